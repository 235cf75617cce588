package org.netloom.designer.canvas;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.netloom.render.Direction;

/**
 * Which parts of a drawing go on which pages: as wide as the page, or smaller so that it fits; long drawings go on page by
 * page along the direction of the data, cut between nodes where that can be.
 *
 * @param areas of the scene, one for each page
 * @param scale points of the page for a pixel of the scene
 */
record PrintPages(List<Rectangle2D> areas, double scale) {
    /** Nothing is printed larger than this, and nothing smaller than half of it just to save pages. */
    private static final double LARGEST = 0.75;

    private static final double SMALLEST = 0.4;

    /**
     * The pages of a drawing.
     *
     * @param width of the printable part of a page in points
     */
    static PrintPages of(Scene scene, Rectangle2D area, double width, double height) {
        double whole = Math.min(width / area.getWidth(), height / area.getHeight());
        if (whole >= SMALLEST) {
            return new PrintPages(List.of(area), Math.min(whole, LARGEST));
        }
        boolean down = scene.direction() == Direction.DOWN;
        double across = down ? width / area.getWidth() : height / area.getHeight();
        double scale = Math.min(across, LARGEST);
        double step = (down ? height : width) / scale;
        List<Rectangle2D> areas = new ArrayList<>();
        double from = down ? area.getY() : area.getX();
        double end = down ? area.getMaxY() : area.getMaxX();
        while (from < end - 0.5) {
            double to = from + step >= end ? end : cut(scene, from, from + step, down);
            areas.add(
                    down
                            ? new Rectangle2D.Double(area.getX(), from, area.getWidth(), to - from)
                            : new Rectangle2D.Double(from, area.getY(), to - from, area.getHeight()));
            from = to;
        }
        return new PrintPages(areas, scale);
    }

    /** The last place in front of a limit where no node is cut; the limit where there is none near it. */
    private static double cut(Scene scene, double from, double limit, boolean down) {
        double at = limit;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (SceneNode n : scene.nodes()) {
                double begin = (down ? n.place().y() : n.place().x()) - 10;
                double end = (down ? n.place().bottom() : n.place().right()) + 4;
                if (begin < at && end > at) {
                    at = begin;
                    moved = true;
                }
            }
        }
        return at > from + (limit - from) / 3 ? at : limit;
    }
}
