package org.netloom.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.DataSpec;
import org.netloom.data.Dataset;
import org.netloom.data.Digits;
import org.netloom.data.ImageFolder;
import org.netloom.data.SegmentationFolder;
import org.netloom.data.Split;
import org.netloom.data.Targets;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

class ImagesTest {
    @TempDir
    private Path folder;

    private static BufferedImage filled(int w, int h, int type, int rgb) {
        BufferedImage image = new BufferedImage(w, h, type);
        for (int i = 0; i < w * h; i++) {
            image.setRGB(i % w, i / w, rgb);
        }
        return image;
    }

    private static void write(BufferedImage image, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        String name = to.getFileName().toString();
        assertTrue(ImageIO.write(image, name.endsWith("png") ? "png" : "jpg", to.toFile()));
    }

    @Test
    void coloursAreRedGreenBlue() {
        BufferedImage image = filled(1, 1, BufferedImage.TYPE_INT_RGB, 0x0A141E);
        assertArrayEquals(new float[] {10, 20, 30}, ImageInput.toSample(image, Shape.of(1, 1, 3)));
        assertEquals(0.299 * 10 + 0.587 * 20 + 0.114 * 30, ImageInput.toSample(image, Shape.of(1, 1, 1))[0], 1e-4);
        BufferedImage red = filled(1, 1, BufferedImage.TYPE_3BYTE_BGR, 0xFF0000);
        assertArrayEquals(new float[] {255, 0, 0}, ImageInput.toSample(red, Shape.of(1, 1, 3)));
    }

    /** The JDK's own conversion would make 100 of it 168. */
    @Test
    void greyStaysAsItIsStored() throws IOException {
        BufferedImage grey = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSamples(0, 0, 2, 2, 0, new int[] {0, 100, 200, 255});
        write(grey, folder.resolve("g.png"));
        assertArrayEquals(new float[] {0, 100, 200, 255}, ImageInput.read(folder.resolve("g.png"), Shape.of(2, 2, 1)));
        float[] colour = ImageInput.read(folder.resolve("g.png"), Shape.of(2, 2, 3));
        assertEquals(List.of(100f, 100f, 100f), List.of(colour[3], colour[4], colour[5]));
        BufferedImage deep = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 65535);
        assertArrayEquals(new float[] {255}, ImageInput.toSample(deep, Shape.of(1, 1, 1)));
    }

    @Test
    void transparentIsWhite() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        assertArrayEquals(new float[] {255, 255, 255}, ImageInput.toSample(image, Shape.of(1, 1, 3)));
    }

    @Test
    void shrinkingAveragesAndGrowingInterpolates() {
        float[] row = {0, 10, 20, 30, 40, 50};
        assertArrayEquals(new float[] {10, 40}, Resizer.resize(row, 1, 6, 1, 1, 2), 1e-5f);
        // 6 to 4: one and a half old pixels each.
        assertArrayEquals(
                new float[] {10 / 3f, 50 / 3f, 100 / 3f, 140 / 3f}, Resizer.resize(row, 1, 6, 1, 1, 4), 1e-4f);
        assertArrayEquals(new float[] {0, 2.5f, 7.5f, 10}, Resizer.resize(new float[] {0, 10}, 2, 1, 1, 4, 1), 1e-5f);
        float[] one = {1, 2, 3};
        assertArrayEquals(new float[] {1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3}, Resizer.resize(one, 1, 1, 3, 2, 2), 1e-5f);
        float[] square = {0, 100, 200, 100};
        assertArrayEquals(new float[] {100}, Resizer.resize(square, 2, 2, 1, 1, 1), 1e-5f);
    }

    @Test
    void samplesBecomeImagesAndBack() {
        float[] sample = {0, 50, 100, 150, 200, 255};
        for (Shape shape : List.of(Shape.of(2, 3, 1), Shape.of(1, 2, 3))) {
            assertArrayEquals(sample, ImageInput.toSample(ImageOutput.toImage(sample, shape), shape));
        }
        DataParts digits = DataSources.open(Digits.of().count(20), new Split(0, 0), Path.of(""), 1);
        BufferedImage sheet = ImageOutput.sheet(digits.train(), 5, 2, 2);
        assertEquals(5 * 57 + 1, sheet.getWidth());
        ImageOutput.writePng(sheet, folder.resolve("sheet.png"));
        assertEquals(
                sheet.getHeight(), ImageFiles.read(folder.resolve("sheet.png")).getHeight());
    }

    @Test
    void aFolderPerClassIsFoundALevelDown() throws IOException {
        for (int c : new int[] {2, 10, 1}) {
            write(filled(8, 8, BufferedImage.TYPE_INT_RGB, c * 0x010101), folder.resolve("pictures/" + c + "/a.png"));
            write(filled(9, 5, BufferedImage.TYPE_INT_RGB, c * 0x010101), folder.resolve("pictures/" + c + "/b.JPG"));
        }
        Files.writeString(folder.resolve("README.md"), "no picture");
        Files.writeString(folder.resolve("pictures/1/notes.txt"), "no picture");
        DataSpec spec = DataSources.recognise(folder.toString(), Optional.of(Shape.of(4, 4, 1)));
        assertEquals(ImageFolder.of(folder.toAbsolutePath().toString(), 4, 4).channels(1), spec);
        Dataset all = DataSources.open(spec, new Split(0, 0), Path.of(""), 1).train();
        assertEquals(6, all.size());
        assertEquals(new Targets.Classes(List.of("1", "2", "10")), all.targets());
        float[] x = new float[16];
        all.input(4, x, 0);
        assertArrayEquals(new float[] {10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10}, x);
        assertEquals(
                ImageFolder.of(folder.toAbsolutePath().toString(), 8, 8), DataSources.recognise(folder.toString()));
    }

    @Test
    void trainAndTestFoldersAreParts() throws IOException {
        for (String part : List.of("train/cat", "train/dog", "test/dog", "test/cat", "val/dog", "val/cat")) {
            write(filled(2, 2, BufferedImage.TYPE_INT_RGB, 0x808080), folder.resolve(part + "/1.png"));
        }
        DataParts parts =
                DataSources.open(ImageFolder.of(folder.toString(), 2, 2), new Split(0.5, 0.4), Path.of(""), 1);
        assertEquals(2, parts.train().size());
        assertEquals(2, parts.validation().size());
        assertEquals(2, parts.test().size());
        write(filled(2, 2, BufferedImage.TYPE_INT_RGB, 0x808080), folder.resolve("test/horse/1.png"));
        NetloomException e = assertThrows(
                NetloomException.class,
                () -> DataSources.open(ImageFolder.of(folder.toString(), 2, 2), Split.of(), Path.of(""), 1));
        assertTrue(e.getMessage()
                .endsWith("has a folder 'horse', but the training part has none of that name; it has: cat, dog"));
    }

    @Test
    void imagesBesideTheirMasksAreNoClasses() throws IOException {
        write(filled(2, 2, BufferedImage.TYPE_INT_RGB, 0), folder.resolve("image/1.png"));
        write(filled(2, 2, BufferedImage.TYPE_INT_RGB, 0), folder.resolve("label/1.png"));
        assertEquals(
                SegmentationFolder.of(folder.toAbsolutePath().toString(), 2, 2),
                DataSources.recognise(folder.toString()));
    }

    /** A colour profile is left out without touching the picture. */
    @Test
    void aProfileIsLeftOut() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(filled(16, 16, BufferedImage.TYPE_INT_RGB, 0x336699), "jpg", out);
        byte[] plain = out.toByteArray();
        byte[] profile = new byte[4 + 14 + 20];
        profile[0] = (byte) 0xFF;
        profile[1] = (byte) 0xE2;
        profile[3] = (byte) (profile.length - 2);
        System.arraycopy("ICC_PROFILE\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, profile, 4, 12);
        byte[] with = new byte[plain.length + profile.length];
        // After the start of the image and its first segment.
        int at = 4 + 256 * (plain[4] & 255) + (plain[5] & 255);
        System.arraycopy(plain, 0, with, 0, at);
        System.arraycopy(profile, 0, with, at, profile.length);
        System.arraycopy(plain, at, with, at + profile.length, plain.length - at);
        assertArrayEquals(plain, Jpeg.withoutProfile(with));
        assertEquals(plain, Jpeg.withoutProfile(plain));
        for (int length = 0; length < with.length; length++) {
            Jpeg.withoutProfile(java.util.Arrays.copyOf(with, length));
        }
    }
}
