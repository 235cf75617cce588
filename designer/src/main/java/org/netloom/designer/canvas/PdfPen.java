package org.netloom.designer.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * Draws on a page of a PDF file. Text stays text, in the faces that every reader has; what they have no letters for is
 * drawn as shapes.
 */
final class PdfPen implements Pen {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final float[] DASHES = {5, 4};

    private final PDPageContentStream out;
    private final Texter texter;
    private final PDFont plain = new PDType1Font(FontName.HELVETICA);
    private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
    private final Color paper;

    /**
     * A pen.
     *
     * @param out set up so that y grows downwards, as in the scene
     * @param paper background of the page: what is seen through is mixed with it
     */
    PdfPen(PDPageContentStream out, Texter texter, Color paper) {
        this.out = out;
        this.texter = texter;
        this.paper = paper;
    }

    /** A step of writing. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Color solid(Color c) {
        return c.getAlpha() == 255 ? c : CanvasColors.mix(c, paper, c.getAlpha() / 255.0);
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, Color fill) {
        fill(
                radius == 0
                        ? new Rectangle2D.Double(x, y, width, height)
                        : new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius),
                fill);
    }

    @Override
    public void frame(
            double x, double y, double width, double height, double radius, Color colour, double line, boolean dashed) {
        double r = Math.max(0, 2 * radius - line);
        line(
                new RoundRectangle2D.Double(x + line / 2, y + line / 2, width - line, height - line, r, r),
                colour,
                line,
                dashed);
    }

    @Override
    public void fill(Shape shape, Color colour) {
        write(() -> {
            out.setNonStrokingColor(solid(colour));
            path(shape);
            out.fill();
        });
    }

    @Override
    public void line(Shape shape, Color colour, double width, boolean dashed) {
        write(() -> {
            out.setStrokingColor(solid(colour));
            out.setLineWidth((float) width);
            out.setLineJoinStyle(BasicStroke.JOIN_ROUND);
            out.setLineDashPattern(dashed ? DASHES : new float[0], 0);
            path(shape);
            out.stroke();
        });
    }

    private void path(Shape shape) throws IOException {
        float[] c = new float[6];
        float x = 0;
        float y = 0;
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> out.moveTo(c[0], c[1]);
                case PathIterator.SEG_LINETO -> out.lineTo(c[0], c[1]);
                case PathIterator.SEG_QUADTO -> {
                    float ax = x + (c[0] - x) * 2 / 3;
                    float ay = y + (c[1] - y) * 2 / 3;
                    float bx = c[2] + (c[0] - c[2]) * 2 / 3;
                    float by = c[3] + (c[1] - c[3]) * 2 / 3;
                    out.curveTo(ax, ay, bx, by, c[2], c[3]);
                    c[0] = c[2];
                    c[1] = c[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    out.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                    c[0] = c[4];
                    c[1] = c[5];
                }
                default -> out.closePath();
            }
            x = c[0];
            y = c[1];
        }
    }

    @Override
    public void text(double x, double baseline, String text, TextStyle style, Color colour, Anchor anchor) {
        if (text.isEmpty()) {
            return;
        }
        PDFont font = style.bold() ? bold : plain;
        write(() -> {
            if (!writable(font, text)) {
                shapes(x, baseline, text, style, colour, anchor);
                return;
            }
            double width = font.getStringWidth(text) / 1000 * style.size();
            out.beginText();
            out.setNonStrokingColor(solid(colour));
            out.setFont(font, (float) style.size());
            AffineTransform upright = AffineTransform.getTranslateInstance(from(x, width, anchor), baseline);
            upright.scale(1, -1);
            out.setTextMatrix(new org.apache.pdfbox.util.Matrix(upright));
            out.showText(text);
            out.endText();
        });
    }

    private static double from(double x, double width, Anchor anchor) {
        return switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
    }

    /** True where the face has a letter for every character. */
    private static boolean writable(PDFont font, String text) throws IOException {
        try {
            font.encode(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void shapes(double x, double baseline, String text, TextStyle style, Color colour, Anchor anchor) {
        Shape outline = texter.font(style)
                .createGlyphVector(CONTEXT, text)
                .getOutline((float) from(x, texter.width(style, text), anchor), (float) baseline);
        fill(outline, colour);
    }

    @Override
    public void push(double dx, double dy) {
        write(() -> {
            out.saveGraphicsState();
            out.transform(new org.apache.pdfbox.util.Matrix(AffineTransform.getTranslateInstance(dx, dy)));
        });
    }

    @Override
    public void pop() {
        write(out::restoreGraphicsState);
    }
}
