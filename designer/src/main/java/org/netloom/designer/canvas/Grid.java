package org.netloom.designer.canvas;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.netloom.designer.document.Place;

/** Finds the nodes near a spot without looking at all of them: squares of the scene, each with what lies in it. */
final class Grid {
    private static final double CELL = 320;
    /** A place spread over more squares than this is looked at always. */
    private static final int MOST_CELLS = 400;

    /** Something with a place. */
    record Item(String id, Place place) {}

    private final Map<Long, List<Item>> cells = new HashMap<>();
    private final List<Item> large = new ArrayList<>();

    void add(String id, Place place) {
        Item item = new Item(id, place);
        long wide = cell(place.right()) - cell(place.x()) + 1;
        long high = cell(place.bottom()) - cell(place.y()) + 1;
        if (wide * high > MOST_CELLS || wide <= 0 || high <= 0) {
            large.add(item);
            return;
        }
        for (long cx = cell(place.x()); cx <= cell(place.right()); cx++) {
            for (long cy = cell(place.y()); cy <= cell(place.bottom()); cy++) {
                cells.computeIfAbsent(key(cx, cy), _ -> new ArrayList<>(4)).add(item);
            }
        }
    }

    /** True where something that the test accepts lies in the rectangle. */
    boolean any(Rectangle2D area, Predicate<Item> test) {
        for (Item item : large) {
            if (meets(area, item.place) && test.test(item)) {
                return true;
            }
        }
        for (long cx = cell(area.getX()); cx <= cell(area.getMaxX()); cx++) {
            for (long cy = cell(area.getY()); cy <= cell(area.getMaxY()); cy++) {
                for (Item item : cells.getOrDefault(key(cx, cy), List.of())) {
                    if (meets(area, item.place) && test.test(item)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean meets(Rectangle2D area, Place p) {
        return area.getX() < p.right() && area.getMaxX() > p.x() && area.getY() < p.bottom() && area.getMaxY() > p.y();
    }

    private static long cell(double v) {
        return (long) Math.floor(v / CELL);
    }

    private static long key(long cx, long cy) {
        return cx << 32 ^ cy & 0xffffffffL;
    }
}
