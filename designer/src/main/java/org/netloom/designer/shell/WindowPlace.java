package org.netloom.designer.shell;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Frame;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import org.netloom.designer.document.Settings;

/** Where windows stand: where the last one stood, as long as that is on a screen. */
final class WindowPlace {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 920;
    private static final int STEP = 32;
    /** So much of the title bar has to be on a screen that the window can be moved. */
    private static final int REACH = 80;

    private final Settings settings;

    WindowPlace(Settings settings) {
        this.settings = settings;
    }

    /** @param others windows that are open already; a further one stands a little lower */
    void restore(MainWindow window, int others) {
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        window.setSize(Math.min(UIScale.scale(WIDTH), screen.width), Math.min(UIScale.scale(HEIGHT), screen.height));
        window.setLocationRelativeTo(null);
        settings.window().ifPresent(w -> {
            Rectangle wanted = new Rectangle(w.x(), w.y(), w.width(), w.height());
            if (reachable(wanted)) {
                window.setBounds(wanted);
            }
            if (w.maximized()) {
                window.setExtendedState(Frame.MAXIMIZED_BOTH);
            }
        });
        window.setLocation(window.getX() + others * STEP, window.getY() + others * STEP);
    }

    private static boolean reachable(Rectangle window) {
        Rectangle title = new Rectangle(window.x + REACH, window.y, Math.max(1, window.width - 2 * REACH), STEP);
        for (GraphicsDevice device :
                GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
            GraphicsConfiguration configuration = device.getDefaultConfiguration();
            if (configuration.getBounds().intersects(title)) {
                return true;
            }
        }
        return false;
    }

    void remember(MainWindow window) {
        boolean maximized = (window.getExtendedState() & Frame.MAXIMIZED_BOTH) == Frame.MAXIMIZED_BOTH;
        Rectangle now = window.getBounds();
        Settings.Window before = settings.window().orElse(null);
        settings.window(
                maximized && before != null
                        ? new Settings.Window(before.x(), before.y(), before.width(), before.height(), true)
                        : new Settings.Window(now.x, now.y, now.width, now.height, maximized));
    }
}
