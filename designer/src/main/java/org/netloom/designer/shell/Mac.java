package org.netloom.designer.shell;

import com.formdev.flatlaf.util.SystemInfo;
import java.awt.Desktop;
import java.io.File;

/** What a Mac has of its own: the menu bar on top of the screen, quitting and opening files from outside. */
final class Mac {
    private Mac() {}

    /** Called before the toolkit is loaded. */
    static void prepare() {
        if (SystemInfo.isMacOS) {
            System.setProperty("apple.laf.useScreenMenuBar", "true");
            System.setProperty("apple.awt.application.name", "Netloom");
            System.setProperty("apple.awt.application.appearance", "system");
        }
    }

    static void install(Application app) {
        if (!SystemInfo.isMacOS || !Desktop.isDesktopSupported()) {
            return;
        }
        Desktop desktop = Desktop.getDesktop();
        if (desktop.isSupported(Desktop.Action.APP_QUIT_HANDLER)) {
            desktop.setQuitHandler((_, response) -> {
                // The windows ask first; the last one that closes ends the program.
                response.cancelQuit();
                app.quit();
            });
        }
        if (desktop.isSupported(Desktop.Action.APP_OPEN_FILE)) {
            desktop.setOpenFileHandler(e -> {
                for (File file : e.getFiles()) {
                    app.windows().stream().findFirst().ifPresent(w -> w.open(file.toPath()));
                }
            });
        }
    }
}
