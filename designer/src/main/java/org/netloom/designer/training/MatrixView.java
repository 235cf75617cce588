package org.netloom.designer.training;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Locale;
import java.util.function.BiConsumer;
import javax.swing.AbstractAction;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;
import org.netloom.designer.Texts;

/** A confusion matrix: rows are what samples are, columns what they were taken for. Mouse and arrows choose a cell. */
final class MatrixView extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final int LARGEST = 44;
    private static final int LEGIBLE = 17;

    private transient Confusion confusion;
    private final transient BiConsumer<Integer, Integer> chosen;
    private boolean shares;
    private int row = -1;
    private int column = -1;

    /** @param chosen is told actual and predicted class of a cell that was chosen */
    MatrixView(BiConsumer<Integer, Integer> chosen) {
        this.chosen = chosen;
        setOpaque(false);
        setFocusable(true);
        getAccessibleContext().setAccessibleName(Texts.get("train.confusion"));
        ToolTipManager.sharedInstance().registerComponent(this);
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent e) {
                requestFocusInWindow();
                Point cell = cell(e.getPoint());
                if (cell != null) {
                    choose(cell.y, cell.x);
                }
            }

            @Override
            public void mouseMoved(MouseEvent e) {
                setCursor(Cursor.getPredefinedCursor(
                        cell(e.getPoint()) == null ? Cursor.DEFAULT_CURSOR : Cursor.HAND_CURSOR));
            }
        };
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
        bind("UP", -1, 0);
        bind("DOWN", 1, 0);
        bind("LEFT", 0, -1);
        bind("RIGHT", 0, 1);
    }

    private void bind(String key, int down, int right) {
        getInputMap(WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key), key);
        getActionMap().put(key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                if (confusion != null) {
                    int last = confusion.size() - 1;
                    choose(Math.clamp(row + down, 0, last), Math.clamp(column + right, 0, last));
                }
            }
        });
    }

    /** Shows a matrix; null for none. */
    void show(Confusion newConfusion, boolean asShares) {
        if (confusion == null || newConfusion == null || confusion.size() != newConfusion.size()) {
            row = -1;
            column = -1;
        }
        confusion = newConfusion;
        shares = asShares;
        revalidate();
        repaint();
    }

    void choose(int newRow, int newColumn) {
        row = newRow;
        column = newColumn;
        repaint();
        chosen.accept(row, column);
    }

    // ---- geometry ---------------------------------------------------------------------------------------------------

    private Font small() {
        Font font = UIManager.getFont("Label.font");
        return font.deriveFont(font.getSize2D() - 1);
    }

    private int labelWidth() {
        FontMetrics metrics = getFontMetrics(small());
        int width =
                confusion.labels().stream().mapToInt(metrics::stringWidth).max().orElse(0);
        return Math.clamp(width + 12, 24, 110);
    }

    private int head() {
        return getFontMetrics(small()).getHeight() * 2 + 6;
    }

    private int side() {
        int wide = getWidth() - labelWidth() - axis() - 12;
        int high = getHeight() - head() - 10;
        return Math.clamp(Math.min(wide, high) / confusion.size(), 3, LARGEST);
    }

    /** Room for the word along the left. */
    private int axis() {
        return getFontMetrics(small()).getHeight() + 4;
    }

    private Rectangle bounds(int r, int c) {
        int side = side();
        return new Rectangle(axis() + labelWidth() + c * side, head() + r * side, side, side);
    }

    private Point cell(Point p) {
        if (confusion == null) {
            return null;
        }
        Rectangle first = bounds(0, 0);
        int c = Math.floorDiv(p.x - first.x, first.width);
        int r = Math.floorDiv(p.y - first.y, first.height);
        boolean inside = c >= 0 && r >= 0 && c < confusion.size() && r < confusion.size();
        return inside ? new Point(c, r) : null;
    }

    /** The middle of a cell, for the hand of a test. */
    Point middle(int r, int c) {
        Rectangle b = bounds(r, c);
        return new Point((int) b.getCenterX(), (int) b.getCenterY());
    }

    @Override
    public Dimension getPreferredSize() {
        if (confusion == null) {
            return new Dimension(280, 200);
        }
        int n = Math.min(confusion.size(), 30);
        return new Dimension(axis() + labelWidth() + n * 26 + 16, head() + n * 22 + 12);
    }

    @Override
    public String getToolTipText(MouseEvent e) {
        Point cell = cell(e.getPoint());
        if (cell == null) {
            return null;
        }
        return Texts.get(
                cell.x == cell.y ? "train.confusion.right" : "train.confusion.wrong",
                confusion.labels().get(cell.y),
                confusion.labels().get(cell.x),
                confusion.count(cell.y, cell.x),
                confusion.actual(cell.y),
                percent(confusion.share(cell.y, cell.x)));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    // ---- painting ---------------------------------------------------------------------------------------------------

    @Override
    protected void paintComponent(Graphics graphics) {
        if (confusion == null) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(small());
        words(g);
        for (int r = 0; r < confusion.size(); r++) {
            for (int c = 0; c < confusion.size(); c++) {
                paintCell(g, r, c);
            }
        }
        if (row >= 0) {
            Rectangle b = bounds(row, column);
            g.setColor(RunColors.ink());
            g.setStroke(new java.awt.BasicStroke(2));
            g.drawRoundRect(b.x, b.y, b.width - 1, b.height - 1, 4, 4);
        }
        g.dispose();
    }

    private void words(Graphics2D g) {
        FontMetrics metrics = g.getFontMetrics();
        Rectangle first = bounds(0, 0);
        int extent = first.width * confusion.size();
        g.setColor(RunColors.muted());
        String taken = Texts.get("train.confusion.predicted");
        g.drawString(taken, first.x + (extent - metrics.stringWidth(taken)) / 2, metrics.getAscent());
        String is = Texts.get("train.confusion.actual");
        Graphics2D turned = (Graphics2D) g.create();
        turned.rotate(-Math.PI / 2);
        turned.drawString(is, -(first.y + (extent + metrics.stringWidth(is)) / 2), metrics.getAscent());
        turned.dispose();
        g.setColor(RunColors.ink());
        if (first.height < metrics.getHeight() - 3) {
            return;
        }
        for (int i = 0; i < confusion.size(); i++) {
            Rectangle b = bounds(i, i);
            String label = confusion.labels().get(i);
            String left = fit(label, metrics, labelWidth() - 8);
            g.drawString(left, first.x - 6 - metrics.stringWidth(left), middle(b, metrics));
            String above = fit(label, metrics, b.width - 2);
            g.drawString(above, b.x + (b.width - metrics.stringWidth(above)) / 2, first.y - 5);
        }
    }

    private static int middle(Rectangle b, FontMetrics metrics) {
        return b.y + (b.height - metrics.getHeight()) / 2 + metrics.getAscent();
    }

    private static String fit(String text, FontMetrics metrics, int width) {
        String fitting = text;
        while (!fitting.isEmpty() && metrics.stringWidth(fitting) > width) {
            fitting = fitting.substring(0, fitting.length() - 1);
        }
        return fitting;
    }

    private void paintCell(Graphics2D g, int r, int c) {
        Rectangle b = bounds(r, c);
        double share = confusion.share(r, c);
        Color ground = RunColors.mixed(RunColors.ground(), RunColors.ink(), 0.04);
        // Mistakes are few: their colour rises faster.
        double depth = r == c ? 0.15 + 0.75 * share : Math.sqrt(share);
        Color color =
                confusion.count(r, c) == 0 ? ground : RunColors.mixed(ground, RunColors.of(r == c ? 0 : 1), depth);
        g.setColor(color);
        int gap = b.width > 8 ? 1 : 0;
        g.fillRoundRect(b.x, b.y, b.width - gap, b.height - gap, 3, 3);
        long count = confusion.count(r, c);
        if (b.width < LEGIBLE || count == 0) {
            return;
        }
        String text = shares ? String.format(Locale.ROOT, "%.0f", 100 * share) : Long.toString(count);
        FontMetrics metrics = g.getFontMetrics();
        if (metrics.stringWidth(text) <= b.width - 2) {
            g.setColor(luminance(color) > 0.55 ? new Color(0x1B1F24) : Color.WHITE);
            g.drawString(text, b.x + (b.width - gap - metrics.stringWidth(text)) / 2, middle(b, metrics));
        }
    }

    private static double luminance(Color c) {
        return (0.299 * c.getRed() + 0.587 * c.getGreen() + 0.114 * c.getBlue()) / 255;
    }
}
