package org.netloom.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Moves boxes and points as a {@link Geometry} moves the pixels of their image. */
final class MovedPlaces {
    /** A box of which less than this share is left within the image is dropped. */
    private static final float LEAST_VISIBLE = 0.5f;

    private final Geometry geometry;
    private List<String> names = List.of();
    private int[] opposite = new int[0];

    MovedPlaces(Geometry geometry) {
        this.geometry = geometry;
    }

    /**
     * Moves the boxes at {@code boxes[at...]}: each becomes the box around its moved corners, cut off at the image's edges.
     * Those that lie mostly outside go; the rest moves up.
     */
    void boxes(float[] boxes, int at, Targets.Boxes targets) {
        int kept = at;
        int end = at + targets.most() * Targets.Boxes.ROW;
        for (int from = at; from < end && boxes[from] >= 0; from += Targets.Boxes.ROW) {
            if (box(boxes, from, kept)) {
                kept += Targets.Boxes.ROW;
            }
        }
        for (; kept < end; kept += Targets.Boxes.ROW) {
            Arrays.fill(boxes, kept, kept + Targets.Boxes.ROW, 0);
            boxes[kept] = Targets.Boxes.NONE;
        }
    }

    /** False, and nothing written, where too little of the box is left. */
    private boolean box(float[] boxes, int from, int to) {
        float w = geometry.width();
        float h = geometry.height();
        float low = boxes[from + 1] - boxes[from + 3] / 2;
        float high = boxes[from + 1] + boxes[from + 3] / 2;
        float top = boxes[from + 2] - boxes[from + 4] / 2;
        float bottom = boxes[from + 2] + boxes[from + 4] / 2;
        float minX = Float.MAX_VALUE;
        float maxX = -Float.MAX_VALUE;
        float minY = Float.MAX_VALUE;
        float maxY = -Float.MAX_VALUE;
        for (int corner = 0; corner < 4; corner++) {
            float x = (corner & 1) == 0 ? low * w : high * w;
            float y = (corner & 2) == 0 ? top * h : bottom * h;
            float movedX = geometry.movedX(x, y) / w;
            float movedY = geometry.movedY(x, y) / h;
            minX = Math.min(minX, movedX);
            maxX = Math.max(maxX, movedX);
            minY = Math.min(minY, movedY);
            maxY = Math.max(maxY, movedY);
        }
        float left = Math.max(0, minX);
        float right = Math.min(1, maxX);
        float up = Math.max(0, minY);
        float down = Math.min(1, maxY);
        float whole = (maxX - minX) * (maxY - minY);
        if (!(right > left && down > up && (right - left) * (down - up) >= LEAST_VISIBLE * whole)) {
            return false;
        }
        boxes[to] = boxes[from];
        boxes[to + 1] = (left + right) / 2;
        boxes[to + 2] = (up + down) / 2;
        boxes[to + 3] = right - left;
        boxes[to + 4] = down - up;
        return true;
    }

    /**
     * Moves the points at {@code points[at...]}; those that leave the image can no longer be seen. In a mirrored image
     * "left eye" and "right eye" change places, too.
     */
    void points(float[] points, int at, Targets.Points targets) {
        for (int i = at; i < at + 2 * targets.count(); i += 2) {
            float x = points[i] * geometry.width();
            float y = points[i + 1] * geometry.height();
            float movedX = geometry.movedX(x, y) / geometry.width();
            float movedY = geometry.movedY(x, y) / geometry.height();
            boolean inside = movedX >= 0 && movedX <= 1 && movedY >= 0 && movedY <= 1;
            points[i] = inside ? movedX : Float.NaN;
            points[i + 1] = inside ? movedY : Float.NaN;
        }
        if (geometry.mirrors()) {
            swapSides(points, at, targets.names());
        }
    }

    private void swapSides(float[] points, int at, List<String> of) {
        if (!of.equals(names)) {
            names = of;
            opposite = of.stream().mapToInt(n -> opposite(of, n)).toArray();
        }
        for (int i = 0; i < opposite.length; i++) {
            int j = opposite[i];
            if (j > i) {
                swap(points, at + 2 * i, at + 2 * j);
                swap(points, at + 2 * i + 1, at + 2 * j + 1);
            }
        }
    }

    private static void swap(float[] a, int i, int j) {
        float swapped = a[i];
        a[i] = a[j];
        a[j] = swapped;
    }

    /** Index of the point of the other side; of one without sides its own. */
    private static int opposite(List<String> names, String name) {
        List<String> lower = names.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
        String own = name.toLowerCase(Locale.ROOT);
        String other = own.contains("left") ? own.replace("left", "right") : own.replace("right", "left");
        int found = lower.indexOf(other);
        return found < 0 ? lower.indexOf(own) : found;
    }
}
