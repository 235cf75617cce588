package org.netloom.designer.palette;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;
import java.util.Optional;
import org.netloom.designer.palette.PaletteRow.Item;

/** A row of the palette on its way to the canvas. */
public final class LayerTransfer implements Transferable {
    /** The row itself; understood within this program only. */
    public static final DataFlavor FLAVOR = flavor();

    private final Item item;

    public LayerTransfer(Item item) {
        this.item = item;
    }

    /** What is dragged; empty where it is not from the palette. */
    public static Optional<Item> item(Transferable dragged) {
        if (!dragged.isDataFlavorSupported(FLAVOR)) {
            return Optional.empty();
        }
        try {
            return Optional.of((Item) dragged.getTransferData(FLAVOR));
        } catch (UnsupportedFlavorException | IOException e) {
            // A drag from another process that has ended since; its data is gone, and so is the drop.
            throw new IllegalStateException("the dragged layer cannot be read", e);
        }
    }

    private static DataFlavor flavor() {
        try {
            return new DataFlavor(
                    DataFlavor.javaJVMLocalObjectMimeType + ";class=" + Item.class.getName(),
                    "layer",
                    Item.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public DataFlavor[] getTransferDataFlavors() {
        return new DataFlavor[] {FLAVOR, DataFlavor.stringFlavor};
    }

    @Override
    public boolean isDataFlavorSupported(DataFlavor flavor) {
        return FLAVOR.equals(flavor) || DataFlavor.stringFlavor.equals(flavor);
    }

    @Override
    public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException {
        if (FLAVOR.equals(flavor)) {
            return item;
        }
        if (DataFlavor.stringFlavor.equals(flavor)) {
            return item.name();
        }
        throw new UnsupportedFlavorException(flavor);
    }
}
