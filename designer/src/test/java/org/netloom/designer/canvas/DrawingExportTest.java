package org.netloom.designer.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.print.PageFormat;
import java.awt.print.Printable;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.design.Design;
import org.netloom.design.Note;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DrawingExportTest {
    @TempDir
    Path folder;

    private static CanvasView view(Design design) {
        CanvasView view = new CanvasView(new Editor(DesignDocument.untitled(design, Checks.direct())), false);
        view.setSize(300, 200);
        view.keeper().layOutNow();
        return view;
    }

    private static Design lenet() {
        Design d = CanvasShots.sample("lenet5");
        d.notes().add(Note.of("LeCun et al. <1998> & \"tanh\"").at(500, 0));
        return d;
    }

    @Test
    void svgIsWellFormedAndHasAllTextsAsText() throws Exception {
        String svg = DrawingExport.of(view(lenet())).svg();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document xml = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        Set<String> texts = new HashSet<>();
        NodeList all = xml.getElementsByTagName("text");
        for (int i = 0; i < all.getLength(); i++) {
            texts.add(all.item(i).getTextContent());
        }
        assertTrue(
                texts.containsAll(List.of(
                        "conv1",
                        "Conv2d",
                        "6 filters 5\u00d75, padding 2",
                        "28 \u00d7 28 \u00d7 6",
                        "156 params",
                        "logits")),
                texts::toString);
        assertTrue(texts.contains("LeCun et al. <1998> & \"tanh\""), texts::toString);
        assertFalse(svg.contains("NaN"));
    }

    @Test
    void aPdfHasOnePageWithTheTexts() throws Exception {
        Path file = folder.resolve("drawing.pdf");
        DrawingExport.of(view(lenet())).write(file, DrawingExport.Format.PDF, 1);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertEquals(1, pdf.getNumberOfPages());
            String text = new PDFTextStripper().getText(pdf);
            for (String part : List.of("conv1", "Conv2d", "28 \u00d7 28 \u00d7 6", "156 params", "logits")) {
                assertTrue(text.contains(part), part);
            }
        }
    }

    @Test
    void lettersThatNoPdfFaceHasAreDrawn() throws Exception {
        Design d = lenet();
        d.notes().add(Note.of("\u041f\u0440\u0438\u0432\u0435\u0442").at(500, 200));
        byte[] bytes = DrawingExport.of(view(d)).bytes(DrawingExport.Format.PDF, 1);
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            assertEquals(1, pdf.getNumberOfPages());
        }
    }

    @Test
    void aPngHasTheWholeDrawingAtItsScale() throws Exception {
        DrawingExport export = DrawingExport.of(view(lenet()));
        BufferedImage one = ImageIO.read(new ByteArrayInputStream(export.bytes(DrawingExport.Format.PNG, 1)));
        BufferedImage three = ImageIO.read(new ByteArrayInputStream(export.bytes(DrawingExport.Format.PNG, 3)));
        assertEquals(Math.round(export.area().getWidth()), one.getWidth());
        assertEquals(3 * one.getWidth(), three.getWidth());
        assertEquals(3 * one.getHeight(), three.getHeight());
        assertEquals(0xffffffff, one.getRGB(2, 2));
    }

    @Test
    void aFailureLeavesTheOldFile() throws Exception {
        Path file = folder.resolve("drawing.svg");
        Files.writeString(file, "old");
        DrawingExport.of(view(lenet())).write(file, DrawingExport.Format.SVG, 1);
        assertTrue(Files.readString(file).startsWith("<svg"));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void longDrawingsGoOnPageByPageWithoutCuttingNodes() {
        CanvasView view = view(CanvasShots.sample("lenet5"));
        DrawingExport export = DrawingExport.of(view);
        PrintPages pages = PrintPages.of(view.scene(), export.area(), 500, 300);
        assertTrue(pages.areas().size() > 1);
        double end = export.area().getY();
        for (var area : pages.areas()) {
            assertEquals(end, area.getY(), 0.01);
            end = area.getMaxY();
            assertTrue(area.getHeight() * pages.scale() <= 300.01);
            assertTrue(area.getWidth() * pages.scale() <= 500.01);
            double cut = end;
            assertTrue(view.scene().nodes().stream()
                    .noneMatch(n -> n.place().y() < cut - 0.01 && n.place().bottom() > cut + 0.01));
        }
        assertEquals(export.area().getMaxY(), end, 0.01);
    }

    @Test
    void printingPaintsEveryPageAndThenEnds() {
        DrawingPrint print = new DrawingPrint(DrawingExport.of(view(lenet())));
        PageFormat format = new PageFormat();
        int page = 0;
        while (true) {
            BufferedImage paper =
                    new BufferedImage((int) format.getWidth(), (int) format.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D g = paper.createGraphics();
            int found = print.print(g, format, page);
            g.dispose();
            if (found == Printable.NO_SUCH_PAGE) {
                break;
            }
            page++;
        }
        assertTrue(page >= 1 && page < 10, "pages: " + page);
    }
}
