package org.netloom.designer.training;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.netloom.designer.Texts;
import org.netloom.train.Metrics;

/**
 * Curves of one figure of several runs: validation solid, training dashed, both in the run's colour. Under the mouse the
 * values of the nearest epoch are shown.
 */
final class CurveChart extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Points of a line that are drawn at most: more than there are pixels. */
    private static final int POINTS = 1200;

    private static final BasicStroke SOLID = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);
    private static final BasicStroke THIN = new BasicStroke(1, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    /**
     * One curve to draw.
     *
     * @param run its name
     * @param curve as measured
     */
    record Line(String run, Curve.Part part, Color color, Curve curve) {}

    private String title = "";
    private transient List<Line> lines = List.of();
    private double smoothing;
    private boolean logarithmic;
    private transient XYChart chart;
    private final transient PaintCache cache = new PaintCache();
    private transient List<Line> drawn = List.of();
    private int hoverX = -1;
    private int series;

    CurveChart() {
        setOpaque(true);
        MouseAdapter hover = new MouseAdapter() {
            @Override
            public void mouseMoved(MouseEvent e) {
                hover(e.getX());
            }

            @Override
            public void mouseDragged(MouseEvent e) {
                hover(e.getX());
            }

            @Override
            public void mouseExited(MouseEvent e) {
                hover(-1);
            }
        };
        addMouseListener(hover);
        addMouseMotionListener(hover);
    }

    private void hover(int x) {
        if (x != hoverX) {
            hoverX = x;
            repaint();
        }
    }

    /** What is drawn: the figure's name and its curves. */
    void set(String newTitle, List<Line> newLines, double newSmoothing, boolean newLogarithmic) {
        title = newTitle;
        lines = List.copyOf(newLines);
        smoothing = newSmoothing;
        logarithmic = newLogarithmic;
        getAccessibleContext().setAccessibleName(title);
        chart = null;
        repaint();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        chart = null;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(420, 260);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(200, 120);
    }

    // ---- chart ------------------------------------------------------------------------------------------------------

    private XYChart chart() {
        if (chart == null) {
            chart = new XYChart(Math.max(1, getWidth()), Math.max(1, getHeight()));
            style(chart.getStyler());
            drawn = new ArrayList<>();
            double low = Double.MAX_VALUE;
            double high = -Double.MAX_VALUE;
            double last = 0;
            for (Line line : lines) {
                Curve curve = positive(line.curve());
                if (curve.size() == 0) {
                    continue;
                }
                Curve smooth = curve.smoothed(smoothing).thinned(POINTS);
                if (smoothing > 0) {
                    add(curve.thinned(POINTS), RunColors.faint(line.color(), 0.25), THIN);
                }
                add(smooth, line.color(), line.part() == Curve.Part.VALIDATION ? SOLID : DASHED);
                drawn.add(new Line(line.run(), line.part(), line.color(), smooth));
                for (double y : curve.y()) {
                    low = Math.min(low, y);
                    high = Math.max(high, y);
                }
                last = Math.max(last, smooth.x()[smooth.size() - 1]);
            }
            limits(chart.getStyler(), low, high, last);
        }
        return chart;
    }

    private void add(Curve curve, Color color, BasicStroke stroke) {
        XYSeries added = chart.addSeries(Integer.toString(++series), curve.x(), curve.y());
        added.setMarker(curve.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        added.setMarkerColor(color);
        added.setLineColor(color);
        added.setLineStyle(stroke);
    }

    /** On a logarithmic axis there is no place for 0 and below. */
    private Curve positive(Curve curve) {
        if (!logarithmic) {
            return curve;
        }
        int[] kept = java.util.stream.IntStream.range(0, curve.size())
                .filter(i -> curve.y()[i] > 0)
                .toArray();
        return new Curve(
                java.util.Arrays.stream(kept).mapToDouble(i -> curve.x()[i]).toArray(),
                java.util.Arrays.stream(kept).mapToDouble(i -> curve.y()[i]).toArray());
    }

    private void limits(XYStyler style, double low, double high, double last) {
        style.setXAxisMin(0.0);
        style.setXAxisMax(Math.max(1, last));
        if (low > high) {
            style.setYAxisMin(logarithmic ? 0.1 : 0.0);
            style.setYAxisMax(1.0);
            return;
        }
        if (logarithmic) {
            style.setYAxisMin(low * 0.9);
            style.setYAxisMax(high * 1.1);
            return;
        }
        double room = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.1, 1e-3);
        style.setYAxisMin(low >= 0 ? Math.max(0, low - room) : low - room);
        style.setYAxisMax(high <= 1 && high > 0.5 ? Math.min(1.0, high + room) : high + room);
    }

    private void style(XYStyler s) {
        Font font = UIManager.getFont("Label.font");
        Font small = font.deriveFont(font.getSize2D() - 1);
        Color ground = RunColors.ground();
        Color muted = RunColors.mixed(RunColors.ink(), ground, 0.4);
        s.setBaseFont(font);
        s.setChartBackgroundColor(ground);
        s.setPlotBackgroundColor(ground);
        s.setPlotBorderVisible(false);
        s.setLegendVisible(false);
        s.setChartTitleVisible(false);
        s.setChartPadding(8);
        s.setPlotMargin(0);
        s.setPlotContentSize(1);
        s.setMarkerSize(6);
        s.setAxisTickLabelsFont(small);
        s.setAxisTickLabelsColor(muted);
        s.setAxisTickMarksColor(RunColors.line());
        s.setAxisTicksLineVisible(false);
        s.setAxisTicksMarksVisible(false);
        s.setAxisTickPadding(6);
        s.setAxisTitlesVisible(false);
        s.setPlotGridVerticalLinesVisible(false);
        s.setPlotGridLinesColor(RunColors.mixed(ground, RunColors.ink(), 0.12));
        s.setPlotGridLinesStroke(new BasicStroke(1));
        s.setXAxisTickMarkSpacingHint(64);
        s.setYAxisTickMarkSpacingHint(36);
        s.setXAxisDecimalPattern("###,###.##");
        s.setYAxisLogarithmic(logarithmic);
        s.setYAxisLogarithmicDecadeOnly(false);
        s.setYAxisTickLabelsFormattingFunction(logarithmic ? CurveChart::logTick : CurveChart::tick);
        s.setLocale(Locale.ROOT);
        s.setAntiAlias(true);
    }

    /** Of the many lines between powers of ten only 1, 2 and 5 have room for a label. */
    private static String logTick(double value) {
        long digit = Math.round(value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9)));
        return digit == 1 || digit == 2 || digit == 5 || digit == 10 ? tick(value) : "";
    }

    /** Few digits: axes have round values. */
    private static String tick(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        return size >= 1e5 || size < 1e-3
                ? String.format(Locale.ROOT, "%.0e", value)
                : new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    // ---- painting ---------------------------------------------------------------------------------------------------

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(RunColors.ground());
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int top = head(g);
        boolean empty = lines.stream().allMatch(l -> l.curve().size() == 0);
        if (empty) {
            note(g, Texts.get("train.chart.empty"));
        } else if (getHeight() - top > 40 && getWidth() > 80) {
            int height = getHeight() - top;
            XYChart content = chart();
            cache.paint(g, 0, top, getWidth(), height, content, to -> content.paint(to, getWidth(), height));
            if (hoverX >= 0) {
                values(g, top);
            }
        }
        g.dispose();
    }

    private int head(Graphics2D g) {
        Font font = UIManager.getFont("Label.font");
        g.setFont(font.deriveFont(Font.BOLD));
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(RunColors.ink());
        antialias(g);
        g.drawString(title, 12, 10 + metrics.getAscent());
        int behind = 12 + metrics.stringWidth(title + " ");
        g.setFont(font);
        g.setColor(RunColors.muted());
        g.drawString(Texts.get("train.chart.by"), behind, 10 + metrics.getAscent());
        return 14 + metrics.getHeight();
    }

    private static void antialias(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    private void note(Graphics2D g, String text) {
        g.setFont(UIManager.getFont("Label.font"));
        g.setColor(RunColors.muted());
        FontMetrics metrics = g.getFontMetrics();
        g.drawString(text, (getWidth() - metrics.stringWidth(text)) / 2, getHeight() / 2);
    }

    /** The values at the epoch nearest to the mouse. */
    private void values(Graphics2D g, int top) {
        double place = chart.getChartXFromCoordinate(hoverX);
        List<Integer> at = drawn.stream().map(l -> l.curve().nearest(place)).toList();
        if (at.isEmpty() || Double.isNaN(place)) {
            return;
        }
        double x = nearest(place, at);
        int screenX = (int) Math.round(chart.getScreenXFromChart(x));
        g.setColor(RunColors.mixed(RunColors.ground(), RunColors.ink(), 0.35));
        g.setStroke(THIN);
        g.drawLine(screenX, top + 6, screenX, getHeight() - 28);
        List<String> texts = new ArrayList<>();
        List<Color> colors = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            Line line = drawn.get(i);
            int p = at.get(i);
            if (p < 0 || Math.abs(line.curve().x()[p] - x) > 0.51) {
                continue;
            }
            int y = top
                    + (int) Math.round(chart.getScreenYFromChart(line.curve().y()[p]));
            int px = (int) Math.round(chart.getScreenXFromChart(line.curve().x()[p]));
            g.setColor(line.color());
            g.fillOval(px - 3, y - 3, 7, 7);
            texts.add(Texts.get(
                    line.part() == Curve.Part.VALIDATION ? "train.chart.validation" : "train.chart.training",
                    line.run(),
                    Metrics.format(line.curve().y()[p])));
            colors.add(line.color());
        }
        box(g, screenX, top, Texts.get("train.chart.epoch", tick(Math.round(x * 100) / 100.0)), texts, colors);
    }

    private double nearest(double place, List<Integer> at) {
        double best = Double.NaN;
        for (int i = 0; i < drawn.size(); i++) {
            if (at.get(i) >= 0) {
                double x = drawn.get(i).curve().x()[at.get(i)];
                best = Double.isNaN(best) || Math.abs(x - place) < Math.abs(best - place) ? x : best;
            }
        }
        return best;
    }

    private void box(Graphics2D g, int at, int top, String head, List<String> texts, List<Color> colors) {
        Font font = UIManager.getFont("Label.font");
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        int line = metrics.getHeight() + 2;
        int width = metrics.stringWidth(head);
        for (String text : texts) {
            width = Math.max(width, metrics.stringWidth(text) + 16);
        }
        width += 16;
        int height = line * (texts.size() + 1) + 12;
        int x = at + 12 + width > getWidth() ? at - 12 - width : at + 12;
        int y = Math.max(top, Math.min(top + 12, getHeight() - height - 4));
        g.setColor(UIManager.getColor("ToolTip.background"));
        g.fillRoundRect(x, y, width, height, 8, 8);
        g.setColor(RunColors.line());
        g.drawRoundRect(x, y, width, height, 8, 8);
        g.setColor(RunColors.mixed(RunColors.ink(), RunColors.ground(), 0.3));
        g.drawString(head, x + 8, y + 6 + metrics.getAscent());
        for (int i = 0; i < texts.size(); i++) {
            int base = y + 6 + line * (i + 1) + metrics.getAscent();
            g.setColor(colors.get(i));
            g.fillOval(x + 8, base - metrics.getAscent() / 2 - 3, 7, 7);
            g.setColor(RunColors.ink());
            g.drawString(texts.get(i), x + 24, base);
        }
    }
}
