package org.netloom.designer.canvas;

import java.awt.Color;
import java.awt.Shape;
import java.util.function.Consumer;

/** What a drawing is made with: on the screen, on an image, or as elements of a file. Lengths are of the scene. */
interface Pen {
    /** Where a text begins, ends or has its middle. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * A filled rectangle with rounded corners.
     *
     * @param radius 0 for sharp corners
     */
    void box(double x, double y, double width, double height, double radius, Color fill);

    /** The outline of a rectangle with rounded corners; the line lies inside of it. */
    void frame(
            double x, double y, double width, double height, double radius, Color colour, double line, boolean dashed);

    void fill(Shape shape, Color colour);

    void line(Shape shape, Color colour, double width, boolean dashed);

    /** One line of text. */
    void text(double x, double baseline, String text, TextStyle style, Color colour, Anchor anchor);

    /**
     * Paints something that looks like other things of an equal key, at a point.
     *
     * @param painting paints it at the origin
     */
    default void alike(Object key, double x, double y, double width, double height, Consumer<Pen> painting) {
        push(x, y);
        painting.accept(this);
        pop();
    }

    /** A line as thin as can be, in straight pieces. */
    default void hairline(Route route, Color colour) {
        line(route.line(), colour, 1, false);
    }

    /** What follows up to {@link #end} belongs to a node. */
    default void begin(SceneNode node) {}

    default void end() {}

    /** What follows up to {@link #pop} is moved. */
    void push(double dx, double dy);

    void pop();
}
