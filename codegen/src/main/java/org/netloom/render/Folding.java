package org.netloom.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.render.Diagram.Link;
import org.netloom.render.Placement.Place;
import org.netloom.render.Placement.Point;
import org.netloom.render.Placement.Route;

/**
 * Cuts a long picture into rows (columns where data flows down) that read like lines of text. It cuts only where a single
 * link passes, between two layers of the network.
 */
final class Folding {
    private static final double GAP = 56;
    private static final double TURN = 22;

    private final boolean down;
    private final double most;

    /** @param most length of a row to keep to, where the network has places to cut */
    Folding(boolean down, double most) {
        this.down = down;
        this.most = most;
    }

    /** Items from {@code from} to {@code to} along the data, and where across it the row begins and how wide it is. */
    private record Row(double from, double to, double across, double width) {}

    Placement fold(Diagram diagram, Placement whole) {
        List<Double> starts = cuts(diagram, whole);
        if (starts.size() < 2) {
            return whole;
        }
        double length = along(whole.width(), whole.height());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            rows.add(row(whole, starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : length + 1));
        }
        Map<String, Place> places = new LinkedHashMap<>();
        whole.places().forEach((id, p) -> places.put(id, moved(p, offset(rows, rowOf(rows, p)))));
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < whole.routes().size(); i++) {
            Link link = diagram.links().get(i);
            routes.add(route(rows, whole, link, whole.routes().get(i)));
        }
        double longest =
                rows.stream().mapToDouble(r -> end(whole, r) - r.from).max().orElse(0) + 2 * TURN;
        double across = rows.stream().mapToDouble(Row::width).sum() + GAP * (rows.size() - 1);
        return new Placement(down ? across : longest, down ? longest : across, places, routes);
    }

    /** Where the rows begin along the data; the first is 0. */
    private List<Double> cuts(Diagram diagram, Placement whole) {
        double length = along(whole.width(), whole.height());
        int rows = (int) Math.ceil(length / most);
        List<Double> possible = whole.places().values().stream()
                .map(this::from)
                .distinct()
                .sorted()
                .filter(c -> c > 0 && cuttable(diagram, whole, c))
                .toList();
        List<Double> starts = new ArrayList<>(List.of(0.0));
        double ideal = length / rows;
        while (length - starts.getLast() > most) {
            double begin = starts.getLast();
            double best = -1;
            for (double c : possible) {
                if (c > begin
                        && (best < 0
                                || (c - begin <= most
                                        && Math.abs(c - begin - ideal) < Math.abs(best - begin - ideal)))) {
                    best = c;
                }
            }
            if (best < 0) {
                break;
            }
            starts.add(best);
        }
        return starts;
    }

    private boolean cuttable(Diagram diagram, Placement whole, double c) {
        for (Place p : whole.places().values()) {
            if (from(p) < c && to(p) > c) {
                return false;
            }
        }
        int crossing = 0;
        for (Link link : diagram.links()) {
            Place a = whole.places().get(link.from());
            Place b = whole.places().get(link.to());
            if (a != null && b != null && from(a) < c != from(b) < c) {
                crossing += from(a) < c ? 1 : 2; // never cut through an edge that runs back
            }
        }
        return crossing == 1;
    }

    private Row row(Placement whole, double from, double to) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Place p : whole.places().values()) {
            if (from(p) >= from && from(p) < to) {
                least = Math.min(least, down ? p.x() : p.y());
                greatest = Math.max(greatest, down ? p.x() + p.width() : p.y() + p.height());
            }
        }
        for (Route route : whole.routes()) {
            for (Point p : route.points()) {
                double at = along(p.x(), p.y());
                if (at >= from && at < to) {
                    least = Math.min(least, down ? p.x() : p.y());
                    greatest = Math.max(greatest, down ? p.x() : p.y());
                }
            }
        }
        return new Row(from, to, least, greatest - least);
    }

    private double end(Placement whole, Row row) {
        return whole.places().values().stream()
                .filter(p -> from(p) >= row.from && from(p) < row.to)
                .mapToDouble(this::to)
                .max()
                .orElse(row.from);
    }

    private Route route(List<Row> rows, Placement whole, Link link, Route route) {
        if (route.points().isEmpty()) {
            return route;
        }
        int a = rowOf(rows, whole.places().get(link.from()));
        int b = rowOf(rows, whole.places().get(link.to()));
        Point first = moved(route.points().getFirst(), offset(rows, a));
        Point last = moved(route.points().getLast(), offset(rows, b));
        if (a == b) {
            Point by = offset(rows, a);
            return route.plus(by.x(), by.y());
        }
        double between = acrossOf(rows, b) - GAP / 2;
        if (down) {
            return new Route(
                    List.of(
                            first,
                            first.plus(0, TURN),
                            new Point(between, first.y() + TURN),
                            new Point(between, last.y() - TURN),
                            last.plus(0, -TURN),
                            last),
                    null);
        }
        return new Route(
                List.of(
                        first,
                        first.plus(TURN, 0),
                        new Point(first.x() + TURN, between),
                        new Point(last.x() - TURN, between),
                        last.plus(-TURN, 0),
                        last),
                new Point(last.x() - TURN + 6, between));
    }

    private Point offset(List<Row> rows, int row) {
        double along = TURN - rows.get(row).from;
        double across = acrossOf(rows, row) - rows.get(row).across;
        return down ? new Point(across, along) : new Point(along, across);
    }

    private static double acrossOf(List<Row> rows, int row) {
        return rows.subList(0, row).stream().mapToDouble(r -> r.width + GAP).sum();
    }

    private int rowOf(List<Row> rows, Place p) {
        return rowAt(rows, from(p));
    }

    private static int rowAt(List<Row> rows, double along) {
        int row = 0;
        while (row + 1 < rows.size() && along >= rows.get(row + 1).from) {
            row++;
        }
        return row;
    }

    private static Place moved(Place p, Point by) {
        return p.plus(by.x(), by.y());
    }

    private static Point moved(Point p, Point by) {
        return p.plus(by.x(), by.y());
    }

    private double from(Place p) {
        return along(p.x(), p.y());
    }

    private double to(Place p) {
        return along(p.x() + p.width(), p.y() + p.height());
    }

    private double along(double x, double y) {
        return down ? y : x;
    }
}
