package org.netloom.designer;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.netloom.designer.shell.Look;

/** Windows for tests: skips where there is no display, shows components in a frame, makes pictures of them. */
public final class Displays {
    private Displays() {}

    /** Skips the test where there is no display. */
    public static void require() {
        assumeFalse(GraphicsEnvironment.isHeadless(), "there is no display");
    }

    /** Sets the look of the program for everything that is made from now on. */
    public static void look(boolean dark) {
        onEventThread(() -> {
            Look.install(dark);
            return null;
        });
    }

    /** Shows a component in a frame of its own, with the focus. Dispose of the frame with {@link #close}. */
    public static JFrame show(JComponent content, int width, int height) {
        require();
        JFrame frame = onEventThread(() -> {
            JFrame f = new JFrame(content.getClass().getSimpleName());
            f.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
            f.setContentPane(content);
            f.setBounds(20, 20, width, height);
            f.setVisible(true);
            f.toFront();
            return f;
        });
        new Bot().waitFor("the window is on the screen", frame::isShowing);
        return frame;
    }

    public static void close(JFrame frame) {
        onEventThread(() -> {
            frame.dispose();
            return null;
        });
    }

    /** Does something on the event thread and waits for it; what it throws is thrown here. */
    public static <T> T onEventThread(Callable<T> work) {
        if (SwingUtilities.isEventDispatchThread()) {
            return call(work);
        }
        AtomicReference<T> result = new AtomicReference<>();
        try {
            SwingUtilities.invokeAndWait(() -> result.set(call(work)));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException r) {
                throw r;
            }
            if (e.getCause() instanceof Error r) {
                throw r;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return result.get();
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Paints a component that is laid out already, at a scale. */
    public static BufferedImage paint(Component component, double scale) {
        return onEventThread(() -> {
            Dimension size = component.getSize();
            BufferedImage image = new BufferedImage(
                    (int) Math.ceil(size.width * scale),
                    (int) Math.ceil(size.height * scale),
                    BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.scale(scale, scale);
            component.paint(g);
            g.dispose();
            return image;
        });
    }

    /** Paints a component in a frame that is never shown; needs a display all the same. */
    public static BufferedImage paint(JComponent component, int width, int height, double scale) {
        return onEventThread(() -> {
            JFrame frame = new JFrame();
            frame.setUndecorated(true);
            frame.setContentPane(component);
            frame.setSize(width, height);
            frame.addNotify();
            frame.validate();
            return paint(component, scale);
        });
    }

    public static void save(BufferedImage image, Path file) {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
