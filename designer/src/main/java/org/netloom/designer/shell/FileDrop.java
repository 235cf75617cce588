package org.netloom.designer.shell;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.swing.JFrame;
import javax.swing.TransferHandler;
import org.netloom.design.DesignFile;

/** Design files that are dropped on a window open; panels that take files of their own come first. */
final class FileDrop extends TransferHandler {
    private static final long serialVersionUID = 1L;

    private final transient FileActions files;

    FileDrop(FileActions files) {
        this.files = files;
    }

    void install(JFrame window) {
        window.getRootPane().setTransferHandler(this);
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return support.isDrop() && support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!canImport(support)) {
            return false;
        }
        try {
            List<?> dropped = (List<?>) support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
            List<File> designs = dropped.stream()
                    .map(File.class::cast)
                    .filter(f -> f.getName().endsWith(DesignFile.EXTENSION))
                    .toList();
            designs.forEach(f -> files.open(f.toPath()));
            return !designs.isEmpty();
        } catch (UnsupportedFlavorException | IOException _) {
            // The program that the files come from has taken them back.
            return false;
        }
    }
}
