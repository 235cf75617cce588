package org.netloom.designer.canvas.tool;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.netloom.designer.document.Place;

/**
 * Where something that is moved comes to rest: in line with a neighbour where one is near, otherwise on the grid. All
 * coordinates are of the scene.
 *
 * @param dx how far it goes, with the correction
 * @param guides lines that show what it is in line with
 */
record Snapping(double dx, double dy, List<Guide> guides) {
    /** Grid of places, in pixels at zoom 1. */
    static final double GRID = 8;

    /** Neighbours further away than this, beside or below, are not lined up with. */
    private static final double REACH = 1600;

    /** A line between what is moved and what it is in line with. */
    record Guide(double x1, double y1, double x2, double y2) {}

    /** No correction at all. */
    static Snapping free(double dx, double dy) {
        return new Snapping(Math.rint(dx), Math.rint(dy), List.of());
    }

    /**
     * Corrects a move.
     *
     * @param moved what is moved, where it was at the start
     * @param others what stays
     * @param near how far a line attracts
     */
    static Snapping of(Rectangle2D moved, Collection<Place> others, double dx, double dy, double near) {
        Rectangle2D at =
                new Rectangle2D.Double(moved.getX() + dx, moved.getY() + dy, moved.getWidth(), moved.getHeight());
        double[] xs = {at.getCenterX(), at.getX(), at.getMaxX()};
        double[] ys = {at.getCenterY(), at.getY(), at.getMaxY()};
        double bestX = Double.NaN;
        double bestY = Double.NaN;
        for (Place p : others) {
            if (Math.abs(p.centreX() - at.getCenterX()) > REACH || Math.abs(p.centreY() - at.getCenterY()) > REACH) {
                continue;
            }
            bestX = nearest(bestX, xs, new double[] {p.centreX(), p.x(), p.right()}, near);
            bestY = nearest(bestY, ys, new double[] {p.centreY(), p.y(), p.bottom()}, near);
        }
        double sx = dx + (Double.isNaN(bestX) ? toGrid(at.getX()) : bestX);
        double sy = dy + (Double.isNaN(bestY) ? toGrid(at.getY()) : bestY);
        Rectangle2D rest =
                new Rectangle2D.Double(moved.getX() + sx, moved.getY() + sy, moved.getWidth(), moved.getHeight());
        List<Guide> guides = new ArrayList<>();
        if (!Double.isNaN(bestX)) {
            vertical(rest, others, guides);
        }
        if (!Double.isNaN(bestY)) {
            horizontal(rest, others, guides);
        }
        return new Snapping(sx, sy, List.copyOf(guides));
    }

    private static double toGrid(double at) {
        return Math.rint(at / GRID) * GRID - at;
    }

    /** The smaller of a correction and the best one that lines {@code mine} up with {@code theirs}. */
    private static double nearest(double best, double[] mine, double[] theirs, double near) {
        double found = best;
        for (int i = 0; i < mine.length; i++) {
            // Centres with centres, sides with any side: a left side on a centre means nothing to the eye.
            for (int j = i == 0 ? 0 : 1; j < (i == 0 ? 1 : theirs.length); j++) {
                double d = theirs[j] - mine[i];
                if (Math.abs(d) <= near && (Double.isNaN(found) || Math.abs(d) < Math.abs(found))) {
                    found = d;
                }
            }
        }
        return found;
    }

    private static void vertical(Rectangle2D rest, Collection<Place> others, List<Guide> guides) {
        for (double x : new double[] {rest.getCenterX(), rest.getX(), rest.getMaxX()}) {
            boolean centre = x == rest.getCenterX();
            double top = rest.getY();
            double bottom = rest.getMaxY();
            boolean found = false;
            for (Place p : others) {
                if (centre ? same(p.centreX(), x) : same(p.x(), x) || same(p.right(), x)) {
                    top = Math.min(top, p.y());
                    bottom = Math.max(bottom, p.bottom());
                    found = true;
                }
            }
            if (found) {
                guides.add(new Guide(x, top, x, bottom));
                if (centre) {
                    return;
                }
            }
        }
    }

    private static void horizontal(Rectangle2D rest, Collection<Place> others, List<Guide> guides) {
        for (double y : new double[] {rest.getCenterY(), rest.getY(), rest.getMaxY()}) {
            boolean centre = y == rest.getCenterY();
            double left = rest.getX();
            double right = rest.getMaxX();
            boolean found = false;
            for (Place p : others) {
                if (centre ? same(p.centreY(), y) : same(p.y(), y) || same(p.bottom(), y)) {
                    left = Math.min(left, p.x());
                    right = Math.max(right, p.right());
                    found = true;
                }
            }
            if (found) {
                guides.add(new Guide(left, y, right, y));
                if (centre) {
                    return;
                }
            }
        }
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) < 0.01;
    }
}
