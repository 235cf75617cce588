package org.netloom.designer.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.netloom.design.Body;
import org.netloom.design.Position;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Scope;

/** Where nodes lie. Apply {@link #align} and {@link #distribute} by {@link Editor#editPlacing}. */
public final class LayoutEdits {
    /** What becomes equal. */
    public enum Side {
        LEFT,
        RIGHT,
        TOP,
        BOTTOM,
        /** The centres lie above each other. */
        CENTRE,
        /** The centres lie in a row. */
        MIDDLE
    }

    /** Direction in which the gaps become equal. */
    public enum Axis {
        HORIZONTAL,
        VERTICAL
    }

    private LayoutEdits() {}

    /** Puts nodes where an automatic layout wants them; pinned ones stay. */
    public static Edit placeAll(Scope scope, Map<String, Place> places) {
        Map<String, Place> wanted = Map.copyOf(places);
        return Edit.of(Texts.get("edit.layout"), design -> {
            Body body = Bodies.of(design, scope);
            for (var node : List.copyOf(body.nodes())) {
                Place p = wanted.get(node.id());
                boolean pinned = node.position().filter(Position::pinned).isPresent();
                if (p != null && !pinned) {
                    body.replace(node.at(Math.rint(p.x()), Math.rint(p.y())));
                }
            }
        });
    }

    /** Lines nodes up with the outermost of them, or with the middle of all. */
    public static Edit align(Editor editor, Set<String> ids, Side side) {
        Map<String, Place> places = of(editor, ids);
        double left = places.values().stream().mapToDouble(Place::x).min().orElse(0);
        double right = places.values().stream().mapToDouble(Place::right).max().orElse(0);
        double top = places.values().stream().mapToDouble(Place::y).min().orElse(0);
        double bottom =
                places.values().stream().mapToDouble(Place::bottom).max().orElse(0);
        Map<String, Position> moved = new LinkedHashMap<>();
        places.forEach((id, p) -> moved.put(
                id,
                rounded(
                        switch (side) {
                            case LEFT -> p.at(left, p.y());
                            case RIGHT -> p.at(right - p.width(), p.y());
                            case TOP -> p.at(p.x(), top);
                            case BOTTOM -> p.at(p.x(), bottom - p.height());
                            case CENTRE -> p.at((left + right - p.width()) / 2, p.y());
                            case MIDDLE -> p.at(p.x(), (top + bottom - p.height()) / 2);
                        })));
        return moved("edit.align", editor, moved);
    }

    /** Makes the gaps between nodes equal; the outermost two stay. Does nothing for fewer than three. */
    public static Edit distribute(Editor editor, Set<String> ids, Axis axis) {
        boolean across = axis == Axis.HORIZONTAL;
        ToDoubleFunction<Place> from = across ? Place::x : Place::y;
        ToDoubleFunction<Place> extent = across ? Place::width : Place::height;
        List<Map.Entry<String, Place>> row = new ArrayList<>(of(editor, ids).entrySet());
        row.sort(Comparator.comparingDouble(e -> from.applyAsDouble(e.getValue())));
        Map<String, Position> moved = new LinkedHashMap<>();
        if (row.size() > 2) {
            Place first = row.getFirst().getValue();
            Place last = row.getLast().getValue();
            double whole = from.applyAsDouble(last) + extent.applyAsDouble(last) - from.applyAsDouble(first);
            double filled = row.stream()
                    .mapToDouble(e -> extent.applyAsDouble(e.getValue()))
                    .sum();
            double gap = (whole - filled) / (row.size() - 1);
            double at = from.applyAsDouble(first);
            for (Map.Entry<String, Place> e : row) {
                Place p = e.getValue();
                moved.put(e.getKey(), rounded(across ? p.at(at, p.y()) : p.at(p.x(), at)));
                at += extent.applyAsDouble(p) + gap;
            }
        }
        return moved("edit.distribute", editor, moved);
    }

    private static Edit moved(String key, Editor editor, Map<String, Position> places) {
        Edit move = NodeEdits.move(editor.scope(), places);
        return Edit.of(Texts.get(key, Bodies.describe(places.keySet())), move.change());
    }

    private static Map<String, Place> of(Editor editor, Set<String> ids) {
        Map<String, Place> places = new LinkedHashMap<>(editor.places());
        places.keySet().retainAll(ids);
        return places;
    }

    private static Position rounded(Place p) {
        return Position.of(Math.rint(p.x()), Math.rint(p.y()));
    }
}
