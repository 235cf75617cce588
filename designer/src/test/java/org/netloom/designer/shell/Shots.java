package org.netloom.designer.shell;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.netloom.designer.document.Settings;

/** Takes a picture of a window, to be looked at: {@code Shots OUT.png WIDTH HEIGHT light|dark [DESIGN [COMMAND...]]}. */
final class Shots {
    private Shots() {}

    public static void main(String[] args) throws Exception {
        MainWindow window = on(() -> {
            Look.install(args[3].equals("dark"));
            Settings settings = Settings.load(Files.createTempDirectory("shots"));
            settings.theme(args[3]);
            if (Boolean.getBoolean("netloom.watch")) {
                EventThreadWatch.start(true);
            }
            MainWindow w = new Application(settings, Application.dialogs(), () -> {}).newWindow();
            w.setSize(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            w.setLocation(0, 0);
            w.setVisible(true);
            if (args.length > 4) {
                w.open(Path.of(args[4]));
            }
            return w;
        });
        Thread.sleep(Long.getLong("shots.wait", 2500));
        for (int i = 5; i < args.length; i++) {
            String id = args[i];
            SwingUtilities.invokeLater(() -> window.commands().run(id));
            Thread.sleep(1200);
        }
        Rectangle bounds = on(() -> {
            Rectangle all = window.getBounds();
            for (java.awt.Window w : java.awt.Window.getWindows()) {
                if (w.isShowing()) {
                    all = all.union(w.getBounds());
                }
            }
            return all;
        });
        BufferedImage shot = (BufferedImage) new Robot()
                .createMultiResolutionScreenCapture(bounds)
                .getResolutionVariants()
                .getLast();
        ImageIO.write(shot, "png", new File(args[0]));
        Runtime.getRuntime().halt(0);
    }

    private static <T> T on(Callable<T> work) throws Exception {
        java.util.concurrent.FutureTask<T> task = new java.util.concurrent.FutureTask<>(work);
        SwingUtilities.invokeAndWait(task);
        return task.get();
    }
}
