package org.netloom.designer.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.data.Targets;

/** Boxes and points stand where the target says. */
class PlacePictureTest {
    private static final Color RED = Color.RED;

    private static BufferedImage black(int side) {
        return new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    }

    private static int red(BufferedImage image, double x, double y) {
        return image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())) >> 16 & 255;
    }

    @Test
    void aBoxHasFourSides() {
        Targets.Boxes boxes = new Targets.Boxes(List.of("a"), 2);
        float[] y = {0, 0.5f, 0.5f, 0.5f, 0.25f, -1, 0, 0, 0, 0};
        BufferedImage image = PlacePicture.of(black(16), boxes, y, _ -> RED);
        assertEquals(192, image.getWidth(), "enlarged, so that lines have room");
        assertEquals(255, red(image, 0.25, 0.5));
        assertEquals(255, red(image, 0.75, 0.5));
        assertEquals(255, red(image, 0.5, 0.375));
        assertEquals(255, red(image, 0.5, 0.625));
        assertEquals(0, red(image, 0.5, 0.5));
    }

    @Test
    void pointsThatCannotBeSeenAreNotShown() {
        Targets.Points points = new Targets.Points(List.of("a", "b"));
        BufferedImage image =
                PlacePicture.of(black(400), points, new float[] {0.5f, 0.5f, Float.NaN, Float.NaN}, _ -> RED);
        assertEquals(400, image.getWidth());
        assertEquals(255, image.getRGB(200, 196) >> 16 & 255);
        assertEquals(0, red(image, 0, 0));
    }

    @Test
    void otherTargetsLeaveThePictureAlone() {
        BufferedImage plain = black(8);
        assertSame(plain, PlacePicture.of(plain, new Targets.Classes(List.of("a")), new float[] {0}, _ -> RED));
    }
}
