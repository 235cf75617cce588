package org.netloom.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.netloom.problem.NetloomException;
import org.netloom.render.Picture;
import org.netloom.render.Theme;

/** What the window shows; the window itself where there is a display. */
class DesignerTest {
    private static final Path SAMPLE = Path.of("../samples/mini-resnet/mini-resnet.netloom");

    @Test
    void everythingThatIsShownComesFromTheFile() {
        OpenedDesign design = OpenedDesign.load(SAMPLE, Picture.DEFAULT, true);
        assertTrue(design.result().ok());
        assertEquals(design.result().reports().size(), design.summary().rows().size());
        assertTrue(design.drawing().elements().size() > 50);
        assertThrows(NetloomException.class, () -> OpenedDesign.load(Path.of("none.netloom"), Picture.DEFAULT, false));
    }

    @Test
    void theCanvasPaintsTheDrawingInItsColours() throws Exception {
        OpenedDesign design = OpenedDesign.load(SAMPLE, Picture.DEFAULT.theme(Theme.DARK), false);
        Set<Integer> colours = new HashSet<>();
        SwingUtilities.invokeAndWait(() -> {
            DrawingCanvas canvas = new DrawingCanvas(_ -> {});
            canvas.show(design.drawing());
            Dimension size = canvas.getPreferredSize();
            canvas.setSize(size);
            BufferedImage image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.setClip(0, 0, size.width, size.height);
            canvas.paint(g);
            g.dispose();
            for (int rgb : image.getRGB(0, 0, size.width, size.height, null, 0, size.width)) {
                colours.add(rgb & 0xffffff);
            }
        });
        assertTrue(colours.contains(new Color(0x0d1117).getRGB() & 0xffffff), "the background of the dark theme");
        assertTrue(colours.size() > 20);
    }

    @Test
    void theWindowOpensADesign() throws Exception {
        assumeFalse(GraphicsEnvironment.isHeadless(), "there is no display");
        SwingUtilities.invokeAndWait(() -> {
            DesignerWindow window = new DesignerWindow();
            window.setVisible(true);
            window.open(SAMPLE);
            assertTrue(window.isShowing());
            window.dispose();
        });
    }

    /** In a process of its own, which has no display. */
    @Test
    void withoutADisplayItSaysWhatToDo() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor());
        assertTrue(out.contains("needs a display"), out);
        assertTrue(out.contains("Usage: netloom"), out);
        assertFalse(out.contains("Exception"), out);
    }
}
