package org.netloom.designer.inspector;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;

/** A piece of a set formula: its extent around the base line, and how it is drawn. */
abstract sealed class MathBox {
    final double width;
    final double ascent;
    final double descent;

    private MathBox(double width, double ascent, double descent) {
        this.width = width;
        this.ascent = ascent;
        this.descent = descent;
    }

    abstract void draw(Graphics2D g, double x, double base);

    /** Numbers, names and signs. */
    static final class Text extends MathBox {
        private final String text;
        private final Font font;

        Text(String text, Font font, FontRenderContext context) {
            super(
                    font.getStringBounds(text, context).getWidth(),
                    font.getLineMetrics(text, context).getAscent(),
                    font.getLineMetrics(text, context).getDescent());
            this.text = text;
            this.font = font;
        }

        @Override
        void draw(Graphics2D g, double x, double base) {
            g.setFont(font);
            g.drawString(text, (float) x, (float) base);
        }
    }

    /** Boxes beside each other. */
    static final class Row extends MathBox {
        private final List<MathBox> parts;

        Row(List<MathBox> parts) {
            super(
                    parts.stream().mapToDouble(p -> p.width).sum(),
                    parts.stream().mapToDouble(p -> p.ascent).max().orElse(0),
                    parts.stream().mapToDouble(p -> p.descent).max().orElse(0));
            this.parts = List.copyOf(parts);
        }

        @Override
        void draw(Graphics2D g, double x, double base) {
            double at = x;
            for (MathBox p : parts) {
                p.draw(g, at, base);
                at += p.width;
            }
        }
    }

    /** One box over another. */
    static final class Fraction extends MathBox {
        private static final double GAP = 2;
        private static final double SIDE = 3;
        private final MathBox over;
        private final MathBox under;
        private final double axis;

        /** @param axis height of the line above the base line: the middle of a minus */
        Fraction(MathBox over, MathBox under, double axis) {
            super(
                    Math.max(over.width, under.width) + 2 * SIDE + 2,
                    axis + GAP + over.ascent + over.descent,
                    GAP + under.ascent + under.descent - axis);
            this.over = over;
            this.under = under;
            this.axis = axis;
        }

        @Override
        void draw(Graphics2D g, double x, double base) {
            double line = base - axis;
            over.draw(g, x + (width - over.width) / 2, line - GAP - over.descent);
            under.draw(g, x + (width - under.width) / 2, line + GAP + under.ascent);
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(x + 1, line, x + width - 1, line));
        }
    }

    /** Something between brackets as high as it. */
    static final class Fence extends MathBox {
        private static final double SIDE = 6;
        private final MathBox inner;
        private final Kind kind;

        /** What the brackets mean. */
        enum Kind {
            ROUND,
            FLOOR,
            CEILING
        }

        Fence(MathBox inner, Kind kind) {
            super(inner.width + 2 * SIDE, inner.ascent, inner.descent);
            this.inner = inner;
            this.kind = kind;
        }

        @Override
        void draw(Graphics2D g, double x, double base) {
            inner.draw(g, x + SIDE, base);
            g.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(bracket(x + SIDE - 1.5, -1, base));
            g.draw(bracket(x + width - SIDE + 1.5, 1, base));
        }

        private Path2D bracket(double x, int out, double base) {
            double top = base - ascent + 1;
            double bottom = base + descent - 1;
            Path2D path = new Path2D.Double();
            if (kind == Kind.ROUND) {
                path.moveTo(x, top);
                path.quadTo(x + out * 4.5, (top + bottom) / 2, x, bottom);
                return path;
            }
            double outer = x + out * 2.5;
            path.moveTo(kind == Kind.CEILING ? x + out * -1 : outer, top);
            path.lineTo(outer, top);
            path.lineTo(outer, bottom);
            path.lineTo(kind == Kind.FLOOR ? x + out * -1 : outer, bottom);
            return path;
        }
    }

    /** How far the middle of a minus lies above the base line. */
    static double axis(FontMetrics metrics) {
        return metrics.getAscent() * 0.34;
    }
}
