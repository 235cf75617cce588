package org.netloom.conformance.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.netloom.spec.LayerSpec;

/** Convolutions, transposed ones, and pools over one, two or three axes. */
final class WindowOperators {
    private WindowOperators() {}

    static void register(Map<String, Operator> table) {
        table.put("Conv", WindowOperators::conv);
        table.put("ConvTranspose", WindowOperators::convTranspose);
        table.put("MaxPool", WindowOperators::maxPool);
        table.put("AveragePool", WindowOperators::averagePool);
        table.put("MaxUnpool", UnpoolOperator::run);
        table.put("GlobalAveragePool", c -> global(c, "GlobalAveragePool"));
        table.put("GlobalMaxPool", c -> global(c, "GlobalMaxPool"));
        table.put("ReduceMean", c -> reduce(c, "GlobalAveragePool"));
        table.put("ReduceMax", c -> reduce(c, "GlobalMaxPool"));
    }

    /** The settings of a window, one number for each axis; pads as ONNX has them, those in front first. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Frame(int axes, int[] kernel, int[] stride, int[] dilation, int[] before, int[] after) {
        static Frame of(Call c, int[] in, int[] kernel) {
            int axes = kernel.length;
            int[] ones = new int[axes];
            Arrays.fill(ones, 1);
            int[] stride = c.ints("strides", ones);
            int[] dilation = c.ints("dilations", ones);
            int[] pads = c.ints("pads", new int[2 * axes]);
            int[] before = Arrays.copyOf(pads, axes);
            int[] after = Arrays.copyOfRange(pads, axes, 2 * axes);
            String auto = c.text("auto_pad", "NOTSET");
            for (int k = 0; k < axes; k++) {
                if (auto.startsWith("SAME")) {
                    int out = Math.ceilDiv(in[k], stride[k]);
                    int reach = dilation[k] * (kernel[k] - 1) + 1;
                    int zeros = Math.max(0, (out - 1) * stride[k] + reach - in[k]);
                    before[k] = auto.equals("SAME_LOWER") ? zeros - zeros / 2 : zeros / 2;
                    after[k] = zeros - before[k];
                } else if (auto.equals("VALID")) {
                    before[k] = 0;
                    after[k] = 0;
                }
            }
            return new Frame(axes, kernel, stride, dilation, before, after);
        }

        /** Begin and end of each axis in turn. */
        int[] padding() {
            return IntStream.range(0, axes)
                    .flatMap(k -> IntStream.of(before[k], after[k]))
                    .toArray();
        }

        LayerSpec layer(String type, Object... more) {
            List<Object> settings = new ArrayList<>(List.of("kernel", kernel, "stride", stride, "padding", padding()));
            if (Arrays.stream(dilation).anyMatch(d -> d != 1)) {
                settings.addAll(List.of("dilation", dilation));
            }
            settings.addAll(Arrays.asList(more));
            return Bench.layer(type + axes + "d", settings.toArray());
        }
    }

    /** Where the catalogue has no layer over one axis, a sequence is an image of width 1. */
    private static boolean widened(String type, int axes) {
        return axes == 1 && !Bench.knows(type + "1d");
    }

    /** Adds an axis of extent 1 behind the last, and the settings for it. */
    private static Call widen(Call c, int windowInput) {
        List<Array> inputs = new ArrayList<>(c.inputs());
        for (int i : List.of(0, windowInput)) {
            Array a = c.input(i);
            int[] dims = Arrays.copyOf(a.dims(), a.rank() + 1);
            dims[a.rank()] = 1;
            inputs.set(i, a.reshaped(dims));
        }
        var attributes = new HashMap<>(c.attributes());
        widen(c, attributes, "kernel_shape", 1);
        widen(c, attributes, "strides", 1);
        widen(c, attributes, "dilations", 1);
        widen(c, attributes, "output_padding", 0);
        widen(c, attributes, "output_shape", 1);
        int[] pads = c.ints("pads", null);
        if (pads != null) {
            attributes.put("pads", ints(pads[0], 0, pads[1], 0));
        }
        return new Call(c.operator(), c.opset(), attributes, inputs, c.outputs(), c.precision());
    }

    private static void widen(Call c, Map<String, AttributeProto> attributes, String name, int value) {
        int[] given = c.ints(name, null);
        if (given != null) {
            attributes.put(name, ints(given[0], value));
        }
    }

    private static AttributeProto ints(int... values) {
        var attribute = AttributeProto.newBuilder();
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    /** Drops the axis that {@link #widen} added. */
    private static List<Array> narrowed(List<Array> outputs) {
        return outputs.stream()
                .map(a -> a == null ? null : a.reshaped(Arrays.copyOf(a.dims(), a.rank() - 1)))
                .toList();
    }

    private static int[] spatial(Array x) {
        if (x.rank() < 3) {
            throw new NotApplicable("a window over " + x);
        }
        return Arrays.copyOfRange(x.dims(), 2, x.rank());
    }

    // ---- convolutions -----------------------------------------------------------------------------------------------

    private static List<Array> conv(Call c) {
        Array x = c.input(0);
        Array w = c.input(1);
        if (widened("Conv", x.rank() - 2)) {
            return narrowed(conv(widen(c, 1)));
        }
        Frame f = Frame.of(c, spatial(x), spatial(w));
        boolean bias = c.has(2);
        LayerSpec layer = f.layer("Conv", "filters", w.dim(0), "groups", c.integer("group", 1), "bias", bias);
        return List.of(convolved(c, layer, x, w));
    }

    private static Array convolved(Call c, LayerSpec layer, Array x, Array w) {
        Map<String, Array> parameters = new HashMap<>(Map.of("weight", w.weights()));
        if (c.has(2)) {
            parameters.put("bias", c.input(2));
        }
        return Bench.apply(c, layer, parameters, x.channelsLast()).channelsFirst();
    }

    /** The output's extent may be given instead of pads; what is missing of it is added at the end. */
    private static List<Array> convTranspose(Call c) {
        Array x = c.input(0);
        Array w = c.input(1);
        if (widened("ConvTranspose", x.rank() - 2)) {
            return narrowed(convTranspose(widen(c, 1)));
        }
        int[] in = spatial(x);
        Frame f = Frame.of(c, in, spatial(w));
        int[] extra = c.ints("output_padding", new int[in.length]).clone();
        int[] wanted = c.ints("output_shape", null);
        String auto = c.text("auto_pad", "NOTSET");
        for (int k = 0; k < in.length; k++) {
            int full = f.stride()[k] * (in[k] - 1) + f.dilation()[k] * (f.kernel()[k] - 1) + 1;
            if (wanted == null && !auto.startsWith("SAME")) {
                continue;
            }
            int cut = full + (wanted == null ? 0 : extra[k]) - (wanted == null ? in[k] * f.stride()[k] : wanted[k]);
            extra[k] = wanted == null ? Math.max(0, -cut) : extra[k] + Math.max(0, -cut);
            cut = Math.max(0, cut);
            if (wanted != null && extra[k] >= f.stride()[k]) {
                throw new NotApplicable("an output of " + wanted[k] + ": zeros beyond the stride at its end");
            }
            f.before()[k] = auto.equals("SAME_UPPER") ? cut / 2 : cut - cut / 2;
            f.after()[k] = cut - f.before()[k];
        }
        int groups = c.integer("group", 1);
        List<Object> more = new ArrayList<>(List.of("filters", w.dim(1) * groups, "groups", groups, "bias", c.has(2)));
        if (Arrays.stream(extra).anyMatch(e -> e != 0)) {
            more.addAll(List.of("outputPadding", extra));
        }
        return List.of(convolved(c, f.layer("ConvTranspose", more.toArray()), x, w));
    }

    // ---- pools ------------------------------------------------------------------------------------------------------

    private static LayerSpec pool(Call c, String type, Object... more) {
        int[] in = spatial(c.input(0));
        Frame f = Frame.of(c, in, c.ints("kernel_shape", in));
        List<Object> settings = new ArrayList<>(Arrays.asList(more));
        if (c.is("ceil_mode")) {
            settings.addAll(List.of("ceil", true));
        }
        return f.layer(type, settings.toArray());
    }

    private static List<Array> averagePool(Call c) {
        Array x = c.input(0);
        if (widened("AvgPool", x.rank() - 2)) {
            return narrowed(averagePool(widen(c, 0)));
        }
        LayerSpec layer = pool(c, "AvgPool", "countPadding", c.is("count_include_pad"));
        return List.of(Bench.apply(c, layer, x.channelsLast()).channelsFirst());
    }

    private static List<Array> maxPool(Call c) {
        Array x = c.input(0);
        if (widened("MaxPool", x.rank() - 2)) {
            return narrowed(maxPool(widen(c, 0)));
        }
        Bench.Pass pass = Bench.run(c, pool(c, "MaxPool"), false, Map.of(), x.channelsLast());
        Array y = pass.output().channelsFirst();
        return c.asksFor(1) ? List.of(y, switches(c, pass)) : List.of(y);
    }

    /** Where each maximum lies in the whole input: where its gradient goes. */
    private static Array switches(Call c, Bench.Pass pass) {
        int[] in = c.input(0).dims();
        Array y = pass.output();
        int channels = y.dim(-1);
        int places = y.product(1, y.rank() - 1);
        double[] found = new double[y.size()];
        for (int p = 0; p < places; p++) {
            Array one = Array.filled(y.dims(), 0);
            for (int n = 0; n < y.dim(0); n++) {
                Arrays.fill(one.data(), (n * places + p) * channels, (n * places + p + 1) * channels, 1);
            }
            Array dx = pass.gradient(one, 0).channelsFirst();
            for (int i = 0; i < dx.size(); i++) {
                if (dx.data()[i] != 0) {
                    int inner = dx.product(2, dx.rank());
                    int row = i / inner;
                    int n = row / channels;
                    found[(n * places + p) * channels + row % channels] = place(c, i, in);
                }
            }
        }
        return new Array(y.dims(), found).channelsFirst();
    }

    /** Counted along the rows, or the other way round. */
    private static int place(Call c, int i, int[] in) {
        if (c.integer("storage_order", 0) == 0) {
            return i;
        }
        int inner = Array.product(in, 2, in.length);
        int at = i % inner;
        int column = 0;
        int step = inner;
        for (int k = in.length - 1; k >= 2; k--) {
            step /= in[k];
            column += at % in[k] * step;
            at /= in[k];
        }
        return i - i % inner + column;
    }

    // ---- global -----------------------------------------------------------------------------------------------------

    /** All axes behind the channels, seen as rows of an image of width 1. */
    private static List<Array> global(Call c, String type) {
        Array x = c.input(0);
        Array image = x.reshaped(x.dim(0), x.dim(1), x.product(2, x.rank()), 1).channelsLast();
        int[] dims = x.dims().clone();
        Arrays.fill(dims, 2, dims.length, 1);
        return List.of(Bench.apply(c, Bench.layer(type), image).reshaped(dims));
    }

    /** The axes to be reduced are the rows of an image of width 1, the others its channels. */
    private static List<Array> reduce(Call c, String type) {
        Array x = c.input(0);
        int[] given = c.ints(1, "axes");
        if (given != null && given.length == 0 && c.is("noop_with_empty_axes")) {
            return List.of(x);
        }
        int[] axes = given == null || given.length == 0
                ? IntStream.range(0, x.rank()).toArray()
                : Arrays.stream(given)
                        .map(a -> Math.floorMod(a, x.rank()))
                        .sorted()
                        .toArray();
        int[] kept = IntStream.range(0, x.rank())
                .filter(a -> Arrays.binarySearch(axes, a) < 0)
                .toArray();
        int[] order = IntStream.concat(Arrays.stream(axes), Arrays.stream(kept)).toArray();
        int rows = Arrays.stream(axes).map(x::dim).reduce(1, Math::multiplyExact);
        Array image = x.permuted(order).reshaped(1, rows, 1, x.size() / rows);
        int[] dims = c.integer("keepdims", 1) == 0
                ? Arrays.stream(kept).map(x::dim).toArray()
                : IntStream.range(0, x.rank())
                        .map(a -> Arrays.binarySearch(axes, a) < 0 ? x.dim(a) : 1)
                        .toArray();
        return List.of(Bench.apply(c, Bench.layer(type), image).reshaped(dims));
    }
}
