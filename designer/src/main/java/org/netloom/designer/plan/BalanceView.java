package org.netloom.designer.plan;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseEvent;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.Scrollable;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Cut;

/** How often each class comes, a bar for each part; where the targets are numbers, how they are spread. */
final class BalanceView extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;
    private static final int BAR = 8;
    private static final int ROW = 3 * BAR + 4 + 12;
    private static final int HEAD = 32;
    private static final int LABEL = 140;
    private static final int COUNT = 60;

    private transient List<Balance> rows = List.of();
    private int most = 1;

    BalanceView() {
        setOpaque(false);
        ToolTipManager.sharedInstance().registerComponent(this);
    }

    void show(List<Balance> now) {
        rows = now;
        most = Math.max(
                1,
                now.stream()
                        .flatMap(b -> b.counts().stream())
                        .mapToInt(n -> n)
                        .max()
                        .orElse(1));
        revalidate();
        repaint();
    }

    List<Balance> shown() {
        return rows;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(420, HEAD + rows.size() * ROW + 8);
    }

    @Override
    public String getToolTipText(MouseEvent e) {
        int row = (e.getY() - HEAD) / ROW;
        if (e.getY() < HEAD || row >= rows.size()) {
            return null;
        }
        Balance b = rows.get(row);
        return Texts.get(
                "data.balance.tip",
                b.label(),
                ExamplesView.grouped(b.counts().get(0)),
                ExamplesView.grouped(b.counts().get(1)),
                ExamplesView.grouped(b.counts().get(2)));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(UIManager.getFont("small.font"));
        FontMetrics metrics = g.getFontMetrics();
        int x = LABEL;
        for (OpenedData.Part part : OpenedData.Part.values()) {
            g.setColor(ClassColours.of(part));
            g.fill(new RoundRectangle2D.Double(x, 6, 10, 10, 4, 4));
            g.setColor(UIManager.getColor("Label.foreground"));
            g.drawString(part.words(), x + 16, 6 + metrics.getAscent() - 1);
            x += 16 + metrics.stringWidth(part.words()) + 20;
        }
        Rectangle clip = g.getClipBounds();
        for (int i = 0; i < rows.size(); i++) {
            int y = HEAD + i * ROW;
            if (clip == null || y + ROW >= clip.y && y <= clip.y + clip.height) {
                paint(g, metrics, rows.get(i), y);
            }
        }
        g.dispose();
    }

    private void paint(Graphics2D g, FontMetrics metrics, Balance row, int y) {
        int bars = 3 * BAR + 4;
        double wide = Math.max(40, Math.min(640, getWidth() - LABEL - COUNT));
        g.setColor(UIManager.getColor("Label.foreground"));
        String label = Cut.toWidth(row.label(), metrics, LABEL - 16);
        g.drawString(label, LABEL - 12 - metrics.stringWidth(label), y + bars / 2 + metrics.getAscent() / 2 - 1);
        for (OpenedData.Part part : OpenedData.Part.values()) {
            int count = row.counts().get(part.ordinal());
            double top = y + part.ordinal() * (BAR + 2.0);
            double w = wide * count / most;
            if (count > 0) {
                g.setColor(ClassColours.of(part));
                g.fill(new RoundRectangle2D.Double(LABEL, top, Math.max(2, w), BAR, 3, 3));
            }
            if (part == OpenedData.Part.TRAIN) {
                g.setColor(UIManager.getColor("Label.disabledForeground"));
                g.drawString(
                        ExamplesView.grouped(count),
                        (float) (LABEL + w + 8),
                        (float) top + BAR / 2f + metrics.getAscent() / 2f - 1);
            }
        }
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return ROW;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height - ROW;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }
}
