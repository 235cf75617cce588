package org.netloom.designer.training;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import org.netloom.data.image.ImageInput;
import org.netloom.designer.Texts;
import org.netloom.spec.Shape;

/**
 * A piece of paper of the size a network sees, to draw upon; or a picture that was put there. The right button rubs out.
 */
final class DigitCanvas extends JPanel {
    private static final long serialVersionUID = 1L;

    /** It is drawn finer than the network sees, so that edges become soft. */
    private static final int FINE = 10;

    /** What centring leaves free at each side, of the whole: MNIST's 4 of 28. */
    private static final double MARGIN = 4.0 / 28;

    private final transient Runnable changed;
    private transient Shape shape = Shape.of(28, 28, 1);
    private boolean bright = true;
    private boolean blank = true;
    private double brush = 0.08;
    private transient BufferedImage paper;
    private Point last;

    /** @param changed is called after each stroke and while it is drawn */
    DigitCanvas(Runnable changed) {
        this.changed = changed;
        this.paper = empty();
        setOpaque(false);
        setFocusable(true);
        setCursor(Cursor.getPredefinedCursor(Cursor.CROSSHAIR_CURSOR));
        setBorder(BorderFactory.createEmptyBorder());
        getAccessibleContext().setAccessibleName(Texts.get("tryit.paper"));
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent e) {
                requestFocusInWindow();
                last = null;
                draw(e);
            }

            @Override
            public void mouseDragged(MouseEvent e) {
                draw(e);
            }

            @Override
            public void mouseReleased(MouseEvent e) {
                last = null;
            }
        };
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
    }

    /** The size the network sees, and whether it learnt bright strokes on dark ground. */
    void set(Shape newShape, boolean brightOnDark) {
        if (newShape.equals(shape) && brightOnDark == bright) {
            return;
        }
        shape = newShape;
        bright = brightOnDark;
        clear();
    }

    private BufferedImage empty() {
        BufferedImage image =
                new BufferedImage(shape.width() * FINE, shape.height() * FINE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(ground());
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.dispose();
        return image;
    }

    private Color ground() {
        return bright ? Color.BLACK : Color.WHITE;
    }

    private Color ink() {
        return bright ? Color.WHITE : Color.BLACK;
    }

    void clear() {
        paper = empty();
        blank = true;
        changed.run();
        repaint();
    }

    /** Width of the brush, of the paper's: 0.02 to 0.25. */
    void brush(double width) {
        brush = width;
    }

    /** Nothing was drawn yet. */
    boolean blank() {
        return blank;
    }

    /** Puts a picture on the paper, in its proportions, as large as it fits. */
    void put(BufferedImage picture) {
        paper = empty();
        double scale = Math.min(
                (double) paper.getWidth() / picture.getWidth(), (double) paper.getHeight() / picture.getHeight());
        int w = (int) Math.round(picture.getWidth() * scale);
        int h = (int) Math.round(picture.getHeight() * scale);
        Graphics2D g = paper.createGraphics();
        boolean coarse = scale >= 2;
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                coarse
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, (paper.getWidth() - w) / 2, (paper.getHeight() - h) / 2, w, h, null);
        g.dispose();
        blank = false;
        changed.run();
        repaint();
    }

    /** What the network sees, with the drawing moved and scaled into the middle, as data sets of digits have it. */
    float[] centred() {
        Rectangle box = drawn();
        if (box == null) {
            return sample();
        }
        double scale = Math.min(
                paper.getWidth() * (1 - 2 * MARGIN) / box.width, paper.getHeight() * (1 - 2 * MARGIN) / box.height);
        BufferedImage moved = empty();
        Graphics2D g = moved.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.translate(moved.getWidth() / 2.0, moved.getHeight() / 2.0);
        g.scale(scale, scale);
        g.translate(-box.getCenterX(), -box.getCenterY());
        g.clip(box);
        g.drawImage(paper, 0, 0, null);
        g.dispose();
        return ImageInput.toSample(moved, shape);
    }

    /** Where there is ink; null where there is none. */
    private Rectangle drawn() {
        Rectangle box = null;
        int none = ground().getRGB();
        for (int y = 0; y < paper.getHeight(); y++) {
            for (int x = 0; x < paper.getWidth(); x++) {
                if (paper.getRGB(x, y) != none) {
                    if (box == null) {
                        box = new Rectangle(x, y, 1, 1);
                    } else {
                        box.add(new Rectangle(x, y, 1, 1));
                    }
                }
            }
        }
        return box;
    }

    /** What the network sees: H x W x C numbers from 0 to 255. */
    float[] sample() {
        return ImageInput.toSample(paper, shape);
    }

    Shape shape() {
        return shape;
    }

    // ---- drawing ----------------------------------------------------------------------------------------------------

    private Rectangle area() {
        double scale = Math.min((double) getWidth() / paper.getWidth(), (double) getHeight() / paper.getHeight());
        int w = (int) (paper.getWidth() * scale);
        int h = (int) (paper.getHeight() * scale);
        return new Rectangle((getWidth() - w) / 2, 0, w, h);
    }

    private void draw(MouseEvent e) {
        Rectangle area = area();
        Point to = new Point(
                (e.getX() - area.x) * paper.getWidth() / Math.max(1, area.width),
                (e.getY() - area.y) * paper.getHeight() / Math.max(1, area.height));
        Point from = last == null ? to : last;
        boolean rub = (e.getModifiersEx() & MouseEvent.BUTTON3_DOWN_MASK) != 0;
        Graphics2D g = paper.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setComposite(AlphaComposite.SrcOver);
        g.setColor(rub ? ground() : ink());
        float width = (float) (brush * Math.min(paper.getWidth(), paper.getHeight()) * (rub ? 1.8 : 1));
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(from, to));
        g.dispose();
        last = to;
        blank = false;
        changed.run();
        repaint();
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(336, 336 * shape.height() / Math.max(1, shape.width()));
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(140, 140);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        Rectangle area = area();
        g.drawImage(paper, area.x, area.y, area.width, area.height, null);
        if (blank) {
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setColor(Color.GRAY);
            String hint = Texts.get("tryit.paper.hint");
            int width = g.getFontMetrics().stringWidth(hint);
            g.drawString(hint, area.x + (area.width - width) / 2, area.y + area.height / 2);
        }
        g.setColor(isFocusOwner() ? RunColors.accent() : RunColors.line());
        g.drawRect(area.x, area.y, area.width - 1, area.height - 1);
        g.dispose();
    }
}
