package org.netloom.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.DataSpec;
import org.netloom.data.Dataset;
import org.netloom.data.ImageFolder;
import org.netloom.data.SegmentationFolder;
import org.netloom.data.Split;
import org.netloom.data.Targets;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;

/** Folders of images and masks. */
class SegmentationTest {
    @TempDir
    private Path folder;

    private Path images;
    private Path masks;

    @BeforeEach
    void folders() throws IOException {
        images = Files.createDirectories(folder.resolve("images"));
        masks = Files.createDirectories(folder.resolve("masks"));
    }

    private static void write(Path file, BufferedImage image) throws IOException {
        ImageIO.write(image, "png", file.toFile());
    }

    /** A grey image of rows of values. */
    private static BufferedImage grey(int[]... rows) {
        BufferedImage image = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < rows.length; y++) {
            image.getRaster().setSamples(0, y, rows[0].length, 1, 0, rows[y]);
        }
        return image;
    }

    private static BufferedImage colours(int[]... rows) {
        BufferedImage image = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                image.setRGB(x, y, rows[y][x]);
            }
        }
        return image;
    }

    private void pair(String name, BufferedImage mask) throws IOException {
        write(
                images.resolve(name + ".png"),
                new BufferedImage(mask.getWidth(), mask.getHeight(), BufferedImage.TYPE_INT_RGB));
        write(masks.resolve(name + ".png"), mask);
    }

    private Dataset open(SegmentationFolder spec) {
        return DataSources.open(spec, new Split(0, 0), Path.of(""), 1).train();
    }

    private SegmentationFolder spec(int height, int width) {
        return SegmentationFolder.of(folder.toString(), height, width);
    }

    private static float[] mask(Dataset data, int i) {
        float[] y = new float[data.targets().shape().size()];
        data.target(i, y, 0);
        return y;
    }

    private static Targets.ClassMap classes(Dataset data) {
        return (Targets.ClassMap) data.targets();
    }

    private static String message(Runnable task) {
        return assertThrows(NetloomException.class, task::run).getMessage();
    }

    @Test
    void blackAndWhiteIsBackgroundAndForeground() throws IOException {
        pair("a", grey(new int[] {0, 255}, new int[] {255, 0}));
        DataSpec found = DataSources.recognise(folder.toString());
        SegmentationFolder spec = assertInstanceOf(SegmentationFolder.class, found);
        assertEquals(Shape.of(2, 2, 3), Shape.of(spec.height(), spec.width(), spec.channels()));
        Dataset data = open(spec);
        assertEquals(
                new Targets.ClassMap(List.of("background", "foreground"), 2, 2, Targets.ClassMap.NONE), data.targets());
        assertArrayEquals(new float[] {0, 1, 1, 0}, mask(data, 0));
        assertEquals(
                spec,
                SpecType.of(SegmentationFolder.class).create(SpecType.of(spec).toJson(spec)));
    }

    @Test
    void numbersAreClassesAnd255DoesNotCount() throws IOException {
        pair("a", grey(new int[] {0, 1}, new int[] {2, 255}));
        pair("b", grey(new int[] {1, 1}, new int[] {1, 1}));
        Dataset data = open(spec(2, 2));
        assertEquals(List.of("0", "1", "2"), classes(data).labels());
        assertArrayEquals(new float[] {0, 1, 2, -1}, mask(data, 0));
        // Four names: a class that no mask holds is one all the same.
        Dataset named = open(spec(2, 2).classes("sky", "tree", "car", "dog"));
        assertEquals(4, classes(named).count());
        assertArrayEquals(new float[] {0, 1, 2, -1}, mask(named, 0));
    }

    @Test
    void aPaletteGivesItsNumbers() throws IOException {
        byte[] red = {0, (byte) 200, 10};
        IndexColorModel palette = new IndexColorModel(8, 3, red, red, red);
        BufferedImage mask = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        mask.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {2, 0, 1});
        pair("a", mask);
        assertArrayEquals(new float[] {2, 0, 1}, mask(open(spec(1, 3)), 0));
    }

    @Test
    void coloursAreNamedByAList() throws IOException {
        pair("a", colours(new int[] {0xFF0000, 0x00FF00}, new int[] {0, 0xFF0000}));
        SegmentationFolder spec =
                spec(2, 2).classes("tree", "road").values("#00FF00", "#ff0000").ignore("#000000");
        assertArrayEquals(new float[] {1, 0, -1, 1}, mask(open(spec), 0));
        // Without a list they count in the order of red, green and blue.
        assertEquals(
                List.of("#000000", "#00FF00", "#FF0000"),
                classes(open(spec(2, 2))).labels());
        assertEquals(
                "NL-278: " + masks.resolve("a.png")
                        + " holds the value #000000, which stands for no class (known: #00FF00,"
                        + " #FF0000); add it to values, or to ignore it",
                message(() -> open(spec.ignore(""))));
    }

    @Test
    void masksAreResizedByTheNearestPixel() throws IOException {
        pair("a", grey(new int[] {0, 0, 7, 7}, new int[] {0, 0, 7, 7}, new int[] {7, 7, 0, 9}, new int[] {7, 7, 0, 0}));
        Dataset smaller = open(spec(2, 2).values("0", "7", "9"));
        assertArrayEquals(new float[] {0, 1, 1, 0}, mask(smaller, 0));
        Dataset larger = open(spec(8, 8).values("0", "7", "9"));
        float[] m = mask(larger, 0);
        assertEquals(1, m[4]);
        assertEquals(2, m[4 * 8 + 7]);
        assertEquals(0, m[7 * 8 + 7]);
    }

    @Test
    void partsAndOtherNamesOfFolders() throws IOException {
        Path train = Files.createDirectories(folder.resolve("set/train"));
        Path test = Files.createDirectories(folder.resolve("set/test"));
        for (Path part : List.of(train, test)) {
            images = Files.createDirectories(part.resolve("image"));
            masks = Files.createDirectories(part.resolve("label"));
            for (int i = 0; i < 3; i++) {
                BufferedImage mask = grey(new int[] {0, i});
                write(images.resolve(i + ".png"), mask);
                write(masks.resolve(i + "_mask.png"), mask);
            }
        }
        DataParts parts = DataSources.open(SegmentationFolder.of("set", 1, 2).channels(1), new Split(0, 0), folder, 1);
        assertEquals(3, parts.train().size());
        assertEquals(3, parts.test().size());
        assertEquals(3, classes(parts.test()).count());
        assertTrue(parts.description().contains("masks of 3 classes"), parts.description());
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        pair("a", grey(new int[] {0, 1}));
        write(images.resolve("b.png"), grey(new int[] {0, 1}));
        assertEquals(
                "NL-273: 1 images of " + images + " have no mask of the same name in " + masks
                        + ": b.png; add the masks or remove the images",
                message(() -> open(spec(1, 2))));
        write(masks.resolve("b.png"), grey(new int[] {0, 1}));
        write(masks.resolve("c.png"), grey(new int[] {0, 1}));
        assertEquals(
                "NL-274: 1 masks of " + masks + " have no image of the same name in " + images
                        + ": c.png; add the images or remove the masks",
                message(() -> open(spec(1, 2))));
        write(images.resolve("c.png"), grey(new int[] {0, 1, 0}));
        assertEquals(
                "NL-275: the mask " + masks.resolve("c.png") + " is 1 x 2 pixels, but its image "
                        + images.resolve("c.png") + " is 1 x 3; both must have the same size",
                message(() -> open(spec(1, 2))));
        assertTrue(message(() ->
                        DataSources.open(ImageFolder.of(folder.toString(), 2, 2), new Split(0, 0), Path.of(""), 1))
                .startsWith("NL-271"));
    }

    @Test
    void aPhotographIsNoMask() throws IOException {
        BufferedImage photo = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 4096; i++) {
            photo.setRGB(i % 64, i / 64, i * 4099);
        }
        pair("a", photo);
        assertTrue(message(() -> open(spec(8, 8))).startsWith("NL-276"));
        pair("a", grey(new int[] {3, 200, 77}));
        assertEquals(
                "NL-277: the masks of " + folder
                        + " hold 3 different values (3, 77, 200), expected 4 classes; name the"
                        + " classes with classes, and what they are in the masks with values",
                message(() -> open(spec(1, 3).classes("a", "b", "c", "d"))));
        SegmentationFolder red = spec(1, 3).values("red");
        assertEquals(
                List.of("values: 'red' is no value of a mask: expected a number 0..255, or a colour such as #FF8000"),
                SpecType.of(SegmentationFolder.class).problems(red).stream()
                        .map(p -> p.parameter() + ": " + p.text())
                        .toList());
    }
}
