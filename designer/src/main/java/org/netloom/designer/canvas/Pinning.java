package org.netloom.designer.canvas;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.designer.document.Place;
import org.netloom.render.Direction;

/**
 * Fits a layout to nodes that stay where they are: the whole is moved so that the first of them is where it was, the
 * others of them return to their places, and whatever lies in their way steps aside.
 */
final class Pinning {
    private final Map<String, Place> wanted;
    private final Map<String, Place> pinned;
    private final Direction direction;

    Pinning(Map<String, Place> wanted, Map<String, Place> pinned, Direction direction) {
        this.wanted = wanted;
        this.pinned = pinned;
        this.direction = direction;
    }

    Map<String, Place> places() {
        Map<String, Place> fixed = new LinkedHashMap<>();
        pinned.forEach((id, p) -> {
            if (wanted.containsKey(id)) {
                Place size = wanted.get(id);
                fixed.put(id, new Place(p.x(), p.y(), size.width(), size.height()));
            }
        });
        if (fixed.isEmpty()) {
            return wanted;
        }
        String anchor = fixed.keySet().iterator().next();
        double dx = fixed.get(anchor).x() - wanted.get(anchor).x();
        double dy = fixed.get(anchor).y() - wanted.get(anchor).y();
        Grid taken = new Grid();
        fixed.forEach(taken::add);
        Map<String, Place> result = new LinkedHashMap<>(wanted);
        result.putAll(fixed);
        List<String> others = new ArrayList<>(wanted.keySet());
        others.removeAll(fixed.keySet());
        others.sort(Comparator.comparingDouble(id -> direction == Direction.DOWN
                ? wanted.get(id).y()
                : wanted.get(id).x()));
        for (String id : others) {
            Place p = wanted.get(id);
            Place free = free(p.at(p.x() + dx, p.y() + dy), taken);
            taken.add(id, free);
            result.put(id, free);
        }
        return result;
    }

    /** The nearest place beside the wanted one, across the direction of the data, where nothing lies. */
    private Place free(Place wantedPlace, Grid taken) {
        double step = 16;
        for (int i = 0; ; i++) {
            double away = (i + 1) / 2 * step * (i % 2 == 0 ? -1 : 1);
            Place p = direction == Direction.DOWN
                    ? wantedPlace.at(wantedPlace.x() + away, wantedPlace.y())
                    : wantedPlace.at(wantedPlace.x(), wantedPlace.y() + away);
            if (!taken.any(around(p), _ -> true)) {
                return p;
            }
        }
    }

    private static Rectangle2D around(Place p) {
        double gap = AutoLayout.BESIDE / 2;
        return new Rectangle2D.Double(p.x() - gap, p.y() - gap, p.width() + 2 * gap, p.height() + 2 * gap);
    }
}
