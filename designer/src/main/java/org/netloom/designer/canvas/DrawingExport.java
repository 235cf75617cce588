package org.netloom.designer.canvas;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.netloom.design.Body;
import org.netloom.model.AtomicFile;
import org.netloom.render.Drawing;
import org.netloom.render.Rgb;
import org.netloom.render.SvgWriter;
import org.netloom.render.Theme;

/**
 * A drawing as a file: all of the body that is shown, with the open blocks open, in full detail. Takes its time: call it
 * beside the event thread.
 */
public final class DrawingExport {
    /** Kinds of files. */
    public enum Format {
        SVG,
        PNG,
        PDF;

        /** Ending of such files, with the point. */
        public String ending() {
            return "." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final double MARGIN = 24;
    /** What leaves a block ends in a ring below the last node. */
    private static final double EXIT = 32;
    /** More would not fit the memory of most machines. */
    private static final double MOST_PIXELS = 120_000_000;
    /** A PDF page has at most 200 inches in most readers. */
    private static final double LONGEST_PAGE = 14_400;

    private static final double POINTS_PER_PIXEL = 0.75;

    private final Scene scene;
    private final Body body;
    private final Facts facts;
    private final CanvasColors colors;
    private final Texter texter = new Texter();

    private DrawingExport(Scene scene, Body body, Facts facts, Theme theme) {
        this.scene = scene;
        this.body = body;
        this.facts = facts;
        this.colors = CanvasColors.of(theme);
    }

    /** Of what a view shows. On the event thread; what it gives may be used elsewhere. */
    public static DrawingExport of(CanvasView view, Theme theme) {
        return new DrawingExport(
                view.scene(), view.editor().body(), view.keeper().facts(), theme);
    }

    /** Of the light theme, as paper wants it. */
    public static DrawingExport of(CanvasView view) {
        return of(view, Theme.LIGHT);
    }

    /** The part of the scene that the file shows. */
    Rectangle2D area() {
        Rectangle2D b = scene.bounds();
        double exit = scene.exit().isPresent() ? EXIT : 0;
        return new Rectangle2D.Double(
                Math.floor(b.getX() - MARGIN),
                Math.floor(b.getY() - MARGIN),
                Math.ceil(b.getWidth() + 2 * MARGIN + exit),
                Math.ceil(b.getHeight() + 2 * MARGIN + exit));
    }

    /** Bytes of a file. */
    public byte[] bytes(Format format, double scale) {
        return switch (format) {
            case SVG -> svg().getBytes(StandardCharsets.UTF_8);
            case PNG -> png(scale);
            case PDF -> pdf();
        };
    }

    /**
     * Writes a file; a failure leaves an older one as it was.
     *
     * @param scale pixels of a PNG for one of the drawing, 1 to 4; less where the image would be too large
     * @throws org.netloom.problem.NetloomException if it cannot be written
     */
    public void write(Path file, Format format, double scale) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(format, scale));
        AtomicFile.write(file, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /** As SVG, in which a node is a group with a tooltip. */
    public String svg() {
        Rectangle2D area = area();
        DrawingPen pen = new DrawingPen(n -> String.join("\n", CardTips.lines(n, body, facts)));
        pen.push(-area.getX(), -area.getY());
        new ScenePainter(pen, colors, texter, Double.POSITIVE_INFINITY).paint(scene, area);
        pen.pop();
        List<Drawing.Element> elements = pen.elements();
        Rgb paper = new Rgb(
                colors.background().getRed(),
                colors.background().getGreen(),
                colors.background().getBlue(),
                1);
        String what = scene.nodes().size() + " nodes, " + scene.edges().size() + " edges";
        return SvgWriter.write(new Drawing(area.getWidth(), area.getHeight(), paper, body.name(), what, elements));
    }

    /** As an image. */
    BufferedImage image(double scale) {
        Rectangle2D area = area();
        double s = Math.min(scale, Math.sqrt(MOST_PIXELS / (area.getWidth() * area.getHeight())));
        BufferedImage image = new BufferedImage(
                (int) Math.max(1, Math.round(area.getWidth() * s)),
                (int) Math.max(1, Math.round(area.getHeight() * s)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setColor(colors.background());
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            g.scale(s, s);
            g.translate(-area.getX(), -area.getY());
            paint(g, area);
        } finally {
            g.dispose();
        }
        return image;
    }

    /** All detail, without a background. */
    void paint(Graphics2D g, Rectangle2D area) {
        new ScenePainter(new GraphicsPen(g, texter), colors, texter, Double.POSITIVE_INFINITY).paint(scene, area);
    }

    Scene scene() {
        return scene;
    }

    private byte[] png(double scale) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image(scale), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One page as large as the drawing. */
    private byte[] pdf() {
        Rectangle2D area = area();
        double s = Math.min(POINTS_PER_PIXEL, LONGEST_PAGE / Math.max(area.getWidth(), area.getHeight()));
        float width = (float) (area.getWidth() * s);
        float height = (float) (area.getHeight() * s);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(body.name());
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                AffineTransform down = new AffineTransform(s, 0, 0, -s, 0, height);
                down.translate(-area.getX(), -area.getY());
                out.transform(new Matrix(down));
                PdfPen pen = new PdfPen(out, texter, colors.background());
                pen.box(area.getX(), area.getY(), area.getWidth(), area.getHeight(), 0, colors.background());
                new ScenePainter(pen, colors, texter, Double.POSITIVE_INFINITY).paint(scene, area);
            }
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
