package org.netloom.designer.shell;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import java.awt.EventQueue;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.netloom.designer.document.Settings;
import org.netloom.designer.widget.Background;

/** The start of the program: only what the first window needs happens before it is on the screen. */
public final class Launch {
    /** System property: prints how long it took until the window was on the screen. */
    private static final String STARTUP = "netloom.startup";

    /** System property: prints when the event thread was blocked, or Swing was touched outside it. */
    private static final String WATCH = "netloom.watch";

    private Launch() {}

    /** Has to come before anything that loads the toolkit. */
    public static void prepare() {
        Mac.prepare();
    }

    /** Opens a window with the given designs, or with the start page. */
    public static void start(List<Path> files) {
        // Beside the event thread, which meanwhile loads the toolkit.
        Thread reading = Thread.ofPlatform().daemon().name("netloom-preload").start(Preload::early);
        Settings settings = Settings.load();
        if (Boolean.getBoolean(WATCH)) {
            EventThreadWatch.start(true);
        }
        EventQueue.invokeLater(() -> {
            Look.install(Look.dark(settings));
            Errors.install(ErrorDialog::show);
            Application app = new Application(settings, Application.dialogs(), () -> System.exit(0));
            Mac.install(app);
            MainWindow window = app.newWindow();
            window.addWindowListener(new WindowAdapter() {
                @Override
                public void windowOpened(WindowEvent e) {
                    opened(app, window, reading);
                }
            });
            window.setVisible(true);
            files.forEach(window::open);
        });
    }

    private static void opened(Application app, MainWindow window, Thread reading) {
        if (Boolean.getBoolean(STARTUP)) {
            long began = ManagementFactory.getRuntimeMXBean().getStartTime();
            System.err.println("window on the screen after " + (System.currentTimeMillis() - began) + " ms");
        }
        if (window.current().isEmpty()) {
            window.startPage().requestFocusInWindow();
        }
        app.look().follow();
        Background.run(
                _ -> FlatSVGUtils.createWindowIconImages("/org/netloom/designer/icons/netloom.svg"),
                app::icons,
                Errors::unexpected);
        app.offerRecovery(window);
        Thread.ofPlatform().daemon().name("netloom-preload-late").start(() -> Preload.late(reading));
    }
}
