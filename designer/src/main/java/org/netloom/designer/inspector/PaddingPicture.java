package org.netloom.designer.inspector;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import javax.swing.JPanel;
import org.netloom.designer.Texts;
import org.netloom.spec.Category;
import org.netloom.spec.Padding;
import org.netloom.spec.Shape;
import org.netloom.spec.Size;
import org.netloom.spec.SlidingWindow;

/** A small picture of an image with its padding and the window in its first two places. Large images are cut short. */
final class PaddingPicture extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int HEIGHT = 80;
    private static final int MOST_CELLS = 8;
    private static final int MOST_ZEROS = 4;
    private static final int MOST_KERNEL = 7;
    private static final double LARGEST = 10;
    private static final int PLAIN = 8;

    /**
     * A window over an image.
     *
     * @param input shape of the image, where it is known
     * @param ceil whether a last window that hangs over the edge counts
     */
    record Window(Optional<Shape> input, Size kernel, Size stride, Size dilation, Padding padding, boolean ceil) {
        SlidingWindow vertical() {
            int in = input.filter(Shape::isImage).map(Shape::height).orElse(PLAIN);
            return SlidingWindow.vertical(in, kernel, stride, dilation, padding, ceil);
        }

        SlidingWindow horizontal() {
            int in = input.filter(Shape::isImage).map(Shape::width).orElse(PLAIN);
            return SlidingWindow.horizontal(in, kernel, stride, dilation, padding, ceil);
        }

        boolean drawable() {
            return Math.min(Math.min(kernel.height(), kernel.width()), Math.min(stride.height(), stride.width())) > 0
                    && Math.min(dilation.height(), dilation.width()) > 0
                    && Math.min(Math.min(padding.top(), padding.bottom()), Math.min(padding.left(), padding.right()))
                            >= 0;
        }
    }

    /** One axis as it is drawn: few enough cells to be told apart. */
    private record Axis(int before, int cells, int after, int kernel, int dilation, int stride) {
        static Axis of(SlidingWindow w) {
            int all = Math.min(w.before(), MOST_ZEROS) + Math.min(w.in(), MOST_CELLS) + Math.min(w.after(), MOST_ZEROS);
            // A window that does not fit is drawn so that it does not.
            int kernel = w.out() < 1 ? all + 1 : Math.min(w.kernel(), MOST_KERNEL);
            int dilation = Math.min(w.dilation(), kernel > 1 ? Math.max(1, MOST_KERNEL / kernel) : 1);
            return new Axis(
                    Math.min(w.before(), MOST_ZEROS),
                    Math.min(w.in(), MOST_CELLS),
                    Math.min(w.after(), MOST_ZEROS),
                    kernel,
                    dilation,
                    Math.min(w.stride(), MOST_CELLS));
        }

        int all() {
            return before + cells + after;
        }

        int reach() {
            return (kernel - 1) * dilation + 1;
        }
    }

    private transient Optional<Window> window = Optional.empty();

    PaddingPicture() {
        setOpaque(false);
        setPreferredSize(new Dimension(200, HEIGHT));
        setMinimumSize(new Dimension(40, HEIGHT));
        Look.named(this, Texts.get("inspector.padding.picture"));
    }

    void show(Optional<Window> now) {
        window = now.filter(Window::drawable);
        window.ifPresent(w -> setToolTipText(Texts.get("inspector.padding.picture.tip")));
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        window.ifPresent(w -> {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            paint(g, w);
            g.dispose();
        });
    }

    private void paint(Graphics2D g, Window w) {
        Axis v = Axis.of(w.vertical());
        Axis h = Axis.of(w.horizontal());
        double cell = Math.min(
                LARGEST,
                Math.min(
                        (HEIGHT - 2.0) / Math.max(v.all(), v.reach()),
                        getWidth() * 0.37 / Math.max(h.all(), h.reach())));
        g.translate(1, 1);
        cells(g, v, h, cell);
        frame(g, v, h, cell, w.stride());
        g.translate(Math.ceil(Math.max(h.all(), h.reach()) * cell) + 12, 0);
        caption(g, w);
    }

    private static void cells(Graphics2D g, Axis v, Axis h, double cell) {
        Color image = Look.of(Category.CONVOLUTION);
        for (int y = 0; y < v.all(); y++) {
            for (int x = 0; x < h.all(); x++) {
                boolean inside =
                        y >= v.before() && y < v.before() + v.cells() && x >= h.before() && x < h.before() + h.cells();
                Rectangle2D r = new Rectangle2D.Double(x * cell + 0.5, y * cell + 0.5, cell - 1, cell - 1);
                g.setColor(inside ? Look.faint(image, 70) : Look.faint(Look.quiet(), 26));
                g.fill(r);
                if (y < v.reach() && x < h.reach() && y % v.dilation() == 0 && x % h.dilation() == 0) {
                    g.setColor(Look.faint(Look.of(Category.ACTIVATION), 120));
                    g.fill(r);
                }
            }
        }
    }

    private static void frame(Graphics2D g, Axis v, Axis h, double cell, Size stride) {
        g.setColor(Look.of(Category.ACTIVATION));
        if (h.stride() + h.reach() <= h.all()) {
            g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 2}, 0));
            g.draw(new Rectangle2D.Double(h.stride() * cell, 0, h.reach() * cell, v.reach() * cell));
        }
        g.setStroke(new BasicStroke(1.6f));
        g.draw(new Rectangle2D.Double(0, 0, h.reach() * cell, v.reach() * cell));
    }

    private void caption(Graphics2D g, Window w) {
        SlidingWindow v = w.vertical();
        SlidingWindow h = w.horizontal();
        g.setFont(getFont().deriveFont(getFont().getSize2D() - 2));
        int line = g.getFontMetrics().getHeight() + 2;
        int y = g.getFontMetrics().getAscent();
        g.setColor(Look.quiet());
        if (w.input().filter(Shape::isImage).isPresent()) {
            g.drawString(Texts.get("inspector.padding.input", v.in() + "×" + h.in()), 0, y);
            String padded = (v.in() + v.before() + v.after()) + "×" + (h.in() + h.before() + h.after());
            boolean has = v.before() + v.after() + h.before() + h.after() > 0;
            if (has) {
                g.drawString(Texts.get("inspector.padding.padded", padded), 0, y + line);
            }
            boolean fits = v.out() > 0 && h.out() > 0;
            g.setColor(fits ? Look.text() : Look.of(org.netloom.problem.Severity.ERROR));
            String out = fits ? v.out() + "×" + h.out() : Texts.get("inspector.padding.none");
            g.drawString(Texts.get("inspector.padding.output", out), 0, y + (has ? 2 : 1) * line);
        }
    }
}
