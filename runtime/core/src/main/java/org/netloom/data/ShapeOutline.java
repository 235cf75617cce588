package org.netloom.data;

import java.util.List;

/** The outlines of the shapes that are drawn. */
final class ShapeOutline {
    static final List<String> LABELS = List.of("circle", "square", "triangle", "star", "cross", "ring");

    private ShapeOutline() {}

    /** Distance from the edge of a shape of a kind, negative inside; the shape fits the circle of radius 1. */
    static float outside(int kind, float u, float v) {
        return switch (kind) {
            case 0 -> length(u, v) - 0.92f;
            case 1 -> Math.max(Math.abs(u), Math.abs(v)) - 0.72f;
            case 2 -> polygon(u, v, 3, 1f, 0.5f);
            case 3 -> star(u, v);
            case 4 -> Math.min(bar(u, v), bar(v, u));
            default -> Math.abs(length(u, v) - 0.7f) - 0.23f;
        };
    }

    private static float length(float u, float v) {
        return (float) Math.sqrt(u * u + v * v);
    }

    private static float bar(float along, float across) {
        return Math.max(Math.abs(along) - 0.95f, Math.abs(across) - 0.27f);
    }

    /** The largest signed distance from the sides of a regular polygon whose sides are {@code inner} from the middle. */
    private static float polygon(float u, float v, int corners, float sign, float inner) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < corners; i++) {
            most = Math.max(most, sign * (u * NORMALS[corners][2 * i] + v * NORMALS[corners][2 * i + 1]) - inner);
        }
        return most;
    }

    /** A star of five points: a point is inside if at least four of the five sides' lines have it on their inner side. */
    private static float star(float u, float v) {
        float most = Float.NEGATIVE_INFINITY;
        float second = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < 5; i++) {
            float s = u * NORMALS[5][2 * i] + v * NORMALS[5][2 * i + 1] - 0.33f;
            if (s > most) {
                second = most;
                most = s;
            } else if (s > second) {
                second = s;
            }
        }
        return second;
    }

    /** Directions of the sides of regular polygons, by their number of corners. */
    private static final float[][] NORMALS = new float[6][];

    static {
        for (int corners = 3; corners < NORMALS.length; corners++) {
            NORMALS[corners] = new float[2 * corners];
            for (int i = 0; i < corners; i++) {
                NORMALS[corners][2 * i] = (float) Angles.cos(2 * Math.PI * i / corners);
                NORMALS[corners][2 * i + 1] = (float) Angles.sin(2 * Math.PI * i / corners);
            }
        }
    }
}
