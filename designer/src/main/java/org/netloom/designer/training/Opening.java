package org.netloom.designer.training;

import java.awt.Desktop;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;

/** Opens files and folders with the programs of the system, beside the event thread. */
final class Opening {
    private Opening() {}

    /**
     * Opens a file or folder.
     *
     * @param failed is told why that does not work; the path then lies in the clipboard
     */
    static void open(Path path, Consumer<String> failed) {
        Background.run(
                _ -> {
                    if (!Files.exists(path)) {
                        throw new IOException(Texts.get("train.open.missing", path));
                    }
                    if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
                        throw new IOException(Texts.get("train.open.unsupported", path));
                    }
                    Desktop.getDesktop().open(path.toFile());
                    return path;
                },
                _ -> {},
                e -> {
                    Toolkit.getDefaultToolkit()
                            .getSystemClipboard()
                            .setContents(new StringSelection(path.toString()), null);
                    failed.accept(e.getMessage());
                });
    }
}
