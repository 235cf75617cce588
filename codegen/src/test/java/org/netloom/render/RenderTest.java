package org.netloom.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloom.check.Checker;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Node;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pictures: complete, well formed, the same each time, and of everything that can be loaded. */
class RenderTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static Stream<Path> designs() throws IOException {
        List<Path> found;
        try (Stream<Path> files = Stream.of(ROOT.resolve("samples"), Path.of("src/test/resources"))
                .flatMap(RenderTest::walk)) {
            found = files.filter(f -> f.toString().endsWith(".netloom"))
                    .sorted()
                    .toList();
        }
        return found.stream().filter(RenderTest::loads);
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean loads(Path file) {
        try {
            return DesignFile.load(file) != null;
        } catch (org.netloom.problem.NetloomException _) {
            return false;
        }
    }

    private static String svg(Design design, Picture picture, boolean open) {
        Diagram diagram = DiagramBuilder.of(Checker.check(design), open);
        return SvgWriter.write(Render.draw(diagram, picture, Render.FOR_THE_WEB));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    /** One input of a block needs no name; of several, each has its own. */
    @Test
    void anOpenBlockNamesItsInputsWhereThereAreSeveral() {
        Design design = DesignFile.load(Path.of("src/test/resources/org/netloom/generate/unet.netloom"));
        for (Direction direction : Direction.values()) {
            String svg = svg(design, Picture.DEFAULT.direction(direction), true);
            assertTrue(svg.contains(">lower<") && svg.contains(">skip<"), svg);
            // Refine has two inputs; those of Level are called "in" as well, but each is its only one.
            assertEquals(2, svg.split(">in<", -1).length, svg);
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyDesignHasAPictureThatNamesItsNodes(Path file) throws Exception {
        Design design = DesignFile.load(file);
        for (Direction direction : Direction.values()) {
            Picture picture = Picture.DEFAULT.direction(direction).fold(direction == Direction.RIGHT ? 900 : 0);
            String svg = svg(design, picture, false);
            assertEquals(svg, svg(DesignFile.load(file), picture, false), "the same bytes each time");
            String text = parse(svg).getDocumentElement().getTextContent();
            for (Node node : design.nodes()) {
                if (node.id().matches("\\w{1,15}") && !(node.content() instanceof Content.BlockInput)) {
                    assertTrue(text.contains(node.id()), node.id());
                }
            }
            parse(svg(design, picture.theme(Theme.DARK), true));
        }
    }

    @Test
    void aDesignCannotBringMarkupAlong() throws Exception {
        String evil = "<script>alert(1)</script>&\"'\u0000\u001b]]>";
        Design design = Design.named(evil)
                .add("input", Input.of(Shape.of(4)))
                .then(evil, Dense.of(3))
                .then("x\" onload=\"y", ReLU.of());
        design.replace(design.node("input").orElseThrow().withNote(evil));
        Document document = parse(svg(design, Picture.DEFAULT, true));
        assertEquals(0, document.getElementsByTagName("script").getLength());
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            assertFalse(all.item(i).getAttributes().getNamedItem("onload") != null);
        }
    }

    @Test
    void anEmptyDesignHasAPicture() throws Exception {
        parse(svg(Design.named("nothing"), Picture.DEFAULT, false));
    }

    @Test
    void boxesDoNotOverlapAndStandInsideThePicture() throws IOException {
        for (String name : List.of("lenet5", "mini-resnet", "mini-inception", "autoencoder")) {
            Design design = DesignFile.load(ROOT.resolve("samples/" + name + "/" + name + ".netloom"));
            for (double fold : new double[] {0, 1000}) {
                Picture picture = Picture.DEFAULT.direction(Direction.RIGHT).fold(fold);
                Drawing drawing =
                        Render.draw(DiagramBuilder.of(Checker.check(design), false), picture, Render.FOR_THE_WEB);
                List<Drawing.Group> groups = drawing.elements().stream()
                        .filter(Drawing.Group.class::isInstance)
                        .map(Drawing.Group.class::cast)
                        .toList();
                assertEquals(design.nodes().size(), groups.size(), name);
                for (Drawing.Group a : groups) {
                    assertTrue(a.x() >= 0 && a.x() + a.width() <= drawing.width(), name + " " + a.id());
                    assertTrue(a.y() >= 0 && a.y() + a.height() <= drawing.height(), name + " " + a.id());
                    groups.stream().filter(b -> b != a).forEach(b -> assertFalse(overlap(a, b), a.id() + " " + b.id()));
                }
            }
        }
    }

    private static boolean overlap(Drawing.Group a, Drawing.Group b) {
        double tolerance = 0.01;
        return a.x() + a.width() > b.x() + tolerance
                && b.x() + b.width() > a.x() + tolerance
                && a.y() + a.height() > b.y() + tolerance
                && b.y() + b.height() > a.y() + tolerance;
    }

    @Test
    void aPngHasTheSizeOfTheDrawing() throws IOException {
        Design design = DesignFile.load(ROOT.resolve("samples/xor/xor.netloom"));
        GraphicsPainter painter = new GraphicsPainter();
        Drawing drawing = Render.draw(DiagramBuilder.of(Checker.check(design), false), Picture.DEFAULT, painter);
        var image = ImageIO.read(new ByteArrayInputStream(PngWriter.write(drawing, painter, 2)));
        assertEquals(Math.ceil(drawing.width() * 2), image.getWidth());
        assertEquals(Math.ceil(drawing.height() * 2), image.getHeight());
    }

    @Test
    void textThatIsTooLongIsShortenedAndNeverSplitsACharacter() {
        Drawing.Type type = new Drawing.Type(12, false);
        assertEquals("short", Render.FOR_THE_WEB.fit("short", type, 100));
        String cut = Render.FOR_THE_WEB.fit("\ud83d\ude00".repeat(30), type, 50);
        assertTrue(cut.endsWith("\u2026"));
        assertFalse(Character.isHighSurrogate(cut.charAt(cut.length() - 2)));
        assertTrue(Render.FOR_THE_WEB.width(cut, type) <= 50);
    }

    /** The pictures of the README are what the command makes. */
    @ParameterizedTest
    @CsvSource({"LIGHT, docs/lenet5.svg", "DARK, docs/lenet5-dark.svg"})
    void thePicturesOfTheReadmeAreCurrent(Theme theme, String name) throws IOException {
        Design design = DesignFile.load(ROOT.resolve("samples/lenet5/lenet5.netloom"));
        Picture picture =
                Picture.DEFAULT.theme(theme).direction(Direction.RIGHT).fold(1150);
        String now = svg(design, picture, false);
        Path file = ROOT.resolve(name);
        if (Boolean.getBoolean("netloom.renew")) {
            Files.writeString(file, now);
        }
        assertEquals(
                Files.readString(file).replace("\r\n", "\n"),
                now,
                "renew it: ./netloom render samples/lenet5 --direction right --fold 1150 --theme "
                        + theme.name().toLowerCase(java.util.Locale.ROOT) + " --out " + name);
    }
}
