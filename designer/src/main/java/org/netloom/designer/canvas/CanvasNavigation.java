package org.netloom.designer.canvas;

import java.awt.Cursor;
import java.awt.Point;
import java.awt.event.InputEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import javax.swing.SwingUtilities;

/**
 * Moves the view with the mouse: the wheel scrolls, with Ctrl it zooms at the pointer; the middle button pans, and so does
 * the left one while the space bar is down. Events that pan are consumed.
 */
final class CanvasNavigation {
    private static final double PER_NOTCH = 1.15;
    private static final double SCROLL = 48;

    private final CanvasView view;
    private final Mouse mouse = new Mouse();
    private boolean space;
    private Point last;
    private Cursor before;

    CanvasNavigation(CanvasView view) {
        this.view = view;
        view.addMouseListener(mouse);
        view.addMouseMotionListener(mouse);
        view.addMouseWheelListener(mouse);
        view.addKeyListener(new Keys());
    }

    /** True while the view is being moved, or would be by the next press. */
    boolean panning() {
        return space || last != null;
    }

    private void hand(boolean shown) {
        if (shown && before == null) {
            before = view.getCursor();
            view.setCursor(Cursor.getPredefinedCursor(Cursor.MOVE_CURSOR));
        } else if (!shown && before != null) {
            view.setCursor(before);
            before = null;
        }
    }

    private final class Mouse extends MouseAdapter {
        @Override
        public void mousePressed(MouseEvent e) {
            if (SwingUtilities.isMiddleMouseButton(e) || (space && SwingUtilities.isLeftMouseButton(e))) {
                last = e.getPoint();
                hand(true);
                e.consume();
            }
        }

        @Override
        public void mouseDragged(MouseEvent e) {
            if (last != null) {
                view.stopGlide();
                view.viewport().pan(e.getX() - last.x, e.getY() - last.y);
                last = e.getPoint();
                e.consume();
            }
        }

        @Override
        public void mouseReleased(MouseEvent e) {
            if (last != null) {
                last = null;
                hand(space);
                e.consume();
            }
        }

        @Override
        public void mouseWheelMoved(MouseWheelEvent e) {
            view.stopGlide();
            double turned = e.getPreciseWheelRotation();
            if ((e.getModifiersEx() & (InputEvent.CTRL_DOWN_MASK | InputEvent.META_DOWN_MASK)) != 0) {
                view.viewport().zoomAt(e.getPoint(), view.viewport().zoom() * Math.pow(PER_NOTCH, -turned));
            } else if (e.isShiftDown()) {
                view.viewport().pan(-turned * SCROLL, 0);
            } else {
                view.viewport().pan(0, -turned * SCROLL);
            }
            e.consume();
        }
    }

    private final class Keys extends KeyAdapter {
        @Override
        public void keyPressed(KeyEvent e) {
            if (e.getKeyCode() == KeyEvent.VK_SPACE && e.getModifiersEx() == 0) {
                space = true;
                hand(true);
                e.consume();
            }
        }

        @Override
        public void keyReleased(KeyEvent e) {
            if (e.getKeyCode() == KeyEvent.VK_SPACE) {
                space = false;
                hand(last != null);
            }
        }
    }
}
