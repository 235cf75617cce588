package org.netloom.designer.canvas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.design.Design;
import org.netloom.design.Note;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;

class PaintingTest {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    @BeforeAll
    static void look() {
        FlatLightLaf.setup();
    }

    private static CanvasView view(double zoom) {
        Design d = CanvasShots.sample("mini-resnet");
        d.notes().add(Note.of("A shortcut lets the gradient through.").at(300, 200));
        CanvasView view = new CanvasView(new Editor(DesignDocument.untitled(d, Checks.direct())), false);
        view.setSize(WIDTH, HEIGHT);
        view.keeper().layOutNow();
        view.setOpen("down2", true);
        view.keeper().layOutNow();
        view.editor().select(Selection.of("stage1", "down2"));
        view.viewport().set(zoom, 200, -300 * zoom);
        return view;
    }

    private static BufferedImage painted(CanvasView view, Rectangle... clips) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (Rectangle clip : clips) {
            Graphics2D g = image.createGraphics();
            g.setClip(clip);
            view.paint(g);
            g.dispose();
        }
        return image;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    }

    /** What is left out because it lies outside of the clip leaves no gap at its border. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.45, 0.77, 1, 1.6})
    void paintedInPiecesItIsTheSame(double zoom) {
        CanvasView view = view(zoom);
        painted(view, new Rectangle(WIDTH, HEIGHT));
        BufferedImage whole = painted(view, new Rectangle(WIDTH, HEIGHT));
        BufferedImage pieces = painted(
                view,
                new Rectangle(0, 0, 450, 310),
                new Rectangle(450, 0, 450, 310),
                new Rectangle(0, 310, 450, 290),
                new Rectangle(450, 310, 450, 290));
        assertArrayEquals(pixels(whole), pixels(pieces));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.45, 1})
    void somethingIsPainted(double zoom) {
        CanvasView view = view(zoom);
        int[] pixels = pixels(painted(view, new Rectangle(WIDTH, HEIGHT)));
        int ground = view.colors().background().getRGB();
        long others = java.util.Arrays.stream(pixels).filter(p -> p != ground).count();
        assertTrue(others > 2000, () -> others + " pixels");
    }
}
