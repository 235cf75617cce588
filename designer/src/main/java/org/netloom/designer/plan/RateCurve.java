package org.netloom.designer.plan;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Locale;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.netloom.designer.Texts;
import org.netloom.json.Json;
import org.netloom.optimize.RateSchedule;
import org.netloom.optimize.ReduceOnPlateau;
import org.netloom.optimize.ScheduleSpec;
import org.netloom.optimize.WarmUp;
import org.netloom.train.TrainingPlan;

/** The learning rate over a training, as the schedule of the runtime gives it; the value below the mouse in words. */
final class RateCurve extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int LEFT = 60;
    private static final int RIGHT = 12;
    private static final int TOP = 14;
    private static final int BOTTOM = 26;
    private static final int POINTS = 600;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Curve(double[] rates, int epochs, double most) {}

    private transient Curve curve = new Curve(new double[] {0, 0}, 1, 1);
    private boolean example;
    private int mouse = -1;

    RateCurve() {
        setOpaque(false);
        setPreferredSize(new Dimension(360, 150));
        setMinimumSize(new Dimension(120, 110));
        MouseAdapter hover = new MouseAdapter() {
            @Override
            public void mouseMoved(MouseEvent e) {
                mouse = e.getX();
                repaint();
            }

            @Override
            public void mouseExited(MouseEvent e) {
                mouse = -1;
                repaint();
            }
        };
        addMouseListener(hover);
        addMouseMotionListener(hover);
    }

    /** Shows the rates of a plan that has no problems. */
    void show(TrainingPlan plan, long stepsPerEpoch) {
        curve = sample(plan, Math.max(1, stepsPerEpoch));
        example = waits(plan.schedule());
        getAccessibleContext()
                .setAccessibleName(Texts.get(
                        "plan.curve.name",
                        Json.number(curve.rates[0]),
                        Json.number(curve.rates[curve.rates.length - 1])));
        repaint();
    }

    private static boolean waits(ScheduleSpec schedule) {
        return schedule instanceof ReduceOnPlateau || schedule instanceof WarmUp w && waits(w.then());
    }

    /** A schedule that waits for a plateau is shown one that begins half way. */
    private static Curve sample(TrainingPlan plan, long perEpoch) {
        RateSchedule schedule = RateSchedule.of(plan.schedule(), perEpoch, plan.epochs());
        long steps = Math.max(2, perEpoch * plan.epochs());
        int points = (int) Math.min(POINTS, steps);
        double[] rates = new double[points];
        double most = 0;
        long told = 0;
        for (int i = 0; i < points; i++) {
            long step = i * (steps - 1) / (points - 1);
            for (long epoch = step / perEpoch; told < epoch; told++) {
                schedule.observe(1.0 / (1 + Math.min(told, plan.epochs() / 2)));
            }
            rates[i] = plan.optimizer().learningRate() * schedule.factor(step);
            most = Math.max(most, rates[i]);
        }
        return new Curve(rates, plan.epochs(), most > 0 ? most : 1);
    }

    /** The rate at a share of the training, from 0 to 1. */
    double rate(double share) {
        return curve.rates[(int) Math.round(Math.clamp(share, 0, 1) * (curve.rates.length - 1))];
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setFont(UIManager.getFont("small.font"));
        int w = getWidth() - LEFT - RIGHT;
        int h = getHeight() - TOP - BOTTOM;
        Color quiet = UIManager.getColor("Label.disabledForeground");
        grid(g, w, h, quiet);
        Path2D line = new Path2D.Double();
        for (int i = 0; i < curve.rates.length; i++) {
            double x = LEFT + (double) w * i / (curve.rates.length - 1);
            double y = TOP + h * (1 - curve.rates[i] / curve.most);
            if (i == 0) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
        Path2D area = new Path2D.Double(line);
        area.lineTo(LEFT + w, TOP + h);
        area.lineTo(LEFT, TOP + h);
        area.closePath();
        Color accent = UIManager.getColor("Component.accentColor");
        g.setColor(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), 28));
        g.fill(area);
        g.setColor(accent);
        g.setStroke(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line);
        note(g, w, h, quiet);
        g.dispose();
    }

    private void grid(Graphics2D g, int w, int h, Color quiet) {
        FontMetrics metrics = g.getFontMetrics();
        Color lines = UIManager.getColor("Separator.foreground");
        for (int i = 0; i <= 2; i++) {
            double y = TOP + h * (1 - i / 2.0);
            g.setColor(lines);
            g.draw(new Line2D.Double(LEFT, y, LEFT + w, y));
            String text = short3(curve.most * i / 2);
            g.setColor(quiet);
            g.drawString(text, LEFT - 8 - metrics.stringWidth(text), (float) y + metrics.getAscent() / 2f - 1);
        }
        String end = Texts.get("plan.curve.epochs", Integer.toString(curve.epochs));
        int endAt = LEFT + w - metrics.stringWidth(end);
        float base = TOP + h + metrics.getAscent() + 6f;
        g.drawString(end, endAt, base);
        int step = tickStep(curve.epochs);
        for (int epoch = 0; epoch < curve.epochs; epoch += step) {
            String text = Integer.toString(epoch);
            float x = LEFT + (float) w * epoch / curve.epochs - metrics.stringWidth(text) / 2f;
            if (x + metrics.stringWidth(text) + 8 < endAt) {
                g.drawString(text, x, base);
            }
        }
    }

    /** 1, 2 or 5 times a power of ten, so that there are few ticks. */
    private static int tickStep(int epochs) {
        int power = 1;
        while (true) {
            for (int step : new int[] {power, 2 * power, 5 * power}) {
                if (epochs <= 8 * step) {
                    return step;
                }
            }
            power *= 10;
        }
    }

    /** The value below the mouse; otherwise what an example of a waiting schedule is. */
    private void note(Graphics2D g, int w, int h, Color quiet) {
        FontMetrics metrics = g.getFontMetrics();
        if (mouse >= LEFT && mouse <= LEFT + w) {
            double share = (double) (mouse - LEFT) / w;
            g.setStroke(new BasicStroke(1));
            g.setColor(quiet);
            g.draw(new Line2D.Double(mouse, TOP, mouse, TOP + h));
            String text = Texts.get(
                    "plan.curve.value", String.format(Locale.ROOT, "%.1f", share * curve.epochs), short3(rate(share)));
            int width = metrics.stringWidth(text);
            int x = Math.min(mouse + 8, LEFT + w - width);
            g.setColor(UIManager.getColor("Label.foreground"));
            g.drawString(text, x, TOP + h - 8);
        } else if (example) {
            String text = Texts.get("plan.curve.example", Integer.toString(curve.epochs / 2));
            g.setColor(quiet);
            g.drawString(text, LEFT + 8, TOP + h - 8);
        }
    }

    /** Three digits: "0.00133". */
    private static String short3(double value) {
        return value == 0 ? "0" : Json.number(Double.parseDouble(String.format(Locale.ROOT, "%.3g", value)));
    }
}
