package org.netloom.conformance.onnx;

import java.util.Arrays;
import java.util.List;

/**
 * Unpooling by indices. The layer finds its switches in what was pooled, so an input is made up that has its maxima where
 * the indices say.
 */
final class UnpoolOperator {
    private final int[] in;
    private final int[] out;
    private final int[] kernel;
    private final int[] stride;
    private final int[] pads;

    private UnpoolOperator(Call c) {
        Array x = c.input(0);
        if (x.rank() != 4) {
            throw new NotApplicable("unpooling of " + x + ": the catalogue has MaxUnpool2d");
        }
        in = Arrays.copyOfRange(x.dims(), 2, 4);
        kernel = c.ints("kernel_shape", null);
        stride = c.ints("strides", new int[] {1, 1});
        pads = c.ints("pads", new int[4]);
        out = new int[2];
        Arrays.setAll(out, k -> (in[k] - 1) * stride[k] + kernel[k] - pads[k] - pads[k + 2]);
    }

    static List<Array> run(Call c) {
        return List.of(new UnpoolOperator(c).unpool(c));
    }

    private Array unpool(Call c) {
        Array x = c.input(0);
        int[] indices = c.input(1).ints();
        int plane = out[0] * out[1];
        int windows = in[0] * in[1];
        double[] pooled = new double[x.dim(0) * x.dim(1) * plane];
        for (int p = 0; p < x.dim(0) * x.dim(1); p++) {
            int[] switches = Arrays.copyOfRange(indices, p * windows, (p + 1) * windows);
            Arrays.setAll(switches, w -> switches[w] % plane);
            System.arraycopy(heights(switches), 0, pooled, p * plane, plane);
        }
        Array m = new Array(new int[] {x.dim(0), x.dim(1), out[0], out[1]}, pooled);
        int[] sides = {pads[0], pads[2], pads[1], pads[3]};
        Array y = Bench.apply(
                c,
                Bench.layer("MaxUnpool2d", "kernel", kernel, "stride", stride, "padding", sides),
                x.channelsLast(),
                m.channelsLast());
        if (c.has(2)) {
            int[] wanted = c.input(2).ints();
            int[] more = {0, wanted[2] - out[0], 0, wanted[3] - out[1]};
            if (Arrays.stream(more).anyMatch(n -> n > 0)) {
                y = Bench.apply(c, Bench.layer("ZeroPad", "padding", more), y);
            }
        }
        return y.channelsFirst();
    }

    /** A plane in which each window has its maximum at its switch: higher than the switches of others that it sees. */
    private double[] heights(int[] switches) {
        double[] plane = new double[out[0] * out[1]];
        Arrays.stream(switches).forEach(s -> plane[s] = 1);
        boolean changed = true;
        for (int round = 0; changed && round < plane.length; round++) {
            changed = false;
            for (int w = 0; w < switches.length; w++) {
                double most = highestOther(plane, w, switches[w]);
                if (plane[switches[w]] <= most) {
                    plane[switches[w]] = most + 1;
                    changed = true;
                }
            }
        }
        return plane;
    }

    private double highestOther(double[] plane, int window, int own) {
        int top = window / in[1] * stride[0] - pads[0];
        int left = window % in[1] * stride[1] - pads[1];
        double most = 0;
        for (int i = Math.max(0, top); i < Math.min(out[0], top + kernel[0]); i++) {
            for (int j = Math.max(0, left); j < Math.min(out[1], left + kernel[1]); j++) {
                int at = i * out[1] + j;
                most = at == own ? most : Math.max(most, plane[at]);
            }
        }
        return most;
    }
}
