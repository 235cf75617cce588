package org.netloom.designer.shell;

import java.util.function.BiConsumer;
import javax.swing.JComponent;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;

/** Tells when a component on the screen is changed outside the event thread. */
final class StrictRepaintManager extends RepaintManager {
    private final BiConsumer<String, StackTraceElement[]> found;

    StrictRepaintManager(BiConsumer<String, StackTraceElement[]> found) {
        this.found = found;
    }

    @Override
    public void addInvalidComponent(JComponent component) {
        check(component);
        super.addInvalidComponent(component);
    }

    @Override
    public void addDirtyRegion(JComponent component, int x, int y, int w, int h) {
        check(component);
        super.addDirtyRegion(component, x, y, w, h);
    }

    private void check(JComponent component) {
        if (SwingUtilities.isEventDispatchThread() || !component.isShowing()) {
            return;
        }
        StackTraceElement[] stack = Thread.currentThread().getStackTrace();
        boolean repaint = false;
        boolean bySwing = false;
        for (StackTraceElement e : stack) {
            if (e.getMethodName().equals("imageUpdate")) {
                // An image that arrives; it is passed on to the event thread.
                return;
            }
            if (e.getMethodName().equals("repaint")) {
                repaint = true;
                bySwing = false;
            } else if (repaint && e.getClassName().startsWith("javax.swing.")) {
                bySwing = true;
            }
        }
        if (repaint && !bySwing) {
            // The program asked for a repaint itself, which is allowed from anywhere; a setter that does is not.
            return;
        }
        found.accept(
                "Swing was touched outside the event thread: "
                        + component.getClass().getName(),
                stack);
    }
}
