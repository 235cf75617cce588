package org.netloom.designer.palette;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Point;
import java.awt.Window;
import java.awt.dnd.DragSource;
import java.awt.dnd.DragSourceAdapter;
import java.awt.dnd.DragSourceDragEvent;
import java.awt.dnd.DragSourceDropEvent;
import java.awt.image.BufferedImage;
import javax.swing.JComponent;
import javax.swing.JLayeredPane;
import javax.swing.RootPaneContainer;
import javax.swing.SwingUtilities;

/**
 * A card that follows the mouse while something is dragged, for platforms that show no picture at it (X11). It lies in the
 * window itself and is hidden over components that draw what would happen themselves.
 */
final class DragGhost extends JComponent {
    private static final long serialVersionUID = 1L;
    /** Set to true on components that show a drag themselves. */
    static final String OWN = "netloom.showsDrags";

    private final transient BufferedImage image;
    private final double scale;
    private final Point offset;
    private final transient JLayeredPane layers;
    private final transient Following following = new Following();

    private DragGhost(BufferedImage image, double scale, Point offset, JLayeredPane layers) {
        this.image = image;
        this.scale = scale;
        this.offset = offset;
        this.layers = layers;
        setSize(new Dimension((int) Math.ceil(image.getWidth() / scale), (int) Math.ceil(image.getHeight() / scale)));
        setVisible(false);
    }

    /** Follows the mouse until the drag ends. */
    static void follow(JComponent source, BufferedImage image, double scale, Point offset) {
        Window window = SwingUtilities.getWindowAncestor(source);
        if (window instanceof RootPaneContainer container) {
            JLayeredPane layers = container.getLayeredPane();
            DragGhost ghost = new DragGhost(image, scale, offset, layers);
            layers.add(ghost, JLayeredPane.DRAG_LAYER);
            DragSource.getDefaultDragSource().addDragSourceMotionListener(ghost.following);
            DragSource.getDefaultDragSource().addDragSourceListener(ghost.following);
        }
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.drawImage(image, 0, 0, getWidth(), getHeight(), null);
    }

    private final class Following extends DragSourceAdapter {
        @Override
        public void dragMouseMoved(DragSourceDragEvent e) {
            Point at = e.getLocation();
            SwingUtilities.convertPointFromScreen(at, layers);
            Component below =
                    SwingUtilities.getDeepestComponentAt(layers.getRootPane().getContentPane(), at.x, at.y);
            setVisible(below != null && !showsItself(below));
            setLocation(at.x - offset.x, at.y - offset.y);
        }

        private boolean showsItself(Component below) {
            for (Component c = below; c != null; c = c.getParent()) {
                if (c instanceof JComponent j && Boolean.TRUE.equals(j.getClientProperty(OWN))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void dragDropEnd(DragSourceDropEvent e) {
            DragSource.getDefaultDragSource().removeDragSourceMotionListener(this);
            DragSource.getDefaultDragSource().removeDragSourceListener(this);
            layers.remove(DragGhost.this);
            layers.repaint(getBounds());
        }
    }
}
