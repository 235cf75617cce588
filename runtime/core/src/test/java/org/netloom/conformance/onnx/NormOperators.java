package org.netloom.conformance.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.netloom.spec.BatchNorm;

/** Normalisations. */
final class NormOperators {
    private NormOperators() {}

    static void register(Map<String, Operator> table) {
        table.put("BatchNormalization", NormOperators::batchNorm);
        table.put("LayerNormalization", NormOperators::layerNorm);
        table.put("GroupNormalization", c -> groupNorm(c, c.integer("num_groups", 1)));
        table.put("InstanceNormalization", NormOperators::instanceNorm);
        table.put("LRN", NormOperators::localResponse);
    }

    private static List<Array> batchNorm(Call c) {
        Array x = c.input(0);
        boolean training = c.is("training_mode");
        double share = 1 - c.number("momentum", 0.9);
        BatchNorm spec = BatchNorm.of().epsilon(c.number("epsilon", 1e-5)).momentum(share == 0 ? 0.1 : share);
        Map<String, Array> parameters = Map.of(
                "scale", c.input(1),
                "shift", c.input(2),
                "running_mean", c.input(3),
                "running_variance", c.input(4));
        Array last = x.rank() > 2 ? x.channelsLast() : x;
        Bench.Pass pass = Bench.run(c, spec, training, parameters, last);
        Array y = x.rank() > 2 ? pass.output().channelsFirst() : pass.output();
        if (!training) {
            return List.of(y);
        }
        return List.of(y, pass.parameter("running_mean"), variance(c, pass, last, share));
    }

    /** ONNX averages the biased variance, PyTorch and this program the unbiased one: the summand differs by a factor. */
    private static Array variance(Call c, Bench.Pass pass, Array x, double share) {
        double n = x.size() / (double) x.dim(-1);
        double[] ours = pass.parameter("running_variance").data();
        double[] before = c.input(4).data();
        double[] biased = new double[ours.length];
        Arrays.setAll(biased, k -> {
            double kept = (1 - share) * before[k];
            return kept + (ours[k] - kept) * (n - 1) / n;
        });
        return new Array(c.input(4).dims(), biased);
    }

    /** All axes from the given one on are the channels of a vector. */
    private static List<Array> layerNorm(Call c) {
        Array x = c.input(0);
        int axis = Math.floorMod(c.integer("axis", -1), x.rank());
        int channels = x.product(axis, x.rank());
        Array rows = x.reshaped(x.size() / channels, channels);
        int[] inner = Arrays.copyOfRange(x.dims(), axis, x.rank());
        Map<String, Array> parameters = new HashMap<>();
        parameters.put("scale", c.input(1).broadcast(inner).reshaped(channels));
        parameters.put(
                "shift",
                c.has(2) ? c.input(2).broadcast(inner).reshaped(channels) : Array.filled(new int[] {channels}, 0));
        var spec = Bench.layer("LayerNorm", "epsilon", c.number("epsilon", 1e-5));
        Array y = Bench.apply(c, spec, parameters, rows).reshaped(x.dims());
        int[] reduced = x.dims().clone();
        Arrays.fill(reduced, axis, reduced.length, 1);
        Array plain = Bench.apply(c, spec, rows);
        return List.of(
                y,
                mean(rows, plain).reshaped(reduced),
                inverseDeviation(rows, plain).reshaped(reduced));
    }

    /** What was subtracted, seen from the number nearest to it. */
    private static Array mean(Array x, Array y) {
        Array inverse = inverseDeviation(x, y);
        double[] means = new double[x.dim(0)];
        for (int r = 0; r < means.length; r++) {
            double[] in = x.part(r).data();
            double[] out = y.part(r).data();
            int nearest = 0;
            for (int i = 1; i < out.length; i++) {
                nearest = Math.abs(out[i]) < Math.abs(out[nearest]) ? i : nearest;
            }
            means[r] = inverse.data()[r] == 0 ? in[0] : in[nearest] - out[nearest] / inverse.data()[r];
        }
        return Array.of(new int[] {means.length}, means);
    }

    /** What was multiplied by, seen from the smallest and the largest number. */
    private static Array inverseDeviation(Array x, Array y) {
        double[] inverse = new double[x.dim(0)];
        for (int r = 0; r < inverse.length; r++) {
            double[] in = x.part(r).data();
            double[] out = y.part(r).data();
            int low = 0;
            int high = 0;
            for (int i = 1; i < in.length; i++) {
                low = in[i] < in[low] ? i : low;
                high = in[i] > in[high] ? i : high;
            }
            inverse[r] = low == high ? 0 : (out[high] - out[low]) / (in[high] - in[low]);
        }
        return Array.of(new int[] {inverse.length}, inverse);
    }

    /** Until version 21 scale and bias were one per group. */
    private static List<Array> groupNorm(Call c, int groups) {
        Array x = c.input(0);
        int channels = x.dim(1);
        Map<String, Array> parameters =
                Map.of("scale", perChannel(c.input(1), channels), "shift", perChannel(c.input(2), channels));
        var spec = Bench.layer("GroupNorm", "groups", groups, "epsilon", c.number("epsilon", 1e-5));
        return List.of(onImage(x, image -> Bench.apply(c, spec, parameters, image)));
    }

    private static Array perChannel(Array given, int channels) {
        int each = channels / given.size();
        return given.reshaped(given.size(), 1).broadcast(given.size(), each).reshaped(channels);
    }

    private static List<Array> instanceNorm(Call c) {
        Array x = c.input(0);
        Map<String, Array> parameters = Map.of("scale", c.input(1), "shift", c.input(2));
        var spec = Bench.layer("InstanceNorm", "epsilon", c.number("epsilon", 1e-5));
        return List.of(onImage(x, image -> Bench.apply(c, spec, parameters, image)));
    }

    private static List<Array> localResponse(Call c) {
        int size = c.integer("size", 1);
        var spec = Bench.layer(
                "LocalResponseNorm",
                "size",
                size,
                "alpha",
                c.number("alpha", 1e-4),
                "beta",
                c.number("beta", 0.75),
                "k",
                c.number("bias", 1));
        return List.of(onImage(c.input(0), image -> Bench.apply(c, spec, image)));
    }

    /** Applies a function of images to an array of any rank: all axes behind the channels are rows. */
    static Array onImage(Array x, UnaryOperator<Array> function) {
        Array image = x.reshaped(x.dim(0), x.dim(1), x.product(2, x.rank()), 1).channelsLast();
        return function.apply(image).channelsFirst().reshaped(x.dims());
    }
}
