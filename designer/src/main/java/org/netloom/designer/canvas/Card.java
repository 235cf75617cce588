package org.netloom.designer.canvas;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.netloom.problem.Severity;
import org.netloom.render.Direction;
import org.netloom.spec.Category;

/**
 * What stands in the box of a node, as finished texts, before it has a place.
 *
 * @param id of the node in its body
 * @param path as the checker says it
 * @param settings its key parameters in a line, may be empty
 * @param shape of its output, empty where unknown
 * @param parameters how many it has, of a repeated block all together
 * @param category of a layer; empty for blocks, the input of a block and what could not be read
 * @param repeat how often a block is used in a row
 * @param troubles problems at it, errors first; of a closed block also those inside
 * @param assumed true where the shape only holds once an error in front is mended
 * @param guessed true where the shape is one that it would have: it is assumed, or the node itself is broken
 * @param inputs number of ports where something can arrive, for merge layers one more than are taken
 * @param inside what an open block shows; empty for all else
 */
public record Card(
        String id,
        String path,
        Kind kind,
        String type,
        String settings,
        String shape,
        long parameters,
        Optional<Category> category,
        int repeat,
        List<Trouble> troubles,
        boolean assumed,
        boolean guessed,
        boolean pinned,
        int inputs,
        Optional<Scene> inside) {
    /** What a node is to the eye. */
    public enum Kind {
        LAYER,
        BLOCK,
        /** Where data enters the block that is shown. */
        ENTRY
    }

    /** Every card is this wide, so that rows and columns line up. */
    public static final double WIDTH = 200;

    static final double HEADER = 30;
    static final double ROW = 18;
    static final double FOOTER = 26;
    static final double ENTRY_WIDTH = 104;
    static final double ENTRY_HEIGHT = 32;
    /** How far each sheet of a repeated block stands out below the one in front. */
    static final double SHEET = 4;

    /** Room in an open block: beside its content, above and below it. */
    static final double INSET = 20;

    static final double FRAME_HEAD = 52;
    static final double FRAME_FOOT = 24;

    public Card {
        troubles = List.copyOf(troubles);
    }

    /** True for a block whose inside is shown. */
    public boolean open() {
        return inside.isPresent();
    }

    /** The worst of its problems. */
    public Optional<Severity> severity() {
        return troubles.stream().map(Trouble::severity).min(Severity::compareTo);
    }

    /** True for layers that join any number of inputs. */
    public boolean merges() {
        return category.filter(c -> c == Category.MERGE).isPresent();
    }

    /** How far the sheets of a repeated block stand out below its card. */
    double sheets() {
        return repeat > 1 && !open() ? 2 * SHEET : 0;
    }

    /** Where data enters, along the side where it does; into an open block straight above where it enters the inside. */
    double in(Direction direction) {
        return inside.filter(s -> s.direction() == direction)
                .flatMap(Scene::entry)
                .map(n -> along(n.arrival(), direction))
                .orElse(middle(direction));
    }

    /** Where data leaves, along the opposite side. */
    double out(Direction direction) {
        return inside.filter(s -> s.direction() == direction)
                .flatMap(s -> s.exit().flatMap(s::node))
                .map(n -> along(n.output(), direction))
                .orElse(middle(direction));
    }

    /** Half the extent of the card in front. */
    private double middle(Direction direction) {
        return direction == Direction.DOWN ? width() / 2 : (height() - sheets()) / 2;
    }

    private double along(Point2D inner, Direction direction) {
        Point2D offset = offset();
        return direction == Direction.DOWN ? inner.getX() + offset.getX() : inner.getY() + offset.getY();
    }

    /** Where the origin of the inside of an open block is in its frame. */
    Point2D offset() {
        Rectangle2D b = inside.orElseThrow().bounds();
        return new Point2D.Double(Math.rint((width() - b.getWidth()) / 2 - b.getX()), Math.rint(FRAME_HEAD - b.getY()));
    }

    /** Width of the node. */
    public double width() {
        if (kind == Kind.ENTRY) {
            return ENTRY_WIDTH;
        }
        return inside.map(s -> Math.max(WIDTH, even(s.bounds().getWidth() + 2 * INSET)))
                .orElse(WIDTH);
    }

    /** Height of the node, with the sheets of a repeated block. */
    public double height() {
        if (kind == Kind.ENTRY) {
            return ENTRY_HEIGHT;
        }
        return inside.map(s -> even(s.bounds().getHeight() + FRAME_HEAD + FRAME_FOOT))
                .orElse(HEADER + (settings.isEmpty() ? 0 : ROW) + FOOTER + sheets());
    }

    /** So that its middle is a whole pixel. */
    private static double even(double extent) {
        return Math.ceil(extent / 2) * 2;
    }
}
