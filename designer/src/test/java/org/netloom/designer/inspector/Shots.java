package org.netloom.designer.inspector;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.netloom.design.DesignFile;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;

/**
 * Pictures of panels, for looking at: {@code Shots OUT DESIGN PANEL light|dark SCALE WIDTH HEIGHT [NODE...]}; a node "a/b"
 * is node b inside of the block that a uses.
 */
public final class Shots {
    private Shots() {}

    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        DesignDocument document =
                DesignDocument.of(DesignFile.load(Path.of(args[1])), Path.of(args[1]), Checks.direct());
        boolean dark = args[3].equals("dark");
        double scale = Double.parseDouble(args[4]);
        Dimension size = new Dimension(Integer.parseInt(args[5]), Integer.parseInt(args[6]));
        JFrame[] frame = new JFrame[1];
        SwingUtilities.invokeAndWait(() -> {
            if (dark) {
                FlatDarkLaf.setup();
            } else {
                FlatLightLaf.setup();
            }
            Editor editor = new Editor(document);
            JComponent panel = panels().apply(args[2]).apply(editor);
            java.util.List<String> nodes = new java.util.ArrayList<>();
            for (int i = 7; i < args.length; i++) {
                String[] way = args[i].split("/");
                Scope scope = Scope.ROOT;
                for (int s = 0; s < way.length - 1; s++) {
                    scope = scope.inside(way[s]);
                }
                editor.show(scope);
                if (!way[way.length - 1].equals(".")) {
                    nodes.add(way[way.length - 1]);
                }
            }
            editor.select(Selection.nodes(nodes));
            panel.setPreferredSize(size);
            frame[0] = new JFrame();
            frame[0].add(panel);
            frame[0].pack();
            frame[0].setVisible(true);
        });
        Thread.sleep(Integer.getInteger("shots.wait", 700));
        SwingUtilities.invokeAndWait(() -> {
            Component content = frame[0].getContentPane();
            BufferedImage image = new BufferedImage(
                    (int) (content.getWidth() * scale), (int) (content.getHeight() * scale), BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.scale(scale, scale);
            content.printAll(g);
            g.dispose();
            try {
                ImageIO.write(image, "png", out.toFile());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        System.exit(0);
    }

    private static Function<String, Function<Editor, JComponent>> panels() {
        return name -> switch (name) {
            case "problems" -> ProblemsPanel::new;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
