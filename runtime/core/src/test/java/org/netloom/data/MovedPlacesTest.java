package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.netloom.spec.Shape;

/** Masks, boxes and points move as their image does. */
class MovedPlacesTest {
    private static final Targets.Boxes BOXES = new Targets.Boxes(List.of("a", "b"), 3);
    private static final Targets.Points EYES = new Targets.Points(List.of("left eye", "right eye", "nose"));
    private static final float NAN = Float.NaN;

    private static Augmenter augmenter(Shape image, Augmentation... changes) {
        return new Augmenter(List.of(changes), image);
    }

    /** The first key for which the flip happens, or does not. */
    private static long flips(boolean wanted) {
        Augmenter flip = augmenter(Shape.of(1, 2, 1), RandomFlip.of());
        for (long key = 0; ; key++) {
            float[] two = {1, 2};
            flip.inPlace(two, 0, key);
            if (two[0] == (wanted ? 2 : 1)) {
                return key;
            }
        }
    }

    @Test
    void aFlipMirrorsAllPlaces() {
        Augmenter flip = augmenter(Shape.of(2, 4, 1), RandomFlip.of());
        Targets.ClassMap map = new Targets.ClassMap(List.of("x", "y", "z"), 2, 4, -1);
        float[] mask = {0, 1, 2, 2, 1, 1, 0, -1};
        flip.targetInPlace(mask, 0, map, flips(true));
        assertArrayEquals(new float[] {2, 2, 1, 0, -1, 0, 1, 1}, mask);
        float[] boxes = {1, 0.25f, 0.5f, 0.5f, 1, 0, 0.75f, 0.25f, 0.25f, 0.5f, -1, 0, 0, 0, 0};
        flip.targetInPlace(boxes, 0, BOXES, flips(true));
        assertArrayEquals(
                new float[] {1, 0.75f, 0.5f, 0.5f, 1, 0, 0.25f, 0.25f, 0.25f, 0.5f, -1, 0, 0, 0, 0}, boxes, 1e-6f);
        float[] still = {1, 0.25f, 0.5f, 0.5f, 1, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0};
        float[] before = still.clone();
        flip.targetInPlace(still, 0, BOXES, flips(false));
        assertArrayEquals(before, still);
    }

    @Test
    void aMirrorMakesTheLeftEyeTheRightOne() {
        float[] points = {0.25f, 0.5f, 0.75f, 0.25f, 0.5f, 1};
        augmenter(Shape.of(8, 8, 1), RandomFlip.of()).targetInPlace(points, 0, EYES, flips(true));
        // The eye at 0.75 comes to lie at 0.25, and is the left one now.
        assertArrayEquals(new float[] {0.25f, 0.25f, 0.75f, 0.5f, 0.5f, 1}, points, 1e-6f);
        float[] hidden = {NAN, NAN, 0.75f, 0.25f, NAN, NAN};
        augmenter(Shape.of(8, 8, 1), RandomFlip.of()).targetInPlace(hidden, 0, EYES, flips(true));
        assertArrayEquals(new float[] {0.25f, 0.25f, NAN, NAN, NAN, NAN}, hidden, 1e-6f);
    }

    @Test
    void aShiftCutsBoxesAndHidesPoints() {
        Geometry geometry = new Geometry(10, 10);
        Augmenter shift = augmenter(Shape.of(10, 10, 1), RandomCrop.of().padding(4));
        int checked = 0;
        for (long key = 0; key < 200; key++) {
            float[] picture = new float[100];
            picture[55] = 1; // row 5, column 5
            shift.inPlace(picture, 0, key);
            int at = 0;
            while (at < 100 && picture[at] != 1) {
                at++;
            }
            if (at == 100) {
                continue;
            }
            int dx = at % 10 - 5;
            int dy = at / 10 - 5;
            float[] boxes = {0, 0.8f, 0.5f, 0.4f, 0.2f, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0};
            shift.targetInPlace(boxes, 0, BOXES, key);
            float left = Math.max(0, 0.6f + dx / 10f);
            float right = Math.min(1, 1 + dx / 10f);
            if (right - left < 0.2f - 1e-4) {
                assertEquals(-1, boxes[0], "of a box less than half is left");
            } else if (right - left > 0.2f + 1e-4) {
                assertArrayEquals(
                        new float[] {0, (left + right) / 2, 0.5f + dy / 10f, right - left, 0.2f, -1},
                        java.util.Arrays.copyOf(boxes, 6),
                        1e-5f);
            }
            float[] points = {0.95f, 0.5f, 0.5f, 0.5f, 0.05f, 0.5f};
            shift.targetInPlace(points, 0, EYES, key);
            assertEquals(0.95f + dx / 10f > 1, Float.isNaN(points[0]));
            assertEquals(0.5f + dx / 10f, points[2], 1e-5);
            assertEquals(0.05f + dx / 10f < 0, Float.isNaN(points[5]));
            checked++;
        }
        assertTrue(checked > 100);
        assertTrue(geometry.isIdentity());
    }

    @Test
    void aBoxThatGoesMakesRoomForTheNext() {
        for (long key = 0; key < 100; key++) {
            float[] boxes = {0, 0.05f, 0.5f, 0.1f, 0.2f, 1, 0.5f, 0.5f, 0.2f, 0.2f, -1, 0, 0, 0, 0};
            augmenter(Shape.of(20, 20, 1), RandomShift.of().share(0.3)).targetInPlace(boxes, 0, BOXES, key);
            boolean firstGone = boxes[0] == 1;
            assertEquals(firstGone ? -1 : 1, boxes[5], key + ": rows without an object stand at the end");
            assertEquals(-1, boxes[10]);
        }
    }

    @Test
    void changesOfColourLeavePlacesAlone() {
        Augmenter colours = augmenter(
                Shape.of(8, 8, 3),
                RandomBrightness.of(),
                RandomContrast.of(),
                ColorShift.of(),
                GaussianNoise.of(),
                Cutout.of());
        Targets.ClassMap map = new Targets.ClassMap(List.of("x", "y"), 8, 8, -1);
        float[] mask = new float[64];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i % 3 - 1;
        }
        float[] boxes = {0, 0.4f, 0.5f, 0.1f, 0.2f, 1, 0.5f, 0.5f, 0.2f, 0.2f, -1, 0, 0, 0, 0};
        float[] points = {0.1f, 0.2f, NAN, NAN, 0, 1};
        for (long key = 0; key < 20; key++) {
            float[] m = mask.clone();
            colours.targetInPlace(m, 0, map, key);
            assertArrayEquals(mask, m);
            float[] b = boxes.clone();
            colours.targetInPlace(b, 0, BOXES, key);
            assertArrayEquals(boxes, b);
            float[] p = points.clone();
            colours.targetInPlace(p, 0, EYES, key);
            assertArrayEquals(points, p);
        }
    }

    /** A bright square, its mask, its box and its middle are moved alike by any row of changes. */
    @Property(tries = 200)
    void squareMaskBoxAndPointStayTogether(
            @ForAll long key,
            @ForAll @IntRange(min = 10, max = 20) int left,
            @ForAll @IntRange(min = 10, max = 20) int top) {
        int side = 40;
        int extent = 12;
        Augmenter augmenter = augmenter(
                Shape.of(side, side, 1),
                RandomShift.of().share(0.2),
                RandomFlip.of().vertical(true),
                RandomRotate.of().degrees(30),
                RandomScale.of().share(0.2));
        float[] picture = new float[side * side];
        float[] mask = new float[side * side];
        for (int y = top; y < top + extent; y++) {
            for (int x = left; x < left + extent; x++) {
                picture[y * side + x] = 255;
                mask[y * side + x] = 1;
            }
        }
        float middleX = (left + extent / 2f) / side;
        float middleY = (top + extent / 2f) / side;
        float share = (float) extent / side;
        float[] boxes = {0, middleX, middleY, share, share, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0};
        float[] point = {middleX, middleY};
        augmenter.inPlace(picture, 0, key);
        augmenter.targetInPlace(mask, 0, new Targets.ClassMap(List.of("ground", "square"), side, side, -1), key);
        augmenter.targetInPlace(boxes, 0, BOXES, key);
        augmenter.targetInPlace(point, 0, new Targets.Points(List.of("middle")), key);
        int on = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < mask.length; i++) {
            assertTrue(mask[i] == 0 || mask[i] == 1 || mask[i] == -1);
            // The changed image is bilinear: far from edges it agrees with the mask.
            assertFalse(picture[i] > 200 && mask[i] != 1, "bright, but not in the mask");
            assertFalse(picture[i] < 55 && mask[i] == 1, "dark, but in the mask");
            if (mask[i] == 1) {
                on++;
                float x = (i % side + 0.5f) / side;
                float y = (i / side + 0.5f) / side;
                sumX += x;
                sumY += y;
                if (boxes[0] == 0) {
                    assertTrue(Math.abs(x - boxes[1]) <= boxes[3] / 2 + 0.5 / side, "in the box across");
                    assertTrue(Math.abs(y - boxes[2]) <= boxes[4] / 2 + 0.5 / side, "in the box down");
                }
            }
        }
        boolean whole = on > 0.99 * extent * extent * 0.64
                && boxes[0] == 0
                && boxes[1] - boxes[3] / 2 > 0.01
                && boxes[1] + boxes[3] / 2 < 0.99
                && boxes[2] - boxes[4] / 2 > 0.01
                && boxes[2] + boxes[4] / 2 < 0.99;
        if (whole) {
            assertEquals(sumX / on, point[0], 0.5 / side);
            assertEquals(sumY / on, point[1], 0.5 / side);
            assertEquals(boxes[1], point[0], 1e-4);
            assertEquals(boxes[2], point[1], 1e-4);
        }
    }
}
