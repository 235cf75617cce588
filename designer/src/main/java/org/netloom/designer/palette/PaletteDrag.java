package org.netloom.designer.palette;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.datatransfer.Transferable;
import java.awt.dnd.DragSource;
import java.awt.event.InputEvent;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import javax.swing.UIManager;
import org.netloom.designer.palette.PaletteRow.Item;
import org.netloom.render.Rgb;

/** Drags of rows of the palette. */
final class PaletteDrag extends TransferHandler {
    private static final long serialVersionUID = 1L;
    private static final int CARD_WIDTH = 180;

    /** Where the mouse holds the card. */
    private static final Point GRIP = new Point(24, 20);

    /** Drawn larger than needed, so that it is crisp on every screen. */
    private static final double SCALE = 2;

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
            BufferedImage card = card(item, SCALE);
            if (DragSource.isDragImageSupported()) {
                setDragImage(card(item, 1));
                setDragImageOffset(GRIP);
            } else {
                DragGhost.follow(c, card, SCALE, GRIP);
            }
        });
        super.exportAsDrag(c, e, action);
    }

    /** A card with icon and name. */
    private BufferedImage card(Item item, double scale) {
        JComponent row = (JComponent) renderer.getListCellRendererComponent(list, item, 0, false, false);
        row.setOpaque(false);
        Dimension size = new Dimension(CARD_WIDTH, row.getPreferredSize().height);
        row.setSize(size);
        row.doLayout();
        BufferedImage image =
                new BufferedImage((int) (size.width * scale), (int) (size.height * scale), BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.scale(scale, scale);
        RoundRectangle2D shape = new RoundRectangle2D.Double(0.5, 0.5, size.width - 1.0, size.height - 1.0, 16, 16);
        g.setColor(UIManager.getColor("List.background"));
        g.fill(shape);
        Rgb accent = LayerIcons.accent(item.category());
        g.setColor(new Color(accent.red(), accent.green(), accent.blue()));
        g.draw(shape);
        row.paint(g);
        g.dispose();
        return image;
    }
}
