package org.netloom.designer.plan;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.netloom.data.Split;
import org.netloom.designer.Texts;

/** How samples are shared out, as a bar of three parts whose borders can be dragged. */
final class SplitBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int HEIGHT = 24;
    private static final int NEAR = 6;
    private static final double STEP = 0.01;

    /** What is done with shares that were dragged. */
    interface Listener {
        void changed(Split split);

        void settled();
    }

    private transient Split split = Split.of();
    private int dragged;

    SplitBar(Listener listener) {
        setOpaque(false);
        setPreferredSize(new Dimension(220, HEIGHT));
        setMinimumSize(new Dimension(60, HEIGHT));
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mouseMoved(MouseEvent e) {
                boolean near = border(e.getX()) != 0;
                setCursor(Cursor.getPredefinedCursor(near ? Cursor.E_RESIZE_CURSOR : Cursor.DEFAULT_CURSOR));
            }

            @Override
            public void mousePressed(MouseEvent e) {
                dragged = border(e.getX());
            }

            @Override
            public void mouseDragged(MouseEvent e) {
                if (dragged != 0) {
                    listener.changed(moved((double) e.getX() / getWidth()));
                }
            }

            @Override
            public void mouseReleased(MouseEvent e) {
                dragged = 0;
                listener.settled();
            }
        };
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
    }

    void show(Split now) {
        split = now;
        getAccessibleContext()
                .setAccessibleName(Texts.get(
                        "data.split.name", percent(training()), percent(now.validation()), percent(now.test())));
        repaint();
    }

    private double training() {
        return 1 - split.validation() - split.test();
    }

    /** 1 at the border behind the training part, 2 at the one behind validation, else 0. */
    private int border(int x) {
        double first = getWidth() * training();
        double second = getWidth() * (1 - split.test());
        if (Math.abs(x - second) <= NEAR && (x >= second || Math.abs(x - first) > NEAR)) {
            return 2;
        }
        return Math.abs(x - first) <= NEAR ? 1 : 0;
    }

    private Split moved(double share) {
        double at = Math.round(share / STEP) * STEP;
        if (dragged == 1) {
            double first = Math.clamp(at, STEP, 1 - split.test());
            return split.validation(rounded(1 - split.test() - first));
        }
        double second = Math.clamp(at, training(), 1);
        return new Split(rounded(second - training()), rounded(1 - second));
    }

    private static double rounded(double share) {
        return Math.max(0, Math.round(share * 1000) / 1000.0);
    }

    private static String percent(double share) {
        return ChannelStatistics.rounded(Math.round(share * 1000) / 10.0) + " %";
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(UIManager.getFont("small.font"));
        g.clip(new RoundRectangle2D.Double(0, 0, getWidth(), HEIGHT, 8, 8));
        double[] shares = {training(), split.validation(), split.test()};
        double x = 0;
        FontMetrics metrics = g.getFontMetrics();
        for (OpenedData.Part part : OpenedData.Part.values()) {
            double w = Math.max(0, getWidth() * shares[part.ordinal()]);
            g.setColor(ClassColours.of(part));
            g.fill(new Rectangle2D.Double(x, 0, w, HEIGHT));
            String text = percent(shares[part.ordinal()]);
            if (metrics.stringWidth(text) + 1 >= w) {
                text = text.replace(" %", "");
            }
            if (metrics.stringWidth(text) + 1 < w) {
                g.setColor(Color.WHITE);
                g.drawString(
                        text,
                        (float) (x + (w - metrics.stringWidth(text)) / 2),
                        HEIGHT / 2f + metrics.getAscent() / 2f - 1);
            }
            x += w;
            g.setColor(UIManager.getColor("Panel.background"));
            g.fill(new Rectangle2D.Double(x - 1, 0, 2, HEIGHT));
        }
        g.dispose();
    }
}
