package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netloom.data.image.ImageFiles;
import org.netloom.spec.Shape;

/** Public data sets, in the folder that the system property {@code netloom.data} names; skipped where they are absent. */
class RealDataTest {
    private static Path folder(String name) {
        String root = System.getProperty("netloom.data");
        Path p = root == null ? Path.of("absent", name) : Path.of(root, name);
        assumeTrue(Files.isDirectory(p), () -> "skipped: there is no " + p);
        return p;
    }

    private static DataParts open(String name, Optional<Shape> input) {
        return DataSources.open(DataSources.recognise(folder(name).toString(), input), new Split(0, 0), Path.of(""), 1);
    }

    private static int[] counts(Dataset data) {
        int[] counts = new int[((Targets.Classes) data.targets()).count()];
        for (int i = 0; i < data.size(); i++) {
            counts[label(data, i)]++;
        }
        return counts;
    }

    private static int label(Dataset data, int i) {
        float[] t = new float[1];
        data.target(i, t, 0);
        return (int) t[0];
    }

    @Test
    void mnist() {
        DataParts parts = open("mnist", Optional.empty());
        assertEquals(60_000, parts.train().size());
        assertEquals(10_000, parts.test().size());
        assertEquals(Shape.of(28, 28, 1), parts.train().inputShape());
        assertEquals(
                List.of(5, 0, 4, 1),
                List.of(
                        label(parts.train(), 0),
                        label(parts.train(), 1),
                        label(parts.train(), 2),
                        label(parts.train(), 3)));
        Moments moments = Moments.of(parts.train());
        assertEquals(0.1307, moments.mean()[0] / 255, 5e-5);
        assertEquals(0.3081, moments.deviation()[0] / 255, 5e-5);
    }

    @Test
    void iris() {
        DataParts parts = open("iris", Optional.empty());
        assertEquals(Shape.of(4), parts.train().inputShape());
        assertArrayEquals(new int[] {50, 50, 50}, counts(parts.train()));
        float[] x = new float[4];
        parts.train().input(0, x, 0);
        assertArrayEquals(new float[] {5.1f, 3.5f, 1.4f, 0.2f}, x);
    }

    @Test
    void car() {
        DataParts parts = open("car", Optional.empty());
        assertEquals(Shape.of(4 + 4 + 4 + 3 + 3 + 3), parts.train().inputShape());
        assertEquals(
                List.of("acc", "good", "unacc", "vgood"),
                ((Targets.Classes) parts.train().targets()).labels());
        assertArrayEquals(new int[] {384, 69, 1210, 65}, counts(parts.train()));
    }

    @Test
    void optdigits() {
        DataParts parts = open("optdigits", Optional.empty());
        assertEquals(3823, parts.train().size());
        assertEquals(1797, parts.test().size());
        assertEquals(Shape.of(64), parts.train().inputShape());
        assertEquals(10, counts(parts.train()).length);
    }

    @Test
    void cifar() {
        DataParts parts = open("cifar10-subset", Optional.empty());
        assertEquals(4000, parts.train().size());
        assertEquals(1000, parts.test().size());
        assertEquals(
                List.of(6, 9, 9, 4),
                List.of(
                        label(parts.train(), 0),
                        label(parts.train(), 1),
                        label(parts.train(), 2),
                        label(parts.train(), 3)));
    }

    /** Three photographs of class 7 are 3024 pixels wide: they are made as small as the others. */
    @Test
    void signDigits() {
        DataParts parts = open("sign-digits", Optional.of(Shape.of(32, 32, 1)));
        assertEquals(Shape.of(32, 32, 1), parts.train().inputShape());
        assertEquals(2062, parts.train().size());
        assertEquals(
                List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
                ((Targets.Classes) parts.train().targets()).labels());
        Path large = folder("sign-digits").resolve("Dataset/7/IMG_5874.JPG");
        assertEquals(Shape.of(3024, 3024, 3), ImageFiles.shape(large));
    }

    @Test
    void membrane() {
        DataParts parts = open("membrane", Optional.of(Shape.of(128, 128, 1)));
        Dataset data = parts.train();
        assertEquals(30, data.size());
        Targets.ClassMap map = (Targets.ClassMap) data.targets();
        assertEquals(List.of("background", "foreground"), map.labels());
        float[] mask = new float[map.shape().size()];
        data.target(0, mask, 0);
        double bright = 0;
        for (float f : mask) {
            bright += f;
        }
        // 204652 of the 512 x 512 pixels of the first mask are white.
        assertEquals(204_652 / 262_144.0, bright / mask.length, 0.01);
    }
}
