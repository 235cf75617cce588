package org.netloom.designer.inspector;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import javax.swing.JPanel;
import org.netloom.designer.Texts;
import org.netloom.spec.Category;
import org.netloom.spec.ReceptiveField;
import org.netloom.spec.Shape;

/** The input image, to scale, with the region that one output element in its middle sees, and its neighbour's. */
final class FieldPicture extends JPanel {
    private static final long serialVersionUID = 1L;
    static final int SIDE = 104;
    private static final int MARGIN = 10;
    private static final int FEW_PIXELS = 40;

    private final transient ReceptiveField field;
    private final transient Shape input;
    private final transient Optional<Shape> output;

    FieldPicture(ReceptiveField field, Shape input, Optional<Shape> output) {
        this.field = field;
        this.input = input;
        this.output = output;
        setOpaque(false);
        setPreferredSize(new Dimension(SIDE, SIDE));
        setMinimumSize(getPreferredSize());
        setToolTipText(Texts.get("inspector.field.tip"));
        Look.named(this, Texts.get("inspector.field.picture"));
    }

    /** The field of an output element, in pixels of the input. */
    private Rectangle2D region(int row, int column) {
        return new Rectangle2D.Double(
                field.left() + column * field.strideWidth(),
                field.top() + row * field.strideHeight(),
                field.width(),
                field.height());
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        int h = input.height();
        int w = input.width();
        double scale = (SIDE - 2.0 * MARGIN) / Math.max(h, w);
        g.clipRect(0, 0, getWidth(), getHeight());
        g.translate((SIDE - w * scale) / 2, (SIDE - h * scale) / 2);
        Rectangle2D image = new Rectangle2D.Double(0, 0, w * scale, h * scale);
        g.setColor(Look.faint(Look.of(Category.CONVOLUTION), 60));
        g.fill(image);
        grid(g, h, w, scale);
        boolean spatial = output.filter(Shape::isImage).isPresent() && field.strideHeight() > 0;
        int row = spatial ? output.get().height() / 2 : 0;
        int column = spatial ? Math.max(0, output.get().width() / 2) : 0;
        Color colour = Look.of(Category.ACTIVATION);
        Rectangle2D seen = scaled(spatial ? region(row, column) : new Rectangle2D.Double(0, 0, w, h), scale);
        g.setColor(Look.faint(colour, 40));
        g.fill(seen);
        g.setColor(Look.faint(colour, 90));
        g.fill(seen.createIntersection(image));
        if (spatial && column + 1 < output.get().width()) {
            g.setColor(colour);
            g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 2}, 0));
            g.draw(scaled(region(row, column + 1), scale));
        }
        g.setColor(colour);
        g.setStroke(new BasicStroke(1.6f));
        g.draw(seen);
        g.dispose();
    }

    private static void grid(Graphics2D g, int h, int w, double scale) {
        if (Math.max(h, w) > FEW_PIXELS) {
            return;
        }
        g.setColor(Look.faint(Look.quiet(), 50));
        g.setStroke(new BasicStroke(0.5f));
        for (int y = 0; y <= h; y++) {
            g.draw(new Line2D.Double(0, y * scale, w * scale, y * scale));
        }
        for (int x = 0; x <= w; x++) {
            g.draw(new Line2D.Double(x * scale, 0, x * scale, h * scale));
        }
    }

    private static Rectangle2D scaled(Rectangle2D r, double scale) {
        return new Rectangle2D.Double(r.getX() * scale, r.getY() * scale, r.getWidth() * scale, r.getHeight() * scale);
    }
}
