package org.netloom.designer.canvas;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.netloom.designer.document.Place;
import org.netloom.render.Direction;

/** Where the parts of a node are that can be hit. */
final class NodeShapes {
    static final double BADGE = 18;

    private NodeShapes() {}

    /** The badge at the upper right corner, where the node has problems. */
    static Optional<Ellipse2D> badge(SceneNode n) {
        Place p = n.place();
        return n.card().severity().map(_ -> new Ellipse2D.Double(p.right() - BADGE + 7, p.y() - 8, BADGE, BADGE));
    }

    /** The arrow that opens or closes a block. */
    static Optional<Rectangle2D> toggle(SceneNode n) {
        return n.card().kind() == Card.Kind.BLOCK
                ? Optional.of(
                        new Rectangle2D.Double(n.place().x() + 8, n.place().y() + 5, 20, 20))
                : Optional.empty();
    }

    /** Where the name stands. */
    static Rectangle2D name(SceneNode n) {
        Place p = n.place();
        if (n.card().kind() == Card.Kind.ENTRY) {
            return new Rectangle2D.Double(p.x() + 10, p.y() + 6, p.width() - 20, p.height() - 12);
        }
        double from = n.card().kind() == Card.Kind.BLOCK ? 28 : 14;
        double below = n.direction() == Direction.DOWN ? 6 : 4;
        double width = Math.min(p.width() - from - 12, Card.WIDTH * 0.55);
        return new Rectangle2D.Double(p.x() + from, p.y() + below, width, Card.HEADER - below);
    }
}
