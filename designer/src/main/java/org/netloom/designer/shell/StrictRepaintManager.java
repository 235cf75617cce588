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
        boolean swing = false;
        for (StackTraceElement e : stack) {
            if (e.getMethodName().equals("imageUpdate") || e.getMethodName().equals("repaint") && !swing) {
                // Both are allowed from anywhere.
                return;
            }
            swing |= e.getClassName().startsWith("javax.swing.")
                    && !e.getMethodName().equals("repaint")
                    && !e.getClassName().endsWith("RepaintManager");
        }
        found.accept(
                "Swing was touched outside the event thread: "
                        + component.getClass().getName(),
                stack);
    }
}
