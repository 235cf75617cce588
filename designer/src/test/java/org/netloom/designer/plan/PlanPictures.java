package org.netloom.designer.plan;

import java.nio.file.Path;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.netloom.design.DesignFile;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;

/** Saves pictures of the pages of the plan: {@code FOLDER DESIGN...}. */
public final class PlanPictures {
    private PlanPictures() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        for (boolean dark : new boolean[] {false, true}) {
            Displays.look(dark);
            for (int i = 1; i < args.length; i++) {
                Path file = Path.of(args[i]);
                DesignDocument document =
                        Displays.onEventThread(() -> DesignDocument.of(DesignFile.load(file), file, Checks.direct()));
                JComponent panel = Displays.onEventThread(() -> new PlanPanel(document));
                picture(panel, folder.resolve("plan-" + document.title() + (dark ? "-dark" : "") + ".png"));
            }
        }
        System.exit(0);
    }

    private static void picture(JComponent panel, Path file) throws Exception {
        JFrame frame = Displays.show(panel, 1280, 900);
        Thread.sleep(3000);
        SwingUtilities.invokeAndWait(() -> {});
        Displays.save(Displays.paint(panel, Double.parseDouble(System.getProperty("scale", "1"))), file);
        Displays.close(frame);
    }
}
