package org.netloom.designer.shell;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import org.netloom.check.CheckResult;
import org.netloom.render.Diagram;
import org.netloom.render.DiagramBuilder;
import org.netloom.render.Direction;
import org.netloom.render.Drawing;
import org.netloom.render.GraphicsPainter;
import org.netloom.render.Picture;
import org.netloom.render.Render;
import org.netloom.render.Theme;

/** Small pictures of designs. Making one lays the design out, which takes time: only beside the event thread. */
final class Thumbnails {
    private static final double WIDEST = 4000;

    private final GraphicsPainter painter = new GraphicsPainter();

    /** A picture of a checked design in a box of the given size, in its middle, crisp at scales 1 and 2. */
    Image of(CheckResult result, boolean dark, int width, int height) {
        Diagram diagram = DiagramBuilder.of(result, false);
        Picture picture = Picture.DEFAULT
                .theme(dark ? Theme.DARK : Theme.LIGHT)
                .direction(Direction.RIGHT)
                .heading(false);
        Drawing row = Render.draw(diagram, picture, painter);
        // Folded such that it has about the proportions of the box.
        double fold = Math.sqrt(row.width() * row.height() * width / height) * 1.15;
        Drawing drawing =
                row.width() > fold && row.width() < WIDEST ? Render.draw(diagram, picture.fold(fold), painter) : row;
        return new BaseMultiResolutionImage(
                image(drawing, width, height, 1), image(drawing, width, height, 1.5), image(drawing, width, height, 2));
    }

    private BufferedImage image(Drawing drawing, int width, int height, double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            g.scale(scale, scale);
            double fit = Math.min(1, Math.min(width / drawing.width(), height / drawing.height()));
            g.translate((width - drawing.width() * fit) / 2, (height - drawing.height() * fit) / 2);
            g.scale(fit, fit);
            painter.paint(transparent(drawing), g);
        } finally {
            g.dispose();
        }
        return image;
    }

    /** The card behind the picture shows through. */
    private static Drawing transparent(Drawing d) {
        return new Drawing(d.width(), d.height(), d.background().opacity(0), d.title(), d.description(), d.elements());
    }
}
