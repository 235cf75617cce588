package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.spec.Shape;

/** IDX and CIFAR-10, and how files are recognised. */
class ReadersTest {
    @TempDir
    private Path folder;

    private static float[] input(Dataset data, int i) {
        float[] x = new float[data.inputShape().size()];
        data.input(i, x, 0);
        return x;
    }

    private static float label(Dataset data, int i) {
        float[] t = new float[1];
        data.target(i, t, 0);
        return t[0];
    }

    private static DataParts open(DataSpec spec) {
        return DataSources.open(spec, new Split(0, 0), Path.of(""), 1);
    }

    @Test
    void idxPairsKeepTheirTestPart() {
        DataFiles.write(folder.resolve("train-images-idx3-ubyte.gz"), DataFiles.gzip(DataFiles.idx(3, 2, 4)));
        DataFiles.write(folder.resolve("train-labels-idx1-ubyte"), DataFiles.labels(1, 0, 1));
        DataFiles.write(folder.resolve("t10k-images-idx3-ubyte"), DataFiles.idx(2, 2, 4));
        DataFiles.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), DataFiles.gzip(DataFiles.labels(0, 1)));
        DataSpec spec = DataSources.recognise(folder.toString());
        assertEquals(IdxData.of(folder.toAbsolutePath().toString()), spec);
        DataParts parts = open(spec);
        assertEquals(Shape.of(2, 4, 1), parts.train().inputShape());
        assertEquals(new Targets.Classes(List.of("0", "1")), parts.train().targets());
        assertEquals(3, parts.train().size());
        assertEquals(2, parts.test().size());
        assertArrayEquals(new float[] {16, 17, 18, 19, 20, 21, 22, 23}, input(parts.train(), 2));
        assertEquals(0, label(parts.train(), 1));
        // Relative paths start at the design's folder.
        DataParts relative =
                DataSources.open(IdxData.of(folder.getFileName().toString()), new Split(0, 0), folder.getParent(), 1);
        assertEquals(3, relative.train().size());
    }

    @Test
    void idxOfEveryType() {
        byte[][] values = {
            ByteBuffer.allocate(2).put((byte) -3).put((byte) 100).array(),
            ByteBuffer.allocate(4).putShort((short) -3).putShort((short) 100).array(),
            ByteBuffer.allocate(8).putInt(-3).putInt(100).array(),
            ByteBuffer.allocate(8).putFloat(-3).putFloat(100).array(),
            ByteBuffer.allocate(16).putDouble(-3).putDouble(100).array()
        };
        int[] types = {0x09, 0x0B, 0x0C, 0x0D, 0x0E};
        for (int t = 0; t < types.length; t++) {
            Path file = DataFiles.write(folder.resolve("f" + t), DataFiles.idx(types[t], new int[] {1, 2}, values[t]));
            assertArrayEquals(new float[] {-3, 100}, IdxFile.read(file).floats()[0]);
        }
    }

    @Test
    void aFileOfImagesFindsItsLabels() {
        Path images = DataFiles.write(folder.resolve("my-images.idx3-ubyte"), DataFiles.idx(4, 2, 2, 3));
        DataFiles.write(folder.resolve("my-labels.idx1-ubyte"), DataFiles.labels(0, 1, 0, 1));
        DataParts parts = open(DataSources.recognise(images.toString()));
        assertEquals(Shape.of(2, 2, 3), parts.train().inputShape());
    }

    @Test
    void cifarPlanesBecomePixels() {
        DataFiles.write(
                folder.resolve("data_batch_1.bin"),
                DataFiles.join(DataFiles.cifar(3, 10, 20, 30), DataFiles.cifar(9, 255, 0, 128)));
        DataFiles.write(folder.resolve("data_batch_2.bin"), DataFiles.cifar(0, 1, 2, 3));
        DataFiles.write(folder.resolve("test_batch.bin"), DataFiles.cifar(5, 4, 5, 6));
        DataSpec spec = DataSources.recognise(folder.toString());
        assertInstanceOf(Cifar10Data.class, spec);
        DataParts parts = open(spec);
        assertEquals(3, parts.train().size());
        assertEquals(1, parts.test().size());
        float[] x = input(parts.train(), 1);
        assertEquals(List.of(255f, 0f, 128f), List.of(x[0], x[1], x[3071]));
        assertEquals(0, label(parts.train(), 2));
        assertEquals("dog", ((Targets.Classes) parts.test().targets()).labels().get((int) label(parts.test(), 0)));
    }

    @Test
    void generatorsAreRecognisedByName() {
        assertEquals(Digits.of(), DataSources.recognise("digits"));
        assertEquals(Blobs.of(), DataSources.recognise("Blobs"));
        assertEquals(
                List.of("digits", "shapes", "scenes", "xor", "spirals", "moons", "blobs", "sequences"),
                DataSources.generators());
    }

    @Test
    void everyGeneratorOpens() {
        for (DataSpec spec : List.of(
                Digits.of().count(100),
                Shapes.of().count(100),
                Shapes.of().count(100).masks(true),
                Xor.of(),
                Spirals.of().count(100),
                Moons.of().count(100),
                Blobs.of().count(100))) {
            DataParts parts = DataSources.open(spec, Split.of(), Path.of(""), 1);
            assertTrue(parts.train().size() > 0 && parts.test().size() > 0, parts.description());
        }
    }

    @Test
    void aFolderWithOneTableIsThatTable() {
        DataFiles.write(folder.resolve("iris.data"), "1,2,a\n3,4,b\n5,6,a\n7,8,b\n");
        DataFiles.write(folder.resolve("iris.names"), "a description");
        DataSpec spec = DataSources.recognise(folder.toString(), Optional.of(Shape.of(2)));
        assertEquals(CsvData.of(folder.toAbsolutePath().toString()), spec);
        assertEquals(4, open(spec).train().size());
    }

    @Test
    void aPackedTableIsRead() {
        Path file = DataFiles.write(
                folder.resolve("t.csv.gz"), DataFiles.gzip("x,kind\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(2, open(DataSources.recognise(folder.toString())).train().size());
        assertEquals(2, open(DataSources.recognise(file.toString())).train().size());
    }

    @Test
    void aTestTableBesideTheTrainingTableIsTheTestPart() {
        DataFiles.write(folder.resolve("train.csv"), "x,kind\n1,a\n2,b\n3,a\n4,b\n");
        DataFiles.write(folder.resolve("test.csv"), "kind,x\nb,9\n");
        DataParts parts = open(DataSources.recognise(folder.toString()));
        assertEquals(4, parts.train().size());
        assertEquals(1, parts.test().size());
        assertArrayEquals(new float[] {9}, input(parts.test(), 0));
        assertEquals(1, label(parts.test(), 0));
    }
}
