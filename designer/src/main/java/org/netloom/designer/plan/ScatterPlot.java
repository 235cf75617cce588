package org.netloom.designer.plan;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.UIManager;

/** Samples as points over two of their numbers, coloured by class or value. */
final class ScatterPlot extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int LEFT = 52;
    private static final int BOTTOM = 34;
    private static final int TOP = 8;
    private static final int LEGEND = 132;
    private static final int TICKS = 5;

    /**
     * A point.
     *
     * @param label class; -1 for a number
     * @param share place of the target between its least and its greatest value, where it is a number
     */
    record Dot(float x, float y, int label, float share) {}

    /** What is shown. */
    record Cloud(String xName, String yName, List<Dot> dots, List<String> labels) {
        static final Cloud NONE = new Cloud("", "", List.of(), List.of());

        Cloud {
            dots = List.copyOf(dots);
            labels = List.copyOf(labels);
        }
    }

    private transient Cloud cloud = Cloud.NONE;
    private double minX;
    private double maxX = 1;
    private double minY;
    private double maxY = 1;

    ScatterPlot() {
        setOpaque(false);
        setPreferredSize(new Dimension(560, 420));
    }

    void show(Cloud now) {
        cloud = now;
        minX = now.dots().stream().mapToDouble(Dot::x).min().orElse(0);
        maxX = now.dots().stream().mapToDouble(Dot::x).max().orElse(1);
        minY = now.dots().stream().mapToDouble(Dot::y).min().orElse(0);
        maxY = now.dots().stream().mapToDouble(Dot::y).max().orElse(1);
        double dx = maxX > minX ? (maxX - minX) * 0.04 : 1;
        double dy = maxY > minY ? (maxY - minY) * 0.04 : 1;
        minX -= dx;
        maxX += dx;
        minY -= dy;
        maxY += dy;
        repaint();
    }

    int dotCount() {
        return cloud.dots().size();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(UIManager.getFont("small.font"));
        int legend = cloud.labels().isEmpty() ? 0 : LEGEND;
        int h = Math.max(1, getHeight() - TOP - BOTTOM);
        // Points of a plane keep their proportions only in a square.
        int w = Math.max(1, Math.min(getWidth() - LEFT - legend - 8, h * 4 / 3));
        axes(g, w, h);
        double r = cloud.dots().size() > 1500 ? 2 : 3;
        for (Dot d : cloud.dots()) {
            Color colour = d.label() >= 0 ? ClassColours.of(d.label()) : ClassColours.between(d.share());
            g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 190));
            double x = LEFT + w * (d.x() - minX) / (maxX - minX);
            double y = TOP + h * (1 - (d.y() - minY) / (maxY - minY));
            g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        }
        legend(g, LEFT + w + 20);
        g.dispose();
    }

    private void axes(Graphics2D g, int w, int h) {
        FontMetrics metrics = g.getFontMetrics();
        Color quiet = UIManager.getColor("Label.disabledForeground");
        Color line = UIManager.getColor("Separator.foreground");
        double stepX = step(maxX - minX);
        for (double v = Math.ceil(minX / stepX) * stepX; v <= maxX; v += stepX) {
            double x = LEFT + w * (v - minX) / (maxX - minX);
            g.setColor(line);
            g.draw(new Line2D.Double(x, TOP, x, TOP + h));
            String text = tick(v, stepX);
            g.setColor(quiet);
            g.drawString(text, (float) x - metrics.stringWidth(text) / 2f, TOP + h + metrics.getAscent() + 4f);
        }
        double stepY = step(maxY - minY);
        for (double v = Math.ceil(minY / stepY) * stepY; v <= maxY; v += stepY) {
            double y = TOP + h * (1 - (v - minY) / (maxY - minY));
            g.setColor(line);
            g.draw(new Line2D.Double(LEFT, y, LEFT + w, y));
            String text = tick(v, stepY);
            g.setColor(quiet);
            g.drawString(text, LEFT - 6f - metrics.stringWidth(text), (float) y + metrics.getAscent() / 2f - 1);
        }
        g.setColor(UIManager.getColor("Label.foreground"));
        g.drawString(cloud.xName(), LEFT + (w - metrics.stringWidth(cloud.xName())) / 2f, TOP + h + BOTTOM - 5f);
        Graphics2D turned = (Graphics2D) g.create();
        turned.rotate(-Math.PI / 2, 12, TOP + h / 2.0);
        turned.drawString(cloud.yName(), 12 - metrics.stringWidth(cloud.yName()) / 2f, TOP + h / 2f);
        turned.dispose();
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double extent) {
        double raw = extent / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }

    private static String tick(double value, double step) {
        return ChannelStatistics.rounded(Math.rint(value / step) * step);
    }

    private void legend(Graphics2D g, int x) {
        FontMetrics metrics = g.getFontMetrics();
        int y = TOP + 4;
        for (int i = 0; i < cloud.labels().size() && y < getHeight() - 16; i++) {
            g.setColor(ClassColours.of(i));
            g.fill(new Ellipse2D.Double(x, y, 9, 9));
            g.setColor(UIManager.getColor("Label.foreground"));
            g.drawString(cloud.labels().get(i), x + 16, y - 1 + metrics.getAscent() - 1);
            y += 20;
        }
    }
}
