package org.netloom.designer;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import javax.swing.SwingUtilities;
import org.netloom.designer.shell.Application;
import org.netloom.designer.shell.Look;
import org.netloom.designer.shell.MainWindow;

/** Starts the designer: {@code netloom [DESIGN]}. */
public final class Main {
    private Main() {}

    /** Opens a window with the design named, if one is; without a display it says so and shows the command line's help. */
    public static void main(String[] args) {
        if (!hasDisplay()) {
            System.err.println("The designer needs a display, and there is none here (is DISPLAY set?).");
            System.err.println("The command line does everything without one:");
            org.netloom.cli.Main.run("--help");
            System.exit(1);
        }
        SwingUtilities.invokeLater(() -> {
            Look.begin(false);
            MainWindow window = new Application(Application.dialogs(), () -> System.exit(0)).newWindow();
            window.setVisible(true);
            if (args.length > 0) {
                window.open(Path.of(args[0]));
            }
        });
    }

    /** A display may be named and yet not be there. */
    private static boolean hasDisplay() {
        if (GraphicsEnvironment.isHeadless()) {
            return false;
        }
        try {
            return GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
        } catch (AWTError | java.awt.HeadlessException _) {
            return false;
        }
    }
}
