package org.netloom.designer.plan;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.Timer;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.netloom.check.CheckResult;
import org.netloom.check.MemoryReport;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.edit.PlanEdits;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Dot;
import org.netloom.designer.widget.WrappedText;
import org.netloom.tensor.DeviceMemory;
import org.netloom.train.TrainingMemory;
import org.netloom.train.TrainingPlan;

/** What a training costs: steps, and the memory it will take by purpose, predicted beside the event thread. */
final class CostPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Of the heap, what large arrays can fill; the rest of the advice is headroom. */
    private static final double USABLE = 0.83;

    private static final int MOST_BATCH = 65_536;
    private static final int PAUSE_MS = 250;
    private static final int SMALLEST_MOST = 256;

    /** A share of the memory. */
    private record Share(String purpose, long bytes, Color colour) {}

    /**
     * @param training empty where a tensor would be larger than a piece of the memory
     * @param fits the largest batch that does
     */
    private record Costs(Optional<TrainingMemory> training, int fits) {}

    private final transient DesignDocument document;
    private final transient RunSettings options;
    private final JLabel steps = value();
    private final JLabel samples = value();
    private final JLabel total = value();
    private final JLabel memory = new JLabel();
    private final MemoryBar bar = new MemoryBar();
    private final JPanel legend = new JPanel(new MigLayout("insets 0, gapy 2", "[grow,fill][right]", ""));
    private final WrappedText advice = WrappedText.quiet("");
    private final JButton fit = new JButton();
    private final Timer pause = new Timer(PAUSE_MS, _ -> predictNow());
    private transient Background.Job job;
    private transient CheckResult asked;
    private int most = MOST_BATCH;

    CostPanel(DesignDocument document, RunSettings options) {
        super(new MigLayout("insets 0, gapy 4, hidemode 3", "[grow,fill][right]", ""));
        this.document = document;
        this.options = options;
        JLabel head = new JLabel(Texts.get("plan.cost"));
        head.putClientProperty("FlatLaf.styleClass", "h4");
        add(head, "span, wrap 8");
        add(new JLabel(Texts.get("plan.cost.samples")));
        add(samples, "wrap");
        add(new JLabel(Texts.get("plan.cost.steps")));
        add(steps, "wrap");
        add(new JLabel(Texts.get("plan.cost.total")));
        add(total, "wrap 16");
        JLabel need = new JLabel(Texts.get("plan.cost.memory"));
        need.putClientProperty("FlatLaf.styleClass", "h4");
        add(need);
        memory.putClientProperty("FlatLaf.styleClass", "h4");
        add(memory, "wrap 8");
        add(bar, "span, growx, wrap 8");
        legend.setOpaque(false);
        add(legend, "span, growx, wrap 8");
        add(advice, "span, growx, wmin 60, wrap");
        fit.putClientProperty("FlatLaf.styleClass", "small");
        add(fit, "span, gaptop 4, left, wrap");
        fit.setVisible(false);
        setOpaque(false);
        pause.setRepeats(false);
    }

    private static JLabel value() {
        return new JLabel(" ", SwingConstants.TRAILING);
    }

    void close() {
        pause.stop();
        if (job != null) {
            job.cancel();
        }
    }

    /** @param trainingSamples empty while unknown */
    void steps(TrainingPlan plan, Optional<Integer> trainingSamples) {
        int batch = Math.max(1, plan.batchSize());
        int before = most;
        most = Math.clamp(trainingSamples.orElse(MOST_BATCH), SMALLEST_MOST, MOST_BATCH);
        if (most != before && asked != null) {
            predict(asked);
        }
        samples.setText(trainingSamples.map(CostPanel::grouped).orElse("-"));
        steps.setText(trainingSamples.map(n -> grouped(Math.ceilDiv(n, batch))).orElse("-"));
        total.setText(trainingSamples
                .map(n -> grouped((long) Math.ceilDiv(n, batch) * plan.epochs()))
                .orElse("-"));
    }

    private static String grouped(long n) {
        return String.format(Locale.ROOT, "%,d", n).replace(',', '\u2009');
    }

    /** Predicts the memory of a checked design, after a pause in typing: that takes longer than the check. */
    void predict(CheckResult result) {
        asked = result;
        pause.restart();
    }

    private void predictNow() {
        CheckResult result = asked;
        close();
        if (!result.ok() || result.design().plan().isEmpty()) {
            unknown(Texts.get("plan.cost.errors"));
            return;
        }
        Optional<DeviceMemory> device = options.deviceMemory();
        long whole = device.map(DeviceMemory::bytes).orElse(options.heapBytes());
        int upTo = most;
        job = Background.run(
                _ -> costs(result, device, whole, upTo),
                costs -> {
                    if (asked == result) {
                        show(costs, whole, device);
                    }
                },
                e -> {
                    throw new IllegalStateException(e);
                });
    }

    private static Costs costs(CheckResult result, Optional<DeviceMemory> device, long whole, int most) {
        return new Costs(
                result.memory(device).flatMap(MemoryReport::training),
                MemoryReport.largestBatch(result.design(), device, (long) (whole * USABLE), most));
    }

    private void unknown(String why) {
        memory.setText("");
        bar.show(List.of(), 1);
        legend.removeAll();
        advice.setText(why);
        fit.setVisible(false);
        revalidate();
    }

    /** @param whole bytes of the heap, or of the device */
    private void show(Costs costs, long whole, Optional<DeviceMemory> device) {
        if (costs.training().isEmpty() && (device.isEmpty() || costs.fits() == 0)) {
            unknown(Texts.get("plan.cost.toolarge"));
            return;
        }
        boolean fits = costs.training().filter(m -> m.bytes() <= whole * USABLE).isPresent();
        showShares(costs.training(), whole);
        advice.setText(advice(costs, fits, whole, device));
        for (var old : fit.getActionListeners()) {
            fit.removeActionListener(old);
        }
        fit.setVisible(!fits && costs.fits() > 0);
        fit.setText(Texts.get("plan.cost.use", grouped(costs.fits())));
        fit.addActionListener(_ -> document.edit(PlanEdits.set("batchSize", (long) costs.fits())));
        revalidate();
        repaint();
    }

    private static String advice(Costs costs, boolean fits, long whole, Optional<DeviceMemory> device) {
        if (costs.training().isEmpty()) {
            return Texts.get(
                    "plan.cost.piece.device", bytes(device.orElseThrow().largest()), grouped(costs.fits()));
        }
        String key = costs.fits() == 0 ? "plan.cost.none" : fits ? "plan.cost.fits" : "plan.cost.over";
        return Texts.get(device.isPresent() ? key + ".device" : key, bytes(whole), grouped(costs.fits()));
    }

    private void showShares(Optional<TrainingMemory> training, long whole) {
        legend.removeAll();
        if (training.isEmpty()) {
            memory.setText("");
            bar.show(List.of(), 1);
            return;
        }
        long needed = training.get().bytes();
        List<Share> shares = shares(training.get());
        memory.setText(bytes(needed));
        bar.show(shares, Math.max(whole, needed));
        bar.getAccessibleContext().setAccessibleName(Texts.get("plan.cost.name", bytes(needed), bytes(whole)));
        for (Share s : shares) {
            JLabel label = new JLabel(s.purpose(), new Dot(s::colour), SwingConstants.LEADING);
            label.setIconTextGap(8);
            legend.add(label);
            legend.add(new JLabel(bytes(s.bytes())), "wrap");
        }
    }

    private static List<Share> shares(TrainingMemory m) {
        List<Share> shares = new ArrayList<>();
        add(shares, "activations", m.activations(), 0x4C8DD9);
        add(shares, "parameters", m.parameters(), 0x4FA987);
        add(shares, "gradients", m.gradients(), 0xD9A441);
        add(shares, "optimizer", m.optimizer(), 0xC46D5E);
        add(shares, "batches", m.batches(), 0x8E79C9);
        add(shares, "reserve", m.reserve(), 0x8A9099);
        return shares;
    }

    private static void add(List<Share> shares, String purpose, long bytes, int rgb) {
        if (bytes > 0) {
            shares.add(new Share(Texts.get("plan.memory." + purpose), bytes, new Color(rgb)));
        }
    }

    /** "12.3 MB", in powers of 1000. */
    static String bytes(long n) {
        if (n < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", n / 1e3);
        }
        return n < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", n / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", n / 1e9);
    }

    /** The shares side by side, of all that may be used. */
    private static final class MemoryBar extends JPanel {
        private static final long serialVersionUID = 1L;

        private transient List<Share> shares = List.of();
        private long whole = 1;

        MemoryBar() {
            setOpaque(false);
            setPreferredSize(new Dimension(200, 14));
            setMinimumSize(new Dimension(40, 14));
        }

        void show(List<Share> now, long of) {
            shares = now;
            // Small needs would be a line of a pixel: the bar shows at most four times what is needed.
            long sum = now.stream().mapToLong(Share::bytes).sum();
            whole = Math.min(of, Math.max(1, 2 * sum));
            repaint();
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setColor(UIManager.getColor("ProgressBar.background"));
            RoundRectangle2D all = new RoundRectangle2D.Double(0, 0, getWidth(), getHeight(), 6, 6);
            g.fill(all);
            g.clip(all);
            double x = 0;
            for (Share s : shares) {
                double w = (double) getWidth() * s.bytes() / whole;
                g.setColor(s.colour());
                g.fill(new Rectangle2D.Double(x, 0, w, getHeight()));
                x += w;
            }
            g.dispose();
        }
    }
}
