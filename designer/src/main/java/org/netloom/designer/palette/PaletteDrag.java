package org.netloom.designer.palette;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.datatransfer.Transferable;
import java.awt.event.InputEvent;
import java.awt.image.BufferedImage;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import org.netloom.designer.palette.PaletteRow.Item;

/** Drags of rows of the palette. */
final class PaletteDrag extends TransferHandler {
    private final transient PaletteList list;
    private final transient PaletteRenderer renderer = new PaletteRenderer();

    PaletteDrag(PaletteList list) {
        this.list = list;
    }

    @Override
    public int getSourceActions(JComponent c) {
        return COPY;
    }

    @Override
    protected Transferable createTransferable(JComponent c) {
        return list.selected().map(LayerTransfer::new).orElse(null);
    }

    @Override
    public void exportAsDrag(JComponent c, InputEvent e, int action) {
        list.selected().ifPresent(item -> {
            setDragImage(card(item));
            setDragImageOffset(new Point(24, 20));
        });
        super.exportAsDrag(c, e, action);
    }

    /** A card with icon and name, where the platform can show one at the mouse. */
    private BufferedImage card(Item item) {
        Component row = renderer.getListCellRendererComponent(list, item, 0, false, false);
        Dimension size = new Dimension(180, row.getPreferredSize().height);
        row.setSize(size);
        row.doLayout();
        BufferedImage image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        row.paint(g);
        g.dispose();
        return image;
    }
}
