package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

/** Arrays of NumPy, cubes, pairs and triplets. */
class NpyTest {
    @TempDir
    Path folder;

    /** A file as numpy.save writes it: format 1.0. */
    static byte[] npy(String type, boolean fortran, String shape, byte[] numbers) {
        String header = "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': ("
                + shape + "), }";
        int length = (10 + header.length() + 1 + 63) / 64 * 64 - 10;
        byte[] text = (header + " ".repeat(length - header.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer b = ByteBuffer.allocate(10 + length + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        b.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) length)
                .put(text)
                .put(numbers);
        return b.array();
    }

    private static byte[] numbers(String type, double... values) {
        String kind = type.substring(1);
        int width = kind.charAt(1) - '0';
        ByteBuffer b = ByteBuffer.allocate(values.length * width)
                .order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            switch (kind) {
                case "f4" -> b.putFloat((float) v);
                case "f8" -> b.putDouble(v);
                case "f2" -> b.putShort(Float.floatToFloat16((float) v));
                case "i8", "u8" -> b.putLong((long) v);
                case "i4", "u4" -> b.putInt((int) (long) v);
                case "i2", "u2" -> b.putShort((short) v);
                default -> b.put((byte) v);
            }
        }
        return b.array();
    }

    private static NpyArray read(byte[] file) throws IOException {
        return NpyArray.read(new ByteArrayInputStream(file), "test");
    }

    private static float[] values(NpyArray a) {
        float[] v = new float[a.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = a.get(i);
        }
        return v;
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f4", ">f4", "<f8", ">f8", "<f2", "|u1", "|i1", "<u2", ">i2", "<i4", "<u4", "<i8", "|b1"})
    void everyTypeOfNumber(String type) throws IOException {
        double[] given = type.equals("|b1") ? new double[] {0, 1, 1, 0, 0, 1} : new double[] {0, 1, 2, 3, 100, 5};
        NpyArray a = read(npy(type, false, "2, 3", numbers(type, given)));
        assertArrayEquals(new int[] {2, 3}, a.shape());
        for (int i = 0; i < given.length; i++) {
            assertEquals(given[i], a.get(i));
        }
        assertEquals(!type.contains("f"), a.whole());
    }

    @Test
    void fortransOrderIsTurned() throws IOException {
        NpyArray a = read(npy("<f4", true, "2, 3", numbers("<f4", 1, 4, 2, 5, 3, 6)));
        assertArrayEquals(new int[] {2, 3}, a.shape());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, values(a));
    }

    @Test
    void negativeAndLargeNumbers() throws IOException {
        assertEquals(-3, read(npy("|i1", false, "1,", numbers("|i1", -3))).get(0));
        assertEquals(4e9f, read(npy("<u4", false, "1,", numbers("<u4", 4e9))).get(0));
        assertEquals(65535, read(npy("<u2", false, "", numbers("<u2", 65535))).get(0));
    }

    @Test
    void whatIsNoArrayIsRefused() {
        for (byte[] bad : List.of(
                new byte[0],
                "PK".getBytes(StandardCharsets.US_ASCII),
                npy("|O", false, "3,", new byte[3]),
                npy("<f4", false, "3,", new byte[7]),
                npy("<f4", false, "x", new byte[4]),
                Arrays.copyOf(npy("<f4", false, "1,", new byte[4]), 20))) {
            NetloomException e = assertThrows(NetloomException.class, () -> read(bad));
            assertTrue(e.getMessage().matches("(?s)NL-(265|206).*"), e.getMessage());
        }
    }

    private Path npz(String name, Object... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < members.length; i += 2) {
                zip.putNextEntry(new ZipEntry(members[i] + ".npy"));
                zip.write((byte[]) members[i + 1]);
                zip.closeEntry();
            }
        }
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    private static byte[] images(int n) {
        byte[] pixels = new byte[n * 4];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (250 + i);
        }
        return npy("|u1", false, n + ", 2, 2", pixels);
    }

    @Test
    void anArchiveWithItsParts() throws IOException {
        Path file = npz(
                "digits.npz",
                "x_train",
                images(4),
                "y_train",
                npy("<i8", false, "4,", numbers("<i8", 0, 2, 1, 2)),
                "x_test",
                images(2),
                "y_test",
                npy("<i8", false, "2,", numbers("<i8", 1, 0)));
        assertEquals(NpyData.of(file.toString()), DataSources.recognise(file.toString()));
        DataParts parts = DataSources.open(NpyData.of("digits.npz"), Split.of().validation(0), folder, 1);
        assertEquals(4, parts.train().size());
        assertEquals(2, parts.test().size());
        assertEquals(Shape.of(2, 2, 1), parts.train().inputShape());
        assertEquals(new Targets.Classes(List.of("0", "1", "2")), parts.test().targets());
        float[] x = new float[4];
        parts.train().input(1, x, 0);
        assertArrayEquals(new float[] {254, 255, 0, 1}, x);
        float[] t = new float[1];
        parts.test().target(0, t, 0);
        assertEquals(1, t[0]);
    }

    @Test
    void filesSideBySideAndChannelsFirst() throws IOException {
        Files.write(folder.resolve("images.npy"), npy("<f4", false, "1, 2, 1, 3", numbers("<f4", 1, 2, 3, 4, 5, 6)));
        Files.write(folder.resolve("targets.npy"), npy("<f4", false, "1, 2", numbers("<f4", 0.5, 1.5)));
        DataParts parts = DataSources.open(
                NpyData.of(".").channelsFirst(true), Split.of().validation(0).test(0), folder, 1);
        assertEquals(Shape.of(1, 3, 2), parts.train().inputShape());
        float[] x = new float[6];
        parts.train().input(0, x, 0);
        assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, x);
        assertEquals(
                new Targets.Values(Shape.of(2), List.of("0", "1")),
                parts.train().targets());
    }

    @Test
    void masksLabelsAndSequences() throws IOException {
        Path masks = npz(
                "m.npz", "images", images(2), "masks", npy("|u1", false, "2, 2, 2", new byte[] {0, 1, 2, 0, 0, 0, 1, -1
                }));
        Split all = Split.of().validation(0).test(0);
        assertEquals(
                new Targets.ClassMap(List.of("0", "1", "2"), 2, 2, 255),
                DataSources.open(NpyData.of(masks.toString()), all, folder, 1)
                        .train()
                        .targets());
        Path labels = npz("l.npz", "x", images(2), "y", npy("|u1", false, "2, 3", new byte[] {0, 1, 1, 1, 0, 0}));
        assertEquals(
                new Targets.Labels(List.of("0", "1", "2")),
                DataSources.open(NpyData.of(labels.toString()), all, folder, 1)
                        .train()
                        .targets());
        assertEquals(
                Shape.of(2, 2),
                DataSources.open(NpyData.of(labels.toString()).sequences(true), all, folder, 1)
                        .train()
                        .inputShape());
    }

    @Test
    void mistakesAreNamed() throws IOException {
        Path file = npz("bad.npz", "x", images(3), "y", npy("|u1", false, "2,", new byte[] {0, 1}));
        Split all = Split.of().validation(0).test(0);
        NetloomException counts = assertThrows(
                NetloomException.class, () -> DataSources.open(NpyData.of(file.toString()), all, folder, 1));
        assertTrue(counts.getMessage().contains("NL-268"), counts.getMessage());
        NetloomException name = assertThrows(
                NetloomException.class,
                () -> DataSources.open(NpyData.of(file.toString()).inputs("xs").targets("y"), all, folder, 1));
        assertTrue(name.getMessage().contains("did you mean 'x'"), name.getMessage());
        Path lonely = npz("lonely.npz", "x", images(3));
        NetloomException pair = assertThrows(
                NetloomException.class, () -> DataSources.open(NpyData.of(lonely.toString()), all, folder, 1));
        assertTrue(pair.getMessage().contains("NL-267"), pair.getMessage());
    }

    @Test
    void aCubeGivesAPatchForEachLabelledPixel() throws IOException {
        // 3 x 3 pixels of 2 bands: band 0 counts the pixels, band 1 is a hundred more.
        double[] cube = new double[18];
        for (int i = 0; i < 9; i++) {
            cube[2 * i] = i;
            cube[2 * i + 1] = 100 + i;
        }
        Path file = npz(
                "scene.npz",
                "cube",
                npy("<f4", false, "3, 3, 2", numbers("<f4", cube)),
                "gt",
                npy("|u1", false, "3, 3", new byte[] {4, 0, 0, 0, 7, 0, 0, 0, 4}));
        Split all = Split.of().validation(0).test(0);
        DataParts parts =
                DataSources.open(SpectralCube.of(file.toString(), "gt").patch(3), all, folder, 1);
        assertEquals(3, parts.train().size());
        assertEquals(Shape.of(3, 3, 2), parts.train().inputShape());
        assertEquals(new Targets.Classes(List.of("4", "7")), parts.train().targets());
        float[] x = new float[18];
        parts.train().input(0, x, 0);
        float[] band = new float[9];
        for (int i = 0; i < 9; i++) {
            band[i] = x[2 * i];
            assertEquals(100 + x[2 * i], x[2 * i + 1]);
        }
        assertArrayEquals(new float[] {4, 3, 4, 1, 0, 1, 4, 3, 4}, band, "mirrored around the first pixel");
        float[] t = new float[1];
        parts.train().target(1, t, 0);
        assertEquals(1, t[0]);
        assertThrows(
                NetloomException.class,
                () -> DataSources.open(SpectralCube.of(file.toString(), "gt").patch(2), all, folder, 1));
    }

    @Test
    void pairsAreAlikeInTurnAndTripletsHaveAStranger() {
        DataParts pairs = DataSources.open(Pairs.of(Blobs.of().count(90)).perSample(2), Split.of(), folder, 5);
        DataParts triplets = DataSources.open(Triplets.of(Blobs.of().count(90)), Split.of(), folder, 5);
        DataParts source = DataSources.open(Blobs.of().count(90), Split.of(), folder, 5);
        Dataset train = pairs.train();
        assertEquals(2 * source.train().size(), train.size());
        assertEquals(Shape.of(4), train.inputShape());
        float[] x = new float[6];
        float[] t = new float[1];
        for (int i = 0; i < train.size(); i++) {
            train.input(i, x, 0);
            train.target(i, t, 0);
            boolean alike = classOf(source.train(), x, 0) == classOf(source.train(), x, 2);
            assertEquals(t[0] == 1, alike, "pair " + i);
            assertEquals(i % 2 == 0, alike);
        }
        for (int i = 0; i < triplets.train().size(); i++) {
            triplets.train().input(i, x, 0);
            int anchor = classOf(source.train(), x, 0);
            assertEquals(anchor, classOf(source.train(), x, 2));
            assertTrue(anchor != classOf(source.train(), x, 4));
        }
    }

    private static int classOf(Dataset source, float[] x, int at) {
        float[] s = new float[2];
        float[] t = new float[1];
        for (int i = 0; i < source.size(); i++) {
            source.input(i, s, 0);
            if (s[0] == x[at] && s[1] == x[at + 1]) {
                source.target(i, t, 0);
                return (int) t[0];
            }
        }
        throw new AssertionError("no sample of the source");
    }

    @Test
    void tuplesNeedClasses() {
        NetloomException e = assertThrows(
                NetloomException.class,
                () -> DataSources.open(Pairs.of(Pairs.of(ShapeScenes.of())), Split.of(), folder, 1));
        assertTrue(e.getMessage().contains("NL-271"), e.getMessage());
    }
}
