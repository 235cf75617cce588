package org.netloom.designer;

import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JViewport;
import javax.swing.ToolTipManager;
import org.netloom.render.Drawing;
import org.netloom.render.GraphicsPainter;

/** Shows a drawing: the wheel with Ctrl zooms at the pointer, dragging pans, a click picks a node. */
final class DrawingCanvas extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final double LEAST = 0.05;
    private static final double MOST = 4;

    private final transient GraphicsPainter painter = new GraphicsPainter();
    private transient Drawing drawing;
    private double zoom = 1;

    DrawingCanvas(Consumer<String> picked) {
        Mouse mouse = new Mouse(picked);
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
        addMouseWheelListener(mouse);
        ToolTipManager.sharedInstance().registerComponent(this);
    }

    void show(Drawing now) {
        drawing = now;
        revalidate();
        repaint();
    }

    double zoom() {
        return zoom;
    }

    /** Makes the whole drawing visible, but not larger than it was drawn. */
    void fit() {
        if (drawing != null && getParent() instanceof JViewport port && port.getWidth() > 0) {
            double room = Math.min(port.getWidth() / drawing.width(), port.getHeight() / drawing.height());
            zoomTo(Math.min(1, room), new Point());
        }
    }

    /** Makes the width of the drawing visible. */
    void fitWidth() {
        if (drawing != null && getParent() instanceof JViewport port && port.getWidth() > 0) {
            zoomTo(Math.min(1, port.getWidth() / drawing.width()), new Point());
        }
    }

    /** Another scale; the given point of the component stays where it is on the screen. */
    void zoomTo(double wanted, Point anchor) {
        double now = Math.clamp(wanted, LEAST, MOST);
        double factor = now / zoom;
        zoom = now;
        if (getParent() instanceof JViewport port) {
            Point view = port.getViewPosition();
            revalidate();
            port.validate();
            port.setViewPosition(new Point(
                    Math.max(0, (int) Math.round(view.x + anchor.x * (factor - 1))),
                    Math.max(0, (int) Math.round(view.y + anchor.y * (factor - 1)))));
        }
        repaint();
    }

    @Override
    public Dimension getPreferredSize() {
        return drawing == null
                ? new Dimension(400, 300)
                : new Dimension((int) Math.ceil(drawing.width() * zoom), (int) Math.ceil(drawing.height() * zoom));
    }

    /** Where the drawing begins: it is centred where it is smaller than the window. */
    private Point origin() {
        return new Point(Math.max(0, (int) ((getWidth() - drawing.width() * zoom) / 2)), Math.max(0, (int)
                ((getHeight() - drawing.height() * zoom) / 2)));
    }

    @Override
    protected void paintComponent(Graphics g) {
        if (drawing == null) {
            return;
        }
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            g2.setColor(new java.awt.Color(
                    drawing.background().red(),
                    drawing.background().green(),
                    drawing.background().blue()));
            g2.fill(g.getClipBounds());
            Point origin = origin();
            g2.translate(origin.x, origin.y);
            g2.scale(zoom, zoom);
            painter.paint(drawing, g2);
        } finally {
            g2.dispose();
        }
    }

    @Override
    public String getToolTipText(MouseEvent e) {
        return groupAt(e.getPoint())
                .map(group -> "<html>" + escape(group.tooltip()).replace("\n", "<br>") + "</html>")
                .orElse(null);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The frontmost node at a point of the component. */
    private Optional<Drawing.Group> groupAt(Point p) {
        if (drawing == null) {
            return Optional.empty();
        }
        Point origin = origin();
        double x = (p.x - origin.x) / zoom;
        double y = (p.y - origin.y) / zoom;
        List<Drawing.Element> elements = drawing.elements();
        for (int i = elements.size() - 1; i >= 0; i--) {
            if (elements.get(i) instanceof Drawing.Group g
                    && x >= g.x()
                    && x < g.x() + g.width()
                    && y >= g.y()
                    && y < g.y() + g.height()) {
                return Optional.of(g);
            }
        }
        return Optional.empty();
    }

    private final class Mouse extends MouseAdapter {
        private final Consumer<String> picked;
        private Point last;

        Mouse(Consumer<String> picked) {
            this.picked = picked;
        }

        @Override
        public void mousePressed(MouseEvent e) {
            last = e.getLocationOnScreen();
            setCursor(Cursor.getPredefinedCursor(Cursor.MOVE_CURSOR));
        }

        @Override
        public void mouseReleased(MouseEvent e) {
            setCursor(Cursor.getDefaultCursor());
        }

        @Override
        public void mouseClicked(MouseEvent e) {
            groupAt(e.getPoint()).ifPresent(g -> picked.accept(g.id()));
        }

        @Override
        public void mouseDragged(MouseEvent e) {
            Point now = e.getLocationOnScreen();
            Rectangle visible = getVisibleRect();
            visible.translate(last.x - now.x, last.y - now.y);
            scrollRectToVisible(visible);
            last = now;
        }

        @Override
        public void mouseWheelMoved(MouseWheelEvent e) {
            if (e.isControlDown()) {
                zoomTo(zoom * Math.pow(1.15, -e.getPreciseWheelRotation()), e.getPoint());
            } else {
                getParent()
                        .dispatchEvent(
                                javax.swing.SwingUtilities.convertMouseEvent(DrawingCanvas.this, e, getParent()));
            }
        }
    }
}
