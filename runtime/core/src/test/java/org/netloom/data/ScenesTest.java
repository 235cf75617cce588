package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netloom.spec.Shape;

/** Scenes of shapes: the same picture for every target, and targets that agree with one another. */
class ScenesTest {
    private static final int SIDE = 48;

    private static float[] target(SceneTarget target, int i) {
        Dataset data = Generators.scenes(80, SIDE, 3, target, 7);
        float[] y = new float[data.targets().shape().size()];
        data.target(i, y, 0);
        return y;
    }

    @Test
    void allTargetsTellOfTheSameScene() {
        Set<Integer> counts = new HashSet<>();
        for (int i = 0; i < 80; i++) {
            float[] mask = target(SceneTarget.MASK, i);
            float[] boxes = target(SceneTarget.BOXES, i);
            float[] points = target(SceneTarget.POINTS, i);
            float[] labels = target(SceneTarget.LABELS, i);
            int shapes = 0;
            for (int kind = 0; kind < 6; kind++) {
                int own = kind + 1;
                int row = -1;
                for (int r = 0; r < 3; r++) {
                    row = boxes[5 * r] == kind ? r : row;
                }
                boolean there = labels[kind] == 1;
                assertEquals(there, row >= 0);
                assertEquals(there, !Float.isNaN(points[2 * kind]));
                assertEquals(there, contains(mask, own));
                if (there) {
                    shapes++;
                    assertArrayEquals(
                            bounds(mask, own), java.util.Arrays.copyOfRange(boxes, 5 * row + 1, 5 * row + 5), 1e-5f);
                    assertTrue(Math.abs(points[2 * kind] - boxes[5 * row + 1]) < boxes[5 * row + 3] / 2);
                }
            }
            counts.add(shapes);
        }
        assertEquals(Set.of(1, 2, 3), counts);
    }

    private static boolean contains(float[] mask, int value) {
        for (float f : mask) {
            if (f == value) {
                return true;
            }
        }
        return false;
    }

    private static float[] bounds(float[] mask, int value) {
        int left = SIDE;
        int right = 0;
        int top = SIDE;
        int bottom = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] == value) {
                left = Math.min(left, i % SIDE);
                right = Math.max(right, i % SIDE + 1);
                top = Math.min(top, i / SIDE);
                bottom = Math.max(bottom, i / SIDE + 1);
            }
        }
        return new float[] {
            (left + right) / 2f / SIDE,
            (top + bottom) / 2f / SIDE,
            (right - left) / (float) SIDE,
            (bottom - top) / (float) SIDE
        };
    }

    @Test
    void thePictureDoesNotDependOnTheTarget() {
        Dataset masks = Generators.scenes(5, 32, 2, SceneTarget.MASK, 3);
        Dataset boxes = Generators.scenes(5, 32, 2, SceneTarget.BOXES, 3);
        assertEquals(Shape.of(32, 32, 3), masks.inputShape());
        float[] a = new float[masks.inputShape().size()];
        float[] b = a.clone();
        for (int i = 0; i < 5; i++) {
            masks.input(i, a, 0);
            boxes.input(i, b, 0);
            assertArrayEquals(a, b);
        }
    }
}
