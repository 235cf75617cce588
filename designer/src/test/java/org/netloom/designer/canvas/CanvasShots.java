package org.netloom.designer.canvas;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Note;
import org.netloom.designer.canvas.tool.CanvasPage;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;
import org.netloom.render.Direction;
import org.netloom.spec.Conv2d;

/** Pictures of the canvas for looking at: {@code CanvasShots FOLDER}. */
final class CanvasShots {
    private CanvasShots() {}

    public static void main(String[] args) throws Exception {
        File folder = new File(args[0]);
        SwingUtilities.invokeAndWait(() -> {
            try {
                all(folder);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        System.exit(0);
    }

    private static void all(File folder) throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            if (dark) {
                FlatDarkLaf.setup();
            } else {
                FlatLightLaf.setup();
            }
            String mode = dark ? "dark" : "light";
            shot(sample("lenet5"), 900, 1000, 1, new File(folder, "lenet5-" + mode + ".png"), v -> {
                v.editor().select(Selection.of("conv2"));
            });
            shot(sample("mini-resnet"), 1000, 1100, dark ? 2 : 1, new File(folder, "resnet-" + mode + ".png"), v -> {
                v.setOpen("down2", true);
                v.keeper().layOutNow();
                v.fit();
                v.viewport().zoomAt(new java.awt.Point(500, 560), 1);
            });
            shot(sample("mini-inception"), 1400, 900, 1, new File(folder, "inception-" + mode + ".png"), v -> {
                v.setAllOpen(true);
                v.keeper().layOutNow();
                v.fit();
            });
            shot(broken(), 1000, 1000, 1.5, new File(folder, "error-" + mode + ".png"), v -> {});
        }
        panel(new File(folder, "panel-dark.png"));
        FlatLightLaf.setup();
        panel(new File(folder, "panel-light.png"));
        files(folder);
        hand(folder);
        shot(sample("lenet5"), 1600, 400, 1, new File(folder, "right.png"), v -> {
            v.keeper().prefer(Direction.RIGHT);
            v.keeper().layOutNow();
            v.fit();
        });
        shot(sample("mini-resnet"), 1600, 1000, 1, new File(folder, "small.png"), v -> {
            v.setAllOpen(true);
            v.keeper().layOutNow();
            v.fit();
        });
        shot(sample("mini-resnet"), 800, 800, 1, new File(folder, "mid.png"), v -> {
            v.setAllOpen(true);
            v.keeper().layOutNow();
            v.zoomTo(0.45);
        });
    }

    private static void panel(File file) throws Exception {
        Editor editor = new Editor(DesignDocument.untitled(sample("mini-inception"), Checks.direct()));
        CanvasPage panel = new CanvasPage(editor);
        CanvasView view = panel.view();
        panel.setSize(1100, 760);
        panel.doLayout();
        view.keeper().layOutNow();
        view.setOpen("inception1", true);
        view.keeper().layOutNow();
        view.viewport().set(0.8, 300, -300);
        editor.select(Selection.of("pool1"));
        BufferedImage image = new BufferedImage(2200, 1520, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(2, 2);
        g.setClip(0, 0, 1100, 760);
        layOut(panel);
        panel.paint(g);
        g.dispose();
        ImageIO.write(image, "png", file);
        panel.close();
    }

    private static void layOut(java.awt.Container c) {
        c.doLayout();
        for (java.awt.Component child : c.getComponents()) {
            if (child instanceof java.awt.Container inner) {
                layOut(inner);
            }
        }
    }

    /** Bodies placed by hand: the ways of the edges are found here and not by the layout. */
    private static void hand(File folder) throws Exception {
        Design design = sample("mini-inception");
        Editor editor = new Editor(DesignDocument.untitled(design, Checks.direct()));
        CanvasView view = new CanvasView(editor, false);
        view.setSize(1000, 900);
        editor.show(org.netloom.designer.document.Scope.ROOT.inside("inception1"));
        view.keeper().layOutNow();
        Design placed = design.copy();
        java.util.Random random = new java.util.Random(3);
        view.scene()
                .nodes()
                .forEach(n -> placed.block("Inception")
                        .orElseThrow()
                        .replace(placed.block("Inception")
                                .orElseThrow()
                                .node(n.id())
                                .orElseThrow()
                                .at(
                                        n.place().x() + random.nextInt(60),
                                        n.place().y() + random.nextInt(40) + (n.id().startsWith("relu") ? 30 : 0))));
        view.close();
        shot(placed, 1100, 900, 1, new File(folder, "hand.png"), v -> {
            v.editor().show(org.netloom.designer.document.Scope.ROOT.inside("inception1"));
            v.keeper().layOutNow();
            v.fit();
        });
        Design flat = Networks.resnet152();
        CanvasView big = new CanvasView(new Editor(DesignDocument.untitled(flat, Checks.direct())), false);
        big.keeper().layOutNow();
        Design positions = flat.copy();
        big.scene()
                .nodes()
                .forEach(n -> positions.replace(positions
                        .node(n.id())
                        .orElseThrow()
                        .at(n.place().x(), n.place().y())));
        shot(
                positions,
                900,
                1000,
                1,
                new File(folder, "hand-resnet.png"),
                v -> v.viewport().set(0.62, 200, -300));
        shot(
                flat,
                900,
                1000,
                1,
                new File(folder, "auto-resnet.png"),
                v -> v.viewport().set(0.62, 200, -300));
        big.close();
    }

    private static void files(File folder) throws Exception {
        Editor editor = new Editor(DesignDocument.untitled(broken(), Checks.direct()));
        CanvasView view = new CanvasView(editor, false);
        view.setSize(800, 600);
        view.keeper().layOutNow();
        DrawingExport export = DrawingExport.of(view);
        export.write(new File(folder, "out.svg").toPath(), DrawingExport.Format.SVG, 1);
        export.write(new File(folder, "out.pdf").toPath(), DrawingExport.Format.PDF, 1);
        export.write(new File(folder, "out.png").toPath(), DrawingExport.Format.PNG, 1);
        try (org.apache.pdfbox.pdmodel.PDDocument d = org.apache.pdfbox.Loader.loadPDF(new File(folder, "out.pdf"))) {
            ImageIO.write(
                    new org.apache.pdfbox.rendering.PDFRenderer(d).renderImage(0, 1.33f),
                    "png",
                    new File(folder, "pdf.png"));
        }
        com.formdev.flatlaf.extras.FlatSVGIcon icon =
                new com.formdev.flatlaf.extras.FlatSVGIcon(new File(folder, "out.svg"));
        BufferedImage image = new BufferedImage(icon.getIconWidth(), icon.getIconHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        icon.paintIcon(null, g, 0, 0);
        g.dispose();
        ImageIO.write(image, "png", new File(folder, "svg.png"));
        view.close();
    }

    static Design sample(String name) {
        String home = System.getProperty("netloom.home", "..");
        return DesignFile.load(Path.of(home, "samples", name, name + ".netloom"));
    }

    static Design broken() {
        Design d = sample("lenet5");
        d.replace(d.node("conv2").orElseThrow().withContent(new Content.Layer(Conv2d.of(16, 51))));
        d.notes().add(Note.of("The kernel of conv2 is larger than what arrives there:\n51 rows do not fit into 14."));
        return d;
    }

    interface Prepared {
        void with(CanvasView view);
    }

    static void shot(Design design, int width, int height, double scale, File file, Prepared prepared)
            throws Exception {
        Editor editor = new Editor(DesignDocument.untitled(design, Checks.direct()));
        CanvasView view = new CanvasView(editor, false);
        view.setSize(width, height);
        view.keeper().layOutNow();
        prepared.with(view);
        ImageIO.write(image(view, scale), "png", file);
        view.close();
    }

    static BufferedImage image(CanvasView view, double scale) {
        BufferedImage image = new BufferedImage(
                (int) (view.getWidth() * scale), (int) (view.getHeight() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        g.setClip(0, 0, view.getWidth(), view.getHeight());
        view.paint(g);
        g.dispose();
        return image;
    }
}
