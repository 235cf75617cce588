package org.netloom.designer.shell;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
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

    /** Edges are drawn so much wider than in a picture that is read. */
    private static final double EDGE = 2;

    /** The bar of colour on a card is narrower than this. */
    private static final double BAR = 4;

    private static final double GROWN = 4;
    private static final double ROUND = 8;

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
            painter.paint(coloured(drawing), g);
        } finally {
            g.dispose();
        }
        return image;
    }

    /**
     * The layers as boxes in the colours of their categories: at this size no word could be read. What lies behind the
     * picture shows through.
     */
    private static Drawing coloured(Drawing d) {
        List<Drawing.Element> elements = new ArrayList<>();
        for (Drawing.Element e : d.elements()) {
            switch (e) {
                case Drawing.Line line ->
                    elements.add(new Drawing.Line(
                            line.steps(), line.fill(), line.stroke(), line.strokeWidth() * EDGE, line.dashed()));
                case Drawing.Group group -> layers(group, group, elements);
                case Drawing.Box _, Drawing.Label _ -> {}
            }
        }
        return new Drawing(d.width(), d.height(), d.background().opacity(0), d.title(), d.description(), elements);
    }

    /** A box for each bar of colour that a card has: one for each layer on it. */
    private static void layers(Drawing.Group card, Drawing.Group part, List<Drawing.Element> to) {
        for (Drawing.Element e : part.elements()) {
            if (e instanceof Drawing.Group inner) {
                layers(inner, inner, to);
            } else if (e instanceof Drawing.Box bar && bar.width() < BAR && bar.fill() != null) {
                to.add(new Drawing.Box(
                        card.x(), bar.y() - GROWN, card.width(), bar.height() + 2 * GROWN, ROUND, bar.fill(), null, 0));
            }
        }
    }
}
