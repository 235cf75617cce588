package org.netloom.designer.training;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.netloom.designer.Texts;
import org.netloom.model.Task;
import org.netloom.train.Metrics;

/** What a network says: a bar for each label, or numbers with their names. */
final class PredictionBars extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Up to so many labels all stand in their own order; of more the likeliest do. */
    private static final int ALL = 12;

    private static final int ROW = 30;

    private transient List<String> labels = List.of();
    private transient float[] values = {};
    private boolean probabilities;
    private boolean several;

    PredictionBars() {
        setOpaque(false);
        getAccessibleContext().setAccessibleName(Texts.get("tryit.prediction"));
    }

    /**
     * Shows a prediction.
     *
     * @param names of the labels or numbers, by index; numbers without a name are counted
     */
    void show(Task task, List<String> names, float... newValues) {
        probabilities = task.labelled();
        several = task == Task.LABELS;
        labels = IntStream.range(0, newValues.length)
                .mapToObj(i -> i < names.size() ? names.get(i) : Integer.toString(i + 1))
                .toList();
        values = newValues.clone();
        getAccessibleContext().setAccessibleDescription(top());
        revalidate();
        repaint();
    }

    /** Shows nothing. */
    void clear() {
        labels = List.of();
        values = new float[0];
        revalidate();
        repaint();
    }

    /** The likeliest label; empty where nothing is shown. */
    String top() {
        return values.length == 0 ? "" : labels.get(likeliest());
    }

    private int likeliest() {
        return IntStream.range(0, values.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> values[i]))
                .orElse(0);
    }

    private List<Integer> rows() {
        List<Integer> all = IntStream.range(0, values.length).boxed().toList();
        if (values.length <= ALL) {
            return all;
        }
        return probabilities
                ? all.stream()
                        .sorted(Comparator.comparingDouble(i -> -values[i]))
                        .limit(ALL)
                        .toList()
                : all.subList(0, ALL);
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(300, Math.max(1, rows().size()) * ROW + 4);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        Font font = UIManager.getFont("Label.font");
        FontMetrics metrics = g.getFontMetrics(font.deriveFont(Font.BOLD));
        List<Integer> rows = rows();
        int left = Math.min(
                140,
                rows.stream()
                        .mapToInt(i -> metrics.stringWidth(labels.get(i)))
                        .max()
                        .orElse(0));
        int best = values.length == 0 ? -1 : likeliest();
        for (int row = 0; row < rows.size(); row++) {
            int i = rows.get(row);
            boolean strong = probabilities && (several ? values[i] > 0.5 : i == best);
            int base = row * ROW + (ROW - metrics.getHeight()) / 2 + metrics.getAscent();
            g.setFont(strong ? font.deriveFont(Font.BOLD) : font);
            g.setColor(RunColors.ink());
            g.drawString(labels.get(i), 0, base);
            if (probabilities) {
                bar(g, left + 12, row, i, strong, base);
            } else {
                g.drawString(Metrics.format(values[i]), left + 16, base);
            }
        }
        g.dispose();
    }

    private void bar(Graphics2D g, int x, int row, int i, boolean strong, int base) {
        FontMetrics metrics = g.getFontMetrics();
        Font bold = UIManager.getFont("Label.font").deriveFont(Font.BOLD);
        int room = g.getFontMetrics(bold).stringWidth("100.0 %") + 8;
        int width = Math.max(10, getWidth() - x - room);
        Color track = RunColors.mixed(UIManager.getColor("Panel.background"), RunColors.ink(), 0.08);
        int top = row * ROW + 8;
        g.setColor(track);
        g.fillRoundRect(x, top, width, ROW - 16, 6, 6);
        double p = Float.isFinite(values[i]) ? Math.clamp(values[i], 0.0, 1.0) : 0;
        int filled = (int) Math.round(p * width);
        if (filled > 0) {
            g.setColor(strong ? RunColors.accent() : RunColors.mixed(track, RunColors.accent(), 0.45));
            g.fillRoundRect(x, top, Math.max(3, filled), ROW - 16, 6, 6);
        }
        String text = String.format(Locale.ROOT, "%.1f %%", 100 * p);
        g.setColor(
                strong
                        ? RunColors.ink()
                        : RunColors.mixed(RunColors.ink(), UIManager.getColor("Panel.background"), 0.4));
        g.drawString(text, getWidth() - metrics.stringWidth(text), base);
    }
}
