package org.netloom.ops.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Cuts pieces out of images: with zeros around, some channels only, or window by window. */
final class Images {
    private Images() {}

    /** A rectangle of images, which may hang over their edges; a thread has one, in its {@link Scratch}. */
    static final class Cut {
        private int top;
        private int left;
        private int height;
        private int width;
        private int channel;
        private int channels;

        /**
         * Another one.
         *
         * @param firstRow negative above the image
         * @param firstColumn negative beside the image
         */
        Cut set(int firstRow, int firstColumn, int rows, int columns, int firstChannel, int count) {
            top = firstRow;
            left = firstColumn;
            height = rows;
            width = columns;
            channel = firstChannel;
            channels = count;
            return this;
        }

        int top() {
            return top;
        }

        int left() {
            return left;
        }

        int width() {
            return width;
        }

        int size() {
            return height * width * channels;
        }

        /** True where the cut can be read from the image itself. */
        boolean within(int h, int w, int c) {
            return top >= 0 && left >= 0 && top + height <= h && left + width <= w && channels == c;
        }
    }

    /** Copies the cut of one image {@code h x w x c} that starts at {@code x[at]}; what lies outside is 0. */
    static void copy(float[] x, int at, int h, int w, int c, Cut cut, float[] to, int toAt) {
        int row = cut.width * cut.channels;
        int from = Math.clamp(cut.left, 0, w);
        int end = Math.clamp(cut.left + cut.width, from, w);
        int before = (from - cut.left) * cut.channels;
        int inside = (end - from) * cut.channels;
        for (int i = cut.top; i < cut.top + cut.height; i++, toAt += row) {
            if (i < 0 || i >= h || inside == 0) {
                Arrays.fill(to, toAt, toAt + row, 0);
                continue;
            }
            Arrays.fill(to, toAt, toAt + before, 0);
            int source = at + (i * w + from) * c + cut.channel;
            if (cut.channels == c) {
                System.arraycopy(x, source, to, toAt + before, inside);
            } else {
                copyRows(x, source, c, to, toAt + before, cut.channels, cut.channels, end - from);
            }
            Arrays.fill(to, toAt + before + inside, toAt + row, 0);
        }
    }

    /** {@code count} rows of {@code n} elements from one distance to another. */
    static void copyRows(float[] x, int at, int ld, float[] to, int toAt, int toLd, int n, int count) {
        int whole = n / Lanes.V * Lanes.V;
        VectorMask<Float> rest = Lanes.first(n - whole);
        for (int i = 0; i < count; i++, at += ld, toAt += toLd) {
            for (int v = 0; v < whole; v += Lanes.V) {
                FloatVector.fromArray(Lanes.S, x, at + v).intoArray(to, toAt + v);
            }
            if (whole < n) {
                FloatVector.fromArray(Lanes.S, x, at + whole, rest).intoArray(to, toAt + whole, rest);
            }
        }
    }

    /** Copies runs {@code s0} up to {@code s1} of m rows, one behind the other, to {@code to[toAt + i*ld ...]}. */
    static void gather(
            float[] a,
            int aAt,
            int[] rows,
            int first,
            int m,
            int[] starts,
            int[] lengths,
            int s0,
            int s1,
            float[] to,
            int toAt,
            int ld) {
        int column = toAt;
        for (int s = s0; s < s1; s++) {
            gatherRun(a, aAt + starts[s], rows, first, m, lengths[s], to, column, ld);
            column += lengths[s];
        }
    }

    /** Short tails are masked: whole vectors that the next run overwrites would cross cache lines, and take longer. */
    private static void gatherRun(
            float[] a, int start, int[] rows, int first, int m, int n, float[] to, int toAt, int ld) {
        int whole = n / Lanes.V * Lanes.V;
        VectorMask<Float> rest = Lanes.first(n - whole);
        for (int i = 0; i < m; i++) {
            int from = start + rows[first + i];
            int at = toAt + i * ld;
            for (int v = 0; v < whole; v += Lanes.V) {
                FloatVector.fromArray(Lanes.S, a, from + v).intoArray(to, at + v);
            }
            if (whole < n) {
                FloatVector.fromArray(Lanes.S, a, from + whole, rest).intoArray(to, at + whole, rest);
            }
        }
    }
}
