package org.netloom.render;

import java.util.List;

/**
 * A finished picture without a screen: what {@link SvgWriter} writes as text and {@link GraphicsPainter} paints. Lengths
 * are in pixels at 96 dots per inch, y grows downwards.
 *
 * @param title name of the picture, for readers that cannot see it
 * @param description one sentence on what it shows
 * @param elements from back to front
 */
public record Drawing(
        double width, double height, Rgb background, String title, String description, List<Element> elements) {
    public Drawing {
        elements = List.copyOf(elements);
    }

    /** A piece of a picture. */
    public sealed interface Element permits Box, Line, Label, Group {}

    /**
     * A rectangle with rounded corners.
     *
     * @param radius of the corners, 0 for sharp ones
     * @param fill null for none
     * @param stroke null for none
     */
    public record Box(
            double x, double y, double width, double height, double radius, Rgb fill, Rgb stroke, double strokeWidth)
            implements Element {}

    /**
     * A path of straight and curved pieces.
     *
     * @param fill null for none
     * @param stroke null for none
     * @param dashed true for a broken line
     */
    public record Line(List<Step> steps, Rgb fill, Rgb stroke, double strokeWidth, boolean dashed) implements Element {
        public Line {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One line of text.
     *
     * @param x of the anchor
     * @param y of the base line
     * @param width it was measured to have; a painter with another font makes it fit
     */
    public record Label(double x, double y, String text, Type type, Anchor anchor, Rgb colour, double width)
            implements Element {}

    /**
     * Elements that belong to one node.
     *
     * @param id path of the node
     * @param tooltip everything there is to say about it
     */
    public record Group(
            String id, String tooltip, double x, double y, double width, double height, List<Element> elements)
            implements Element {
        public Group {
            elements = List.copyOf(elements);
        }
    }

    /** Size in pixels and weight of a text. */
    public record Type(double size, boolean bold) {}

    /** Which point of a text its x names. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A piece of a path; each begins where the one before ended. */
    public sealed interface Step permits Move, To, Curve, Close {}

    public record Move(double x, double y) implements Step {}

    public record To(double x, double y) implements Step {}

    /** A quadratic curve with one control point. */
    public record Curve(double cx, double cy, double x, double y) implements Step {}

    public record Close() implements Step {}
}
