package org.netloom.train;

import java.util.List;

/** A receiver operating characteristic to be drawn: one label, its curve, the area below it. */
record Curve(String label, double area, List<RankCurve.Point> points) {
    private static final int DRAWN = 200;

    static Curve of(String label, RankCurve ranks) {
        return new Curve(label, ranks.area(), ranks.points(DRAWN));
    }
}
