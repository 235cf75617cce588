package org.netloom.designer.shell;

import java.util.List;
import org.netloom.designer.widget.Faces;

/**
 * Loads classes beside the event thread before they are needed: the first use of a library costs up to a few hundred
 * milliseconds, which the user would feel as a window that stands still.
 */
final class Preload {
    private static final List<String> EARLY = List.of(
            "com.formdev.flatlaf.FlatLightLaf",
            "com.formdev.flatlaf.extras.FlatSVGIcon",
            "net.miginfocom.swing.MigLayout");

    private static final List<String> LATE = List.of(
            "org.netloom.check.Checker",
            "org.netloom.render.DiagramBuilder",
            "org.netloom.designer.inspector.CodePanel",
            "org.netloom.designer.plan.DataPanel",
            "org.netloom.designer.plan.PlanPanel",
            "org.netloom.designer.training.TrainingPanel",
            "org.netloom.designer.training.TryItPanel",
            "javax.swing.JFileChooser",
            "org.fife.ui.rsyntaxtextarea.RSyntaxTextArea",
            "org.knowm.xchart.XYChart");

    private Preload() {}

    /** What the first window needs. */
    static void early() {
        Faces.install();
        load(EARLY);
    }

    /** What comes after it. */
    static void late(Thread early) {
        try {
            early.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        load(LATE);
    }

    private static void load(List<String> names) {
        for (String name : names) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("a class to be loaded early is gone", e);
            }
        }
    }
}
