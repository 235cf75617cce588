package org.netloom.designer.training;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseEvent;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.netloom.data.DataParts;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Actions;
import org.netloom.designer.widget.Background;
import org.netloom.run.PredictionProcess;
import org.netloom.run.Preparation;
import org.netloom.run.RunData;

/** What a network of two inputs thinks of the plane, with the samples upon it; it moves while the network learns. */
public final class BoundaryPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final int HEAD = 30;
    private static final int EDGE = 12;

    private final transient Trainings trainings;
    private final transient Optional<Runnable> asker;
    private transient Optional<TrainingRun> run = Optional.empty();
    private transient Optional<Background.Job> asking = Optional.empty();
    private final transient PaintCache cache = new PaintCache();
    private transient Consumer<float[]> chosen = _ -> {};
    private transient Optional<float[]> mark = Optional.empty();
    private final transient Trainings.Listener following = new Trainings.Listener() {
        @Override
        public void changed(TrainingRun changed) {
            if (run.filter(changed::equals).isPresent()) {
                repaint();
            }
        }

        @Override
        public void listChanged() {
            ask();
        }
    };

    public BoundaryPanel(Trainings trainings) {
        this(trainings, Optional.empty());
    }

    /** @param asked asks about the plane where no training has told of it; empty: a program of its own is started */
    BoundaryPanel(Trainings trainings, Optional<Runnable> asked) {
        this.trainings = trainings;
        this.asker = asked;
        setOpaque(true);
        getAccessibleContext().setAccessibleName(Texts.get("tryit.boundary"));
        Actions.held(this, this::choose);
        trainings.addListener(following);
    }

    /** Who is told the two inputs of a place that is clicked. */
    void onChoice(Consumer<float[]> listener) {
        chosen = listener;
    }

    /** Marks a place. */
    void mark(float[] place) {
        mark = Optional.of(place.clone());
        repaint();
    }

    /** Looks at another run. */
    void show(Optional<TrainingRun> shown) {
        run = shown;
        ask();
        repaint();
    }

    /** True where there is, or will be, something to see. */
    boolean hasSomething() {
        return run.flatMap(r -> r.probed).isPresent()
                || trainings
                        .document()
                        .result()
                        .inputShape()
                        .filter(s -> s.size() == 2)
                        .isPresent();
    }

    /** A run of before has no outputs any more: its model is asked. */
    private void ask() {
        if (asker.isPresent()) {
            asker.get().run();
            return;
        }
        if (asking.isPresent() || run.isEmpty()) {
            return;
        }
        TrainingRun of = run.get();
        boolean two = trainings
                .document()
                .result()
                .inputShape()
                .filter(s -> s.size() == 2)
                .isPresent();
        if (!two || of.active() || !of.hasModel() || of.probed.isPresent()) {
            return;
        }
        asking = Optional.of(Background.run(
                _ -> asked(of),
                probed -> {
                    asking = Optional.empty();
                    of.probed = probed;
                    repaint();
                },
                e -> {
                    asking = Optional.empty();
                    trainings.complain(Trainings.message(e));
                }));
    }

    private static Optional<TrainingRun.Probed> asked(TrainingRun of) {
        DataParts data = RunData.of(of.run());
        if (!BoundaryGrid.suits(data.train())) {
            return Optional.empty();
        }
        BoundaryGrid grid = BoundaryGrid.around(data.train());
        try (PredictionProcess process = PredictionProcess.start(of.run(), Preparation.SILENT)) {
            int epochs = of.history().epochsDone();
            return Optional.of(new TrainingRun.Probed(grid, epochs, process.predict(grid.samples())));
        }
    }

    /** Why there is nothing to see. */
    private String absence() {
        boolean others = asker.isPresent()
                && run.filter(r -> r.hasModel() && !r.active()).isPresent();
        if (asking.isPresent() || others) {
            return "tryit.boundary.asking";
        }
        boolean found =
                run.filter(r -> r.active() && !r.history().epochs().isEmpty()).isPresent();
        return found ? "tryit.boundary.later" : "tryit.boundary.none";
    }

    // ---- geometry ---------------------------------------------------------------------------------------------------

    private Rectangle plane() {
        int side = Math.max(1, Math.min(getWidth() - 2 * EDGE, getHeight() - HEAD - EDGE));
        return new Rectangle((getWidth() - side) / 2, HEAD + (getHeight() - HEAD - EDGE - side) / 2, side, side);
    }

    private void choose(MouseEvent e) {
        run.flatMap(r -> r.probed).ifPresent(p -> {
            Rectangle plane = plane();
            if (!plane.contains(e.getPoint())) {
                return;
            }
            BoundaryGrid g = p.grid();
            float x = (float) (g.left() + (e.getX() - plane.x) / (double) plane.width * (g.right() - g.left()));
            float y = (float) (g.top() - (e.getY() - plane.y) / (double) plane.height * (g.top() - g.bottom()));
            mark = Optional.of(new float[] {x, y});
            chosen.accept(new float[] {x, y});
            repaint();
        });
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(320, 260);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(120, 120);
    }

    // ---- painting ---------------------------------------------------------------------------------------------------

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(RunColors.ground());
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        Font font = UIManager.getFont("Label.font");
        g.setFont(font.deriveFont(Font.BOLD));
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(RunColors.ink());
        Optional<TrainingRun.Probed> probed = run.flatMap(r -> r.probed);
        g.drawString(Texts.get("tryit.boundary"), EDGE, 10 + metrics.getAscent());
        g.setFont(font);
        if (probed.isEmpty()) {
            String text = Texts.get(absence());
            g.setColor(RunColors.muted());
            g.drawString(text, (getWidth() - g.getFontMetrics().stringWidth(text)) / 2, getHeight() / 2);
        } else {
            String epoch = Texts.get("train.chart.epoch", probed.get().epoch());
            g.setColor(RunColors.muted());
            g.drawString(epoch, getWidth() - EDGE - g.getFontMetrics().stringWidth(epoch), 10 + metrics.getAscent());
            paint(g, probed.get());
        }
        g.dispose();
    }

    private void paint(Graphics2D g, TrainingRun.Probed probed) {
        Rectangle plane = plane();
        Rectangle own = new Rectangle(plane.width, plane.height);
        cache.paint(g, plane.x, plane.y, plane.width, plane.height, probed, to -> paintPlane(to, probed, own));
        mark.ifPresent(m -> {
            g.setColor(RunColors.ink());
            g.setStroke(new BasicStroke(2));
            g.draw(dot(plane, probed.grid(), m, 14));
        });
        g.setColor(RunColors.line());
        g.setStroke(new BasicStroke(1));
        g.drawRect(plane.x, plane.y, plane.width - 1, plane.height - 1);
    }

    private static void paintPlane(Graphics2D g, TrainingRun.Probed probed, Rectangle plane) {
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image(probed), plane.x, plane.y, plane.width, plane.height, null);
        BoundaryGrid grid = probed.grid();
        double size = Math.clamp(plane.width / 60.0, 3.5, 8);
        double low = grid.points().stream().mapToDouble(p -> p[2]).min().orElse(0);
        double high = grid.points().stream().mapToDouble(p -> p[2]).max().orElse(1);
        g.setStroke(new BasicStroke(1));
        for (float[] p : grid.points()) {
            Ellipse2D dot = dot(plane, grid, p, size);
            g.setColor(
                    grid.classes().isEmpty()
                            ? heat((p[2] - low) / Math.max(1e-9, high - low))
                            : RunColors.of((int) p[2]));
            g.fill(dot);
            g.setColor(RunColors.faint(RunColors.ground(), 0.8));
            g.draw(dot);
        }
    }

    private static Ellipse2D dot(Rectangle plane, BoundaryGrid g, float[] place, double size) {
        double x = plane.x + (place[0] - g.left()) / (g.right() - g.left()) * plane.width;
        double y = plane.y + (g.top() - place[1]) / (g.top() - g.bottom()) * plane.height;
        return new Ellipse2D.Double(x - size / 2, y - size / 2, size, size);
    }

    private static BufferedImage image(TrainingRun.Probed probed) {
        int n = BoundaryGrid.CELLS;
        BufferedImage image = new BufferedImage(n, n, BufferedImage.TYPE_INT_RGB);
        List<float[]> outputs = probed.outputs();
        float low = Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        for (float[] o : outputs) {
            low = Math.min(low, o[0]);
            high = Math.max(high, o[0]);
        }
        boolean classes = !probed.grid().classes().isEmpty();
        Color[] colors = new Color[outputs.getFirst().length];
        java.util.Arrays.setAll(colors, RunColors::of);
        for (int i = 0; i < Math.min(outputs.size(), n * n); i++) {
            Color color = classes
                    ? mixed(outputs.get(i), colors)
                    : heat((outputs.get(i)[0] - low) / Math.max(1e-9, high - low));
            Color soft = RunColors.mixed(RunColors.ground(), color, RunColors.dark() ? 0.5 : 0.42);
            image.setRGB(i % n, i / n, soft.getRGB());
        }
        return image;
    }

    /** The colours of the classes, as much of each as it is likely. */
    private static Color mixed(float[] probabilities, Color... colors) {
        double r = 0;
        double g = 0;
        double b = 0;
        for (int i = 0; i < probabilities.length; i++) {
            Color c = colors[i];
            double p = Float.isFinite(probabilities[i]) ? Math.clamp(probabilities[i], 0.0, 1.0) : 0;
            r += p * c.getRed();
            g += p * c.getGreen();
            b += p * c.getBlue();
        }
        return new Color((int) Math.clamp(r, 0, 255), (int) Math.clamp(g, 0, 255), (int) Math.clamp(b, 0, 255));
    }

    private static Color heat(double share) {
        return RunColors.mixed(RunColors.of(0), RunColors.of(1), share);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (cache != null) {
            cache.forget();
        }
    }

    /** Lets go of everything. */
    public void close() {
        asking.ifPresent(Background.Job::cancel);
        trainings.removeListener(following);
    }
}
