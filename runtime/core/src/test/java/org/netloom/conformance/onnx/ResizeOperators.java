package org.netloom.conformance.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.netloom.spec.LayerSpec;

/** What changes the extents: padding, another size, depth to space. All go along two axes at a time. */
final class ResizeOperators {
    private ResizeOperators() {}

    static void register(Map<String, Operator> table) {
        table.put("Pad", ResizeOperators::pad);
        table.put("Resize", ResizeOperators::resize);
        table.put("Upsample", ResizeOperators::upsample);
        table.put("DepthToSpace", c -> blocks(c, "DepthToSpace"));
        table.put("SpaceToDepth", c -> blocks(c, "SpaceToDepth"));
    }

    /** Applies a function of images to two axes as height and width; all others are samples. */
    private static Array onPlane(Array x, int a, int b, UnaryOperator<Array> images) {
        int[] order = IntStream.concat(IntStream.range(0, x.rank()).filter(k -> k != a && k != b), IntStream.of(a, b))
                .toArray();
        Array turned = x.permuted(order);
        int height = turned.dim(-2);
        int width = turned.dim(-1);
        Array y = images.apply(turned.reshaped(x.size() / (height * width), height, width, 1));
        int[] dims = turned.dims().clone();
        dims[dims.length - 2] = y.dim(1);
        dims[dims.length - 1] = y.dim(2);
        int[] back = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            back[order[k]] = k;
        }
        return y.reshaped(dims).permuted(back);
    }

    /** The axes in pairs; a single one gets any other beside it that is left as it is. */
    private static List<int[]> pairs(int[] axes, int rank) {
        List<int[]> pairs = new ArrayList<>();
        for (int k = 0; k < axes.length; k += 2) {
            int first = axes[k];
            int second = k + 1 < axes.length
                    ? axes[k + 1]
                    : IntStream.range(0, rank).filter(a -> a != first).max().orElse(-1);
            pairs.add(new int[] {first, second});
        }
        return pairs;
    }

    /** A vector gets a second axis of extent 1. */
    private static Array atLeastTwoAxes(Array x) {
        return x.rank() == 1 ? x.reshaped(x.size(), 1) : x;
    }

    // ---- padding ----------------------------------------------------------------------------------------------------

    private static List<Array> pad(Call c) {
        Array x = atLeastTwoAxes(c.input(0));
        int rank = c.input(0).rank();
        int[] pads = c.ints(1, "pads");
        int[] axes = c.has(3)
                ? Arrays.stream(c.input(3).ints())
                        .map(a -> Math.floorMod(a, rank))
                        .toArray()
                : IntStream.range(0, rank).toArray();
        int[] before = new int[x.rank()];
        int[] after = new int[x.rank()];
        for (int k = 0; k < axes.length; k++) {
            before[axes[k]] = pads[k];
            after[axes[k]] = pads[k + axes.length];
        }
        int[] changed = IntStream.range(0, x.rank())
                .filter(a -> before[a] != 0 || after[a] != 0)
                .toArray();
        double value = c.has(2) ? c.input(2).value() : c.number("value", 0);
        Array y = x;
        for (int[] pair : pairs(changed, x.rank())) {
            int[] sides = {before[pair[0]], after[pair[0]], 0, 0};
            if (Arrays.stream(changed).anyMatch(a -> a == pair[1])) {
                sides[2] = before[pair[1]];
                sides[3] = after[pair[1]];
            }
            y = onPlane(y, pair[0], pair[1], image -> padded(c, image, sides, value));
        }
        return List.of(rank == 1 ? y.reshaped(y.size()) : y);
    }

    /** What is negative is cut off first. */
    private static Array padded(Call c, Array image, int[] sides, double value) {
        int[] cut = Arrays.stream(sides).map(s -> Math.max(0, -s)).toArray();
        int[] add = Arrays.stream(sides).map(s -> Math.max(0, s)).toArray();
        Array y = image;
        if (Arrays.stream(cut).anyMatch(s -> s > 0)) {
            y = Bench.apply(c, Bench.layer("Crop", "cropping", cut), y);
        }
        if (Arrays.stream(add).anyMatch(s -> s > 0)) {
            String mode = c.text("mode", "constant");
            y = Bench.apply(c, Bench.layer("ZeroPad", "padding", add, "mode", mode, "value", value), y);
        }
        return y;
    }

    // ---- another size -----------------------------------------------------------------------------------------------

    /** Extents of the output and factors, one for each axis of the input. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Target(int[] sizes, double[] scales) {}

    private static List<Array> resize(Call c) {
        Array x = atLeastTwoAxes(c.input(0));
        String coordinates = c.text("coordinate_transformation_mode", c.opset() < 11 ? "asymmetric" : "half_pixel");
        if (coordinates.equals("tf_crop_and_resize")) {
            throw new NotApplicable("a crop at fractions of pixels (tf_crop_and_resize)");
        }
        boolean cubic = c.text("mode", "nearest").equals("cubic");
        if (cubic && (c.number("cubic_coeff_a", -0.75) != -0.75 || c.is("exclude_outside"))) {
            throw new NotApplicable("a cubic kernel other than that of PyTorch and OpenCV (a = -0.75)");
        }
        if (coordinates.equals("align_corners") && c.has(2) && fractional(x, c.input(2))) {
            throw new NotApplicable("align_corners at an extent that is not whole, where the corners do not meet");
        }
        Target target = c.opset() < 11 ? scaled(x, c.input(1).data()) : target(c, x);
        String rounding = c.opset() < 11 ? "floor" : rounding(c.text("nearest_mode", "round_prefer_floor"));
        return List.of(resized(
                c,
                x,
                target,
                "coordinates",
                coordinates.replace('_', '-'),
                "rounding",
                rounding,
                "antialias",
                c.is("antialias")));
    }

    /** True where the factors give an extent that must be rounded. */
    private static boolean fractional(Array x, Array scales) {
        return scales.size() == x.rank()
                && IntStream.range(0, x.rank())
                        .mapToDouble(k -> x.dim(k) * scales.data()[k])
                        .anyMatch(e -> e != Math.rint(e));
    }

    private static String rounding(String mode) {
        return mode.replace("round_", "").replace('_', '-');
    }

    /** Asymmetric, rounded down: what Upsample did before Resize. */
    private static List<Array> upsample(Call c) {
        Array x = c.input(0);
        if (!c.has(1) && !c.has("scales")) {
            throw new NotApplicable("Upsample without scales");
        }
        double[] scales = c.has(1)
                ? c.input(1).data()
                : c.attributes().get("scales").getFloatsList().stream()
                        .mapToDouble(f -> f)
                        .toArray();
        return List.of(resized(c, x, scaled(x, scales), "coordinates", "asymmetric", "rounding", "floor"));
    }

    private static Target scaled(Array x, double[] scales) {
        int[] sizes = new int[x.rank()];
        for (int k = 0; k < sizes.length; k++) {
            sizes[k] = (int) Math.floor(x.dim(k) * scales[k]);
        }
        return new Target(sizes, scales);
    }

    private static Target target(Call c, Array x) {
        int rank = x.rank();
        int[] axes = c.ints("axes", IntStream.range(0, rank).toArray());
        double[] scales = new double[rank];
        Arrays.fill(scales, 1);
        boolean given = c.has(2) && c.input(2).size() > 0;
        Array values = c.input(given ? 2 : 3);
        for (int k = 0; k < axes.length; k++) {
            int axis = Math.floorMod(axes[k], rank);
            scales[axis] = given ? values.data()[k] : values.data()[k] / x.dim(axis);
        }
        if (given) {
            return scaled(x, scales);
        }
        String policy = c.text("keep_aspect_ratio_policy", "stretch");
        int[] sizes = x.dims().clone();
        double common = Arrays.stream(axes)
                .mapToDouble(a -> scales[Math.floorMod(a, rank)])
                .reduce((a, b) -> policy.equals("not_larger") ? Math.min(a, b) : Math.max(a, b))
                .orElse(1);
        for (int k = 0; k < axes.length; k++) {
            int axis = Math.floorMod(axes[k], rank);
            if (policy.equals("stretch")) {
                sizes[axis] = (int) values.data()[k];
            } else {
                scales[axis] = common;
                sizes[axis] = (int) Math.floor(common * x.dim(axis) + 0.5);
            }
        }
        return new Target(sizes, scales);
    }

    /** Where the factors alone would give another extent, the extent is said. */
    private static Array resized(Call c, Array x, Target t, Object... settings) {
        int[] changed = IntStream.range(0, x.rank())
                .filter(a -> t.sizes()[a] != x.dim(a) || t.scales()[a] != 1)
                .toArray();
        String mode = c.text("mode", "nearest");
        Array y = x;
        for (int[] pair : pairs(changed, x.rank())) {
            boolean both = Arrays.stream(changed).anyMatch(a -> a == pair[1]);
            double down = t.scales()[pair[0]];
            double across = both ? t.scales()[pair[1]] : 1;
            y = onPlane(y, pair[0], pair[1], image -> {
                int height = t.sizes()[pair[0]];
                int width = both ? t.sizes()[pair[1]] : image.dim(2);
                boolean follows = (int) Math.floor(image.dim(1) * down) == height
                        && (int) Math.floor(image.dim(2) * across) == width;
                List<Object> all = new ArrayList<>(List.of(settings));
                all.addAll(List.of("mode", mode.equals("nearest") ? mode : "bi" + mode));
                all.addAll(List.of("scale", List.of(down, across)));
                if (!follows) {
                    all.addAll(List.of("size", new int[] {height, width}));
                }
                LayerSpec layer = Bench.layer("Upsample", all.toArray());
                return Bench.apply(c, layer, image);
            });
        }
        return y;
    }

    // ---- depth and space --------------------------------------------------------------------------------------------

    private static List<Array> blocks(Call c, String type) {
        LayerSpec layer = Bench.layer(
                type,
                "blockSize",
                c.integer("blocksize", 1),
                "mode",
                c.text("mode", "DCR").toLowerCase(Locale.ROOT));
        return List.of(Bench.apply(c, layer, c.input(0).channelsLast()).channelsFirst());
    }
}
