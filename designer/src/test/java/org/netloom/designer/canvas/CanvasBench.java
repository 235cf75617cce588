package org.netloom.designer.canvas;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import javax.swing.SwingUtilities;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.render.Direction;
import org.netloom.spec.Conv2d;

/**
 * How quick the canvas is at 1600x1000, painted without a graphics card: prints medians and the bars they have to stay
 * below. Run it on an idle machine: {@code ./mvnw -pl designer -am verify -Dtest=CanvasBenchTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dnetloom.bench=true}.
 */
final class CanvasBench {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final int WARM = 60;
    private static final int FRAMES = 120;

    private final BufferedImage screen = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

    private CanvasBench() {}

    static void run() throws Exception {
        FlatLightLaf.setup();
        SwingUtilities.invokeAndWait(() -> new CanvasBench().all());
    }

    private void all() {
        System.out.printf(
                Locale.ROOT,
                "load of the machine %.1f, %d processors%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        CanvasView thousand = view(Networks.field(1000, 40));
        thousand.viewport().set(1, -800, -600);
        panning("pan 1,000 nodes at zoom 1", thousand, 10);
        thousand.viewport().set(0.5, -300, -200);
        panning("pan 1,000 nodes at zoom 0.5", thousand, 15);
        thousand.viewport().set(0.62, -300, -200);
        panning("pan 1,000 nodes at zoom 0.62", thousand, 0);
        thousand.viewport().set(0.3, -100, -100);
        panning("pan 1,000 nodes at zoom 0.3", thousand, 0);
        CanvasView many = view(Networks.field(5000, 72));
        many.fit();
        System.out.printf(
                Locale.ROOT, "  5,000 nodes fit at zoom %.3f%n", many.viewport().zoom());
        panning("5,000 nodes zoomed to fit", many, 5);
        many.viewport().set(1, -2000, -2000);
        drag("drag three of 5,000 nodes, repaint", many, List.of("n800", "n801", "n802"));
        open(5000);
        CanvasView resnet = view(Networks.resnet152());
        resnet.viewport().set(1, 200, -20_000);
        keystroke(resnet);
        scene(resnet);
        drag("drag three nodes of ResNet-152, repaint", resnet, List.of("s2b4conv2", "s2b4bn2", "s2b4relu2"));
        layout(resnet);
    }

    private static CanvasView view(Design design) {
        Editor editor = new Editor(DesignDocument.untitled(design, Checks.direct()));
        CanvasView view = new CanvasView(editor, false);
        view.setSize(WIDTH, HEIGHT);
        view.keeper().layOutNow();
        return view;
    }

    private void panning(String name, CanvasView view, double bar) {
        report(name, bar, frame -> {
            view.viewport().pan(frame % 40 < 20 ? 7 : -7, frame % 30 < 15 ? 5 : -5);
            paint(view);
        });
    }

    private void paint(CanvasView view) {
        Graphics2D g = screen.createGraphics();
        g.setClip(0, 0, WIDTH, HEIGHT);
        view.paint(g);
        g.dispose();
    }

    private void keystroke(CanvasView view) {
        String id = "s2b4conv2";
        report("a keystroke in ResNet-152: edit, check, scene, repaint", 30, frame -> {
            Content now = new Content.Layer(
                    Conv2d.of(128 + frame % 2, 3).stride(1).padding(1).bias(false));
            view.editor()
                    .edit(new Edit(
                            "filters",
                            "filters",
                            d -> d.replace(d.node(id).orElseThrow().withContent(now))));
            paint(view);
        });
    }

    private void scene(CanvasView view) {
        report("scene of ResNet-152 anew", 5, _ -> view.keeper().refresh());
    }

    /** Everything anew, ways of the edges included: what opening a placed design costs beside its check. */
    private void open(int nodes) {
        Design design = Networks.field(nodes, 72);
        DesignDocument document = DesignDocument.untitled(design, Checks.direct());
        report("first scene of 5,000 placed nodes", 0, 5, 11, _ -> new CanvasView(new Editor(document), false).close());
    }

    private void drag(String name, CanvasView view, List<String> ids) {
        report(name, 16, frame -> {
            Map<String, Place> moved = new LinkedHashMap<>();
            for (String id : ids) {
                Place p = view.editor().places().get(id);
                moved.put(id, p.at(p.x() + frame % 100, p.y()));
            }
            view.setPreviewPlaces(moved);
            paint(view);
        });
        view.setPreviewPlaces(Map.of());
    }

    private void layout(CanvasView view) {
        Map<String, Card> cards = new LinkedHashMap<>();
        view.scene().nodes().forEach(n -> cards.put(n.id(), n.card()));
        LayoutTask task = LayoutTask.of(cards, view.editor().body().edges(), Direction.DOWN);
        System.out.println("  " + cards.size() + " nodes, " + task.edges().size() + " edges");
        report("layout of ResNet-152", 300, 10, 15, _ -> AutoLayout.of(task));
    }

    private static void report(String name, double bar, IntConsumer once) {
        report(name, bar, WARM, FRAMES, once);
    }

    private static void report(String name, double bar, int warm, int frames, IntConsumer once) {
        for (int i = 0; i < warm; i++) {
            once.accept(i);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] millis = new double[frames];
        double[] busy = new double[frames];
        for (int i = 0; i < frames; i++) {
            long start = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            once.accept(i);
            busy[i] = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        Arrays.sort(busy);
        double median = millis[frames / 2];
        String verdict = bar == 0 ? "" : median <= bar ? "ok" : "TOO SLOW";
        System.out.printf(
                Locale.ROOT,
                "%-56s median %7.2f ms  90 %% %7.2f ms  processor %7.2f ms  bar %5.0f ms  %s%n",
                name,
                median,
                millis[frames * 9 / 10],
                busy[frames / 2],
                bar,
                verdict);
    }
}
