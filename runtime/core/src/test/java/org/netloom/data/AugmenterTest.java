package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.netloom.ops.Randoms;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

class AugmenterTest {
    private static final Shape SHAPE = Shape.of(9, 7, 3);

    private static final List<Augmentation> ALL = List.of(
            RandomShift.of(),
            RandomRotate.of(),
            RandomScale.of(),
            RandomFlip.of(),
            RandomCrop.of().padding(2),
            RandomBrightness.of(),
            RandomContrast.of(),
            ColorShift.of(),
            GaussianNoise.of(),
            Cutout.of().side(3));

    private static float[] picture(Shape shape) {
        float[] x = new float[shape.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (int) (256 * Randoms.uniform(99, i));
        }
        return x;
    }

    private static float[] augmented(long key, Augmentation... changes) {
        float[] x = picture(SHAPE);
        new Augmenter(List.of(changes), SHAPE).inPlace(x, 0, key);
        return x;
    }

    private static float at(float[] image, int y, int x, int c) {
        return y < 0 || y >= 9 || x < 0 || x >= 7 ? 0 : image[(y * 7 + x) * 3 + c];
    }

    @Property(tries = 30)
    void whatHappensFollowsFromTheKeyAlone(@ForAll long key) {
        Augmenter used = new Augmenter(ALL, SHAPE);
        float[] other = picture(SHAPE);
        used.inPlace(other, 0, key + 1);
        float[] first = new float[5 + SHAPE.size()];
        System.arraycopy(picture(SHAPE), 0, first, 5, SHAPE.size());
        used.inPlace(first, 5, key);
        float[] second = picture(SHAPE);
        new Augmenter(ALL, SHAPE).inPlace(second, 0, key);
        assertArrayEquals(second, Arrays.copyOfRange(first, 5, first.length));
    }

    @Property(tries = 30)
    void nothingAskedNothingChanged(@ForAll long key) {
        assertArrayEquals(
                picture(SHAPE),
                augmented(
                        key,
                        RandomShift.of().share(0),
                        RandomRotate.of().degrees(0),
                        RandomScale.of().share(0),
                        RandomFlip.of().horizontal(false),
                        RandomCrop.of().padding(0),
                        ColorShift.of().share(0),
                        RandomBrightness.of().share(0),
                        GaussianNoise.of().share(0)));
    }

    @Test
    void flipsMirrorHalfOfTheImagesExactly() {
        float[] before = picture(SHAPE);
        int flipped = 0;
        for (int key = 0; key < 200; key++) {
            float[] after = augmented(key, RandomFlip.of());
            boolean same = Arrays.equals(before, after);
            flipped += same ? 0 : 1;
            for (int y = 0; y < 9; y++) {
                for (int x = 0; x < 7; x++) {
                    assertEquals(at(before, y, same ? x : 6 - x, 1), at(after, y, x, 1));
                }
            }
        }
        assertTrue(flipped > 70 && flipped < 130, flipped + " of 200");
    }

    @Test
    void cropsMoveByWholePixelsAndPadWithZeros() {
        float[] before = picture(SHAPE);
        boolean[][] seen = new boolean[5][5];
        for (int key = 0; key < 500; key++) {
            float[] after = augmented(key, RandomCrop.of().padding(2));
            int found = 0;
            for (int dy = -2; dy <= 2; dy++) {
                for (int dx = -2; dx <= 2; dx++) {
                    if (moved(before, after, dy, dx)) {
                        seen[dy + 2][dx + 2] = true;
                        found++;
                    }
                }
            }
            assertEquals(1, found);
        }
        for (boolean[] row : seen) {
            for (boolean cell : row) {
                assertTrue(cell, "an offset never came");
            }
        }
    }

    private static boolean moved(float[] before, float[] after, int dy, int dx) {
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 7; x++) {
                for (int c = 0; c < 3; c++) {
                    if (at(after, y, x, c) != at(before, y + dy, x + dx, c)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    @Test
    void aShiftIsBilinear() {
        Shape ramps = Shape.of(3, 8, 1);
        float[] ramp = new float[24];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = 10 * (i % 8);
        }
        for (int key = 0; key < 50; key++) {
            float[] x = ramp.clone();
            new Augmenter(List.of(RandomShift.of().share(0.25)), ramps).inPlace(x, 0, key);
            // Inside, a ramp stays a ramp, moved by less than two pixels.
            double offset = x[11] - ramp[11];
            assertTrue(Math.abs(offset) <= 20);
            assertEquals(ramp[12] + offset, x[12], 1e-4);
        }
    }

    @Test
    void aTurnKeepsTheMiddleAndAZoomScalesAboutIt() {
        Shape square = Shape.of(21, 21, 1);
        float[] dot = new float[square.size()];
        dot[10 * 21 + 10] = 255;
        for (int key = 0; key < 20; key++) {
            float[] turned = dot.clone();
            new Augmenter(List.of(RandomRotate.of().degrees(180)), square).inPlace(turned, 0, key);
            assertEquals(255, turned[10 * 21 + 10], 1e-3);
        }
        float[] disc = new float[square.size()];
        for (int i = 0; i < disc.length; i++) {
            disc[i] = Math.hypot(i % 21 - 10, i / 21 - 10) < 5 ? 255 : 0;
        }
        double before = sum(disc);
        boolean larger = false;
        boolean smaller = false;
        for (int key = 0; key < 40; key++) {
            float[] zoomed = disc.clone();
            new Augmenter(List.of(RandomScale.of().share(0.4)), square).inPlace(zoomed, 0, key);
            double ratio = sum(zoomed) / before;
            assertTrue(ratio > 0.3 && ratio < 2.1, "area times " + ratio);
            larger |= ratio > 1.3;
            smaller |= ratio < 0.7;
        }
        assertTrue(larger && smaller);
    }

    private static double sum(float[] x) {
        double s = 0;
        for (float v : x) {
            s += v;
        }
        return s;
    }

    /** Composed, a smooth picture is what it is after the two changes one by one, up to the second blurring. */
    @Test
    void changesOfTheGeometryComposeInTheirOrder() {
        Shape square = Shape.of(61, 61, 1);
        float[] hill = new float[square.size()];
        for (int i = 0; i < hill.length; i++) {
            hill[i] = (float) (255 * Math.exp(-(Math.pow(i % 61 - 36, 2) + Math.pow(i / 61 - 27, 2)) / 40));
        }
        List<Augmentation> both =
                List.of(RandomRotate.of().degrees(90), RandomShift.of().share(0.2));
        for (int key = 0; key < 20; key++) {
            float[] once = hill.clone();
            new Augmenter(both, square).inPlace(once, 0, key);
            float[] twice = hill.clone();
            Geometry geometry = new Geometry(61, 61);
            for (int i = 0; i < 2; i++) {
                geometry.then(both.get(i), Randoms.bits(key, i));
                geometry.resample(twice.clone(), twice, 0, 1);
                geometry.reset();
            }
            assertArrayEquals(twice, once, 6f);
        }
    }

    @Test
    void coloursStayInRangeAndMoveTogetherOrApart() {
        for (int key = 0; key < 50; key++) {
            for (Augmentation change : List.of(
                    RandomBrightness.of().share(0.5),
                    RandomContrast.of().share(0.9),
                    ColorShift.of().share(0.5))) {
                for (float v : augmented(key, change)) {
                    assertTrue(v >= 0 && v <= 255);
                }
            }
        }
    }

    @Test
    void noiseHasTheDeviationAskedFor() {
        Shape large = Shape.of(100, 100, 1);
        float[] x = new float[large.size()];
        Arrays.fill(x, 128);
        new Augmenter(List.of(GaussianNoise.of().share(0.1)), large).inPlace(x, 0, 3);
        double squares = 0;
        for (float v : x) {
            squares += (v - 128) * (v - 128);
        }
        assertEquals(25.5, Math.sqrt(squares / x.length), 0.5);
    }

    @Test
    void cutoutBlanksASquare() {
        float[] before = picture(SHAPE);
        float[] after = augmented(4, Cutout.of().side(3));
        int changed = 0;
        for (int i = 0; i < before.length; i += 3) {
            changed += before[i] != after[i] || before[i + 1] != after[i + 1] ? 1 : 0;
        }
        assertEquals(9, changed);
    }

    @Test
    void aMaskMovesWithItsImage() {
        Shape image = Shape.of(16, 16, 3);
        Shape mask = Shape.of(16, 16, 1);
        for (int key = 0; key < 20; key++) {
            float[] x = new float[image.size()];
            float[] m = new float[mask.size()];
            for (int i = 0; i < m.length; i++) {
                m[i] = i / 16 > 4 && i / 16 < 9 && i % 16 > 6 && i % 16 < 13 ? 1 : 0;
                x[3 * i] = 200 * m[i];
            }
            Augmenter augmenter = new Augmenter(
                    List.of(RandomFlip.of(), RandomRotate.of().degrees(40), Cutout.of(), RandomShift.of()), image);
            // Cutout stands between: the mask is moved in one go, the image in two, so compare without it.
            Augmenter moves =
                    new Augmenter(List.of(RandomFlip.of(), RandomRotate.of().degrees(40)), image);
            float[] moved = m.clone();
            moves.targetInPlace(moved, 0, new Targets.Values(mask, List.of("mask")), key);
            moves.inPlace(x, 0, key);
            for (int i = 0; i < m.length; i++) {
                assertEquals(x[3 * i], 200 * moved[i], 1e-3);
            }
            float[] vector = {1, 2, 3};
            augmenter.targetInPlace(vector, 0, new Targets.Values(Shape.of(3), List.of("a", "b", "c")), key);
            assertArrayEquals(new float[] {1, 2, 3}, vector);
        }
    }

    @Test
    void whatAnAutoencoderGivesBackHasNoNoise() {
        float[] clean = picture(SHAPE);
        new Augmenter(ALL, SHAPE).cleanInPlace(clean, 0, 8);
        float[] without = picture(SHAPE);
        new Augmenter(ALL.subList(0, 8), SHAPE).inPlace(without, 0, 8);
        assertArrayEquals(without, clean);
        assertFalse(Arrays.equals(clean, augmented(8, ALL.toArray(Augmentation[]::new))));
    }

    @Test
    void onlyImagesAreAugmented() {
        NetloomException e =
                assertThrows(NetloomException.class, () -> new Augmenter(List.of(RandomFlip.of()), Shape.of(4)));
        assertEquals(
                "NL-221: RandomFlip changes images H x W x C, but the inputs are 4; remove it from the plan",
                e.getMessage());
    }
}
