package org.netloom.designer.training;

import java.awt.Image;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.TransferHandler;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;

/** Takes pictures that are dropped or pasted, as files or as pictures. */
final class ImageDrop extends TransferHandler {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<BufferedImage> taken;
    private final transient Consumer<String> failed;

    ImageDrop(Consumer<BufferedImage> taken, Consumer<String> failed) {
        this.taken = taken;
        this.failed = failed;
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
                || support.isDataFlavorSupported(DataFlavor.imageFlavor);
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!canImport(support)) {
            return false;
        }
        Transferable what = support.getTransferable();
        try {
            if (support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
                Object files = what.getTransferData(DataFlavor.javaFileListFlavor);
                if (files instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof File file) {
                    read(file.toPath());
                    return true;
                }
                return false;
            }
            taken.accept(buffered((Image) what.getTransferData(DataFlavor.imageFlavor)));
            return true;
        } catch (UnsupportedFlavorException | IOException e) {
            failed.accept(Texts.get("tryit.unreadable", e.getMessage()));
            return false;
        }
    }

    /** Reads a file beside the event thread. */
    void read(Path file) {
        Background.run(
                _ -> {
                    BufferedImage image = ImageIO.read(file.toFile());
                    if (image == null) {
                        throw new IOException(Texts.get("tryit.noImage", file.getFileName()));
                    }
                    return image;
                },
                taken,
                e -> failed.accept(Texts.get("tryit.unreadable", e.getMessage())));
    }

    private static BufferedImage buffered(Image image) {
        if (image instanceof BufferedImage buffered) {
            return buffered;
        }
        BufferedImage copy = new BufferedImage(
                Math.max(1, image.getWidth(null)), Math.max(1, image.getHeight(null)), BufferedImage.TYPE_INT_RGB);
        copy.getGraphics().drawImage(image, 0, 0, null);
        return copy;
    }
}
