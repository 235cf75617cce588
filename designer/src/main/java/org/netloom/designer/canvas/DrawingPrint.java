package org.netloom.designer.canvas;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.print.PageFormat;
import java.awt.print.Printable;

/** Prints a drawing on as many pages as it needs. */
public final class DrawingPrint implements Printable {
    private final DrawingExport drawing;

    public DrawingPrint(DrawingExport drawing) {
        this.drawing = drawing;
    }

    @Override
    public int print(Graphics graphics, PageFormat format, int index) {
        PrintPages pages =
                PrintPages.of(drawing.scene(), drawing.area(), format.getImageableWidth(), format.getImageableHeight());
        if (index >= pages.areas().size() || drawing.scene().isEmpty()) {
            return NO_SUCH_PAGE;
        }
        Rectangle2D area = pages.areas().get(index);
        Graphics2D g = (Graphics2D) graphics.create();
        try {
            double left = (format.getImageableWidth() - area.getWidth() * pages.scale()) / 2;
            g.translate(format.getImageableX() + Math.max(0, left), format.getImageableY());
            g.scale(pages.scale(), pages.scale());
            g.translate(-area.getX(), -area.getY());
            g.clip(area);
            drawing.paint(g, area);
        } finally {
            g.dispose();
        }
        return PAGE_EXISTS;
    }
}
