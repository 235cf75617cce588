package org.netloom.ops;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A sparse linear map from a sample to another one: every block of the output is a weighted sum of a few blocks of the
 * input, its taps. A block is a run of {@link #width} consecutive numbers, such as the channels of a pixel. Padding,
 * cropping, permuting and every kind of resampling are such maps, and the gradient of one is its {@link #transposed} map.
 */
public final class TapMap {
    private final int inputs;
    private final int width;
    private final int[] start;
    private final int[] from;
    private final double[] weights;
    private final double rest;

    private TapMap(int inputs, int width, int[] start, int[] from, double[] weights, double rest) {
        this.inputs = inputs;
        this.width = width;
        this.start = start;
        this.from = from;
        this.weights = weights;
        this.rest = rest;
    }

    /**
     * A map that moves blocks.
     *
     * @param inputs blocks of the input
     * @param outputs blocks of the output
     * @param width numbers of a block
     * @param source the input block of an output block; negative: none
     */
    public static TapMap moving(int inputs, int outputs, int width, IntUnaryOperator source) {
        int[] start = new int[outputs + 1];
        int[] from = new int[outputs];
        int n = 0;
        for (int o = 0; o < outputs; o++) {
            int at = source.applyAsInt(o);
            if (at >= 0) {
                from[n++] = at;
            }
            start[o + 1] = n;
        }
        return new TapMap(inputs, width, start, Arrays.copyOf(from, n), null, 0);
    }

    /** The same map with another value, in place of 0, for blocks without taps. */
    public TapMap rest(double value) {
        return new TapMap(inputs, width, start, from, weights, value);
    }

    /** Adjoint: a tap from block i to block o becomes one from o to i. Blocks without taps get 0. */
    public TapMap transposed() {
        int[] count = new int[inputs + 1];
        for (int f : from) {
            count[f + 1]++;
        }
        for (int i = 0; i < inputs; i++) {
            count[i + 1] += count[i];
        }
        int[] next = count.clone();
        int[] back = new int[from.length];
        double[] turned = weights == null ? null : new double[from.length];
        for (int o = 0; o < outputs(); o++) {
            for (int t = start[o]; t < start[o + 1]; t++) {
                int at = next[from[t]]++;
                back[at] = o;
                if (turned != null) {
                    turned[at] = weights[t];
                }
            }
        }
        return new TapMap(outputs(), width, count, back, turned, 0);
    }

    /** Blocks of the input. */
    public int inputs() {
        return inputs;
    }

    /** Blocks of the output. */
    public int outputs() {
        return start.length - 1;
    }

    /** Numbers of a block. */
    public int width() {
        return width;
    }

    /** Value of blocks without taps. */
    public double rest() {
        return rest;
    }

    /** First tap of an output block; the last one is in front of the first of the next block. */
    public int first(int output) {
        return start[output];
    }

    /** Input block of a tap. */
    public int from(int tap) {
        return from[tap];
    }

    /** Weight of a tap. */
    public double weight(int tap) {
        return weights == null ? 1 : weights[tap];
    }

    /** True where every weight is 1. */
    public boolean plain() {
        return weights == null;
    }

    /** What it takes to hold it, in numbers of 4 bytes. */
    public long numbers() {
        return start.length + from.length + (weights == null ? 0 : 2L * weights.length);
    }

    /** Taps of all blocks. */
    public int taps() {
        return from.length;
    }

    /** Collects the taps of one output block after the other. */
    public static final class Builder {
        private final int inputs;
        private final int width;
        private final int[] start;
        private int[] from;
        private double[] weights;
        private int taps;
        private int output;

        /**
         * @param inputs blocks of the input
         * @param outputs blocks of the output
         * @param width numbers of a block
         */
        public Builder(int inputs, int outputs, int width) {
            this.inputs = inputs;
            this.width = width;
            start = new int[outputs + 1];
            from = new int[outputs];
            weights = new double[outputs];
        }

        /** A tap of the present output block. */
        public void tap(int input, double weight) {
            if (taps == from.length) {
                from = Arrays.copyOf(from, 2 * taps);
                weights = Arrays.copyOf(weights, 2 * taps);
            }
            from[taps] = input;
            weights[taps++] = weight;
        }

        /** Goes on to the next output block. */
        public void next() {
            start[++output] = taps;
        }

        public TapMap build() {
            return new TapMap(inputs, width, start, Arrays.copyOf(from, taps), Arrays.copyOf(weights, taps), 0);
        }
    }
}
