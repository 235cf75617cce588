package org.netloom.designer.inspector;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.netloom.design.DesignFile;
import org.netloom.design.Edge;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;

/**
 * Pictures of panels, for looking at: {@code Shots light|dark SCALE OUT,DESIGN,PANEL,WIDTH,HEIGHT[,NODE...] ...}. A node
 * "a/b" is node b inside of the block that a uses, "a/." that block with nothing selected, "a -> b" an edge.
 */
public final class Shots {
    private Shots() {}

    public static void main(String[] args) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            if (args[0].equals("dark")) {
                FlatDarkLaf.setup();
            } else {
                FlatLightLaf.setup();
            }
        });
        for (int i = 2; i < args.length; i++) {
            shoot(Double.parseDouble(args[1]), args[i].split(","));
        }
        System.exit(0);
    }

    private static void shoot(double scale, String[] what) throws Exception {
        DesignDocument document =
                DesignDocument.of(DesignFile.load(Path.of(what[1])), Path.of(what[1]), Checks.direct());
        JFrame[] frame = new JFrame[1];
        SwingUtilities.invokeAndWait(() -> {
            Editor editor = new Editor(document);
            JComponent panel = panel(what[2], editor);
            select(editor, List.of(what).subList(5, what.length));
            panel.setPreferredSize(new Dimension(Integer.parseInt(what[3]), Integer.parseInt(what[4])));
            frame[0] = new JFrame();
            frame[0].add(panel);
            frame[0].pack();
            frame[0].setVisible(true);
        });
        Thread.sleep(Integer.getInteger("shots.wait", 500));
        SwingUtilities.invokeAndWait(() -> save(frame[0].getContentPane(), scale, Path.of(what[0])));
        SwingUtilities.invokeAndWait(frame[0]::dispose);
    }

    private static void select(Editor editor, List<String> names) {
        List<String> nodes = new ArrayList<>();
        for (String name : names) {
            if (Edge.parse(name).isPresent()) {
                editor.select(Selection.edge(Edge.parse(name).get()));
                return;
            }
            String[] way = name.split("/");
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
    }

    private static void save(Component content, double scale, Path out) {
        BufferedImage image = new BufferedImage(
                (int) (content.getWidth() * scale), (int) (content.getHeight() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        content.paint(g);
        g.dispose();
        try {
            ImageIO.write(image, "png", out.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JComponent panel(String name, Editor editor) {
        return switch (name) {
            case "properties" -> new PropertyPanel(editor);
            case "derivation" -> new DerivationPanel(editor);
            case "inspector" -> new InspectorPanel(editor);
            case "summary" -> new SummaryPanel(editor);
            case "code" -> new CodePanel(editor);
            case "problems" -> new ProblemsPanel(editor);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
