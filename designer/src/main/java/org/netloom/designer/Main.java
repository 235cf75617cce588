package org.netloom.designer;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.netloom.designer.shell.Launch;

/** Starts the designer: {@code netloom [DESIGN]}. */
public final class Main {
    private Main() {}

    /** Opens a window with the design named, if one is; without a display it says so and shows the command line's help. */
    public static void main(String[] args) {
        Launch.prepare();
        if (!hasDisplay()) {
            System.err.println("The designer needs a display, and there is none here (is DISPLAY set?).");
            System.err.println("The command line does everything without one:");
            org.netloom.cli.Main.run("--help");
            System.exit(1);
        }
        List<Path> files = Arrays.stream(args).map(Path::of).toList();
        Launch.start(files);
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
