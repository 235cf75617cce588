package org.netloom.designer.inspector;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import javax.swing.Icon;
import javax.swing.JPanel;
import org.netloom.designer.Texts;
import org.netloom.spec.Activation;
import org.netloom.spec.Category;

/** An activation and its slope, from -4 to 4. */
final class CurvePicture extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int HEIGHT = 96;
    private static final double REACH = 4;
    private static final double LOW = -1.5;
    private static final double HIGH = 2.5;

    private transient Optional<DoubleUnaryOperator> function = Optional.empty();

    CurvePicture() {
        setOpaque(false);
        setPreferredSize(new Dimension(160, HEIGHT));
        setMinimumSize(new Dimension(60, HEIGHT));
        setToolTipText(Texts.get("inspector.curve.tip"));
        Look.named(this, Texts.get("inspector.curve"));
    }

    void show(Activation activation) {
        function = Curves.of(activation);
        setVisible(function.isPresent());
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        function.ifPresent(f -> {
            Graphics2D g = (Graphics2D) graphics.create();
            smooth(g);
            g.setColor(Look.field());
            g.fillRoundRect(0, 0, getWidth(), getHeight(), 8, 8);
            axes(g);
            g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {4, 4}, 0));
            g.setColor(Look.quiet());
            g.draw(curve(Curves.slope(f)));
            g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(Look.of(Category.ACTIVATION));
            g.clipRect(0, 0, getWidth(), getHeight());
            g.draw(curve(f));
            g.dispose();
        });
    }

    private static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    private void axes(Graphics2D g) {
        g.setColor(Look.faint(Look.quiet(), 90));
        g.setStroke(new BasicStroke(1));
        g.draw(new Line2D.Double(0, y(0), getWidth(), y(0)));
        g.draw(new Line2D.Double(x(0), 0, x(0), getHeight()));
        g.setFont(getFont().deriveFont(getFont().getSize2D() - 3));
        for (int tick : new int[] {-2, 2}) {
            g.draw(new Line2D.Double(x(tick), y(0) - 2, x(tick), y(0) + 2));
            g.drawString(Integer.toString(tick), (float) x(tick) - 4, (float) y(0) + 13);
        }
        for (int tick : new int[] {-1, 1, 2}) {
            g.draw(new Line2D.Double(x(0) - 2, y(tick), x(0) + 2, y(tick)));
            g.drawString(Integer.toString(tick), (float) x(0) - (tick < 0 ? 15 : 11), (float) y(tick) + 4);
        }
    }

    private double x(double value) {
        return (value + REACH) / (2 * REACH) * getWidth();
    }

    private double y(double value) {
        return (HIGH - value) / (HIGH - LOW) * getHeight();
    }

    private Path2D curve(DoubleUnaryOperator f) {
        Path2D path = new Path2D.Double();
        for (int px = 0; px <= getWidth(); px++) {
            double value = f.applyAsDouble((px / (double) getWidth() * 2 - 1) * REACH);
            double y = y(Math.clamp(value, LOW - 1, HIGH + 1));
            if (px == 0) {
                path.moveTo(px, y);
            } else {
                path.lineTo(px, y);
            }
        }
        return path;
    }

    /** The curve on 24 x 16, for lists. */
    record Small(Optional<DoubleUnaryOperator> function) implements Icon {
        private static final double REACH = 3;

        @Override
        public void paintIcon(Component c, Graphics graphics, int x, int y) {
            function.ifPresent(f -> {
                Graphics2D g = (Graphics2D) graphics.create(x, y, getIconWidth(), getIconHeight());
                smooth(g);
                g.setColor(Look.faint(Look.quiet(), 90));
                g.draw(new Line2D.Double(0, 10.5, getIconWidth(), 10.5));
                Path2D path = new Path2D.Double();
                for (int px = 0; px <= getIconWidth(); px++) {
                    double v = f.applyAsDouble((px / (double) getIconWidth() * 2 - 1) * REACH);
                    double py = 10.5 - v * 5;
                    if (px == 0) {
                        path.moveTo(px, py);
                    } else {
                        path.lineTo(px, py);
                    }
                }
                Color colour = Look.of(Category.ACTIVATION);
                g.setColor(colour);
                g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                g.draw(path);
                g.dispose();
            });
        }

        @Override
        public int getIconWidth() {
            return 24;
        }

        @Override
        public int getIconHeight() {
            return 16;
        }
    }
}
