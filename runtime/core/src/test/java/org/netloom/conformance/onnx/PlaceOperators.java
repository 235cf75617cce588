package org.netloom.conformance.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.netloom.spec.Concat;
import org.netloom.spec.Flatten;

/** What moves numbers and computes none. */
final class PlaceOperators {
    private PlaceOperators() {}

    static void register(Map<String, Operator> table) {
        table.put("Concat", PlaceOperators::concat);
        table.put("Flatten", PlaceOperators::flatten);
        table.put("Reshape", PlaceOperators::reshape);
        table.put("Squeeze", PlaceOperators::squeeze);
        table.put("Unsqueeze", PlaceOperators::unsqueeze);
        table.put("Identity", c -> List.of(reshape(c, c.input(0), c.input(0).dims())));
        table.put("Transpose", PlaceOperators::transpose);
    }

    /** Along any axis: it becomes the channels, all others are rows. */
    private static List<Array> concat(Call c) {
        List<Array> inputs = c.inputs();
        Array first = inputs.getFirst();
        int last = first.rank() - 1;
        int axis = Math.floorMod(c.integer("axis", 1), first.rank());
        Array[] rows = inputs.stream()
                .map(a -> a.permuted(a.moved(axis, last)))
                .map(a -> a.reshaped(a.size() / a.dim(-1), a.dim(-1)))
                .toArray(Array[]::new);
        Array y = inputs.size() == 1 ? rows[0] : Bench.apply(c, Concat.of(), rows);
        int[] dims = first.permuted(first.moved(axis, last)).dims().clone();
        dims[last] = y.dim(-1);
        Array all = y.reshaped(dims);
        return List.of(all.permuted(all.moved(last, axis)));
    }

    private static List<Array> flatten(Call c) {
        Array x = c.input(0);
        int axis = c.integer("axis", 1);
        int from = axis < 0 ? axis + x.rank() : axis;
        int rows = x.product(0, from);
        // Of more than three axes the outer ones are one: that changes no place.
        int[] inner = Arrays.copyOfRange(x.dims(), from, x.rank());
        int[] image = inner.length == 2
                ? new int[] {inner[0], 1, inner[1]}
                : inner.length < 2
                        ? new int[] {x.size() / rows}
                        : new int[] {x.product(from, x.rank() - 2), x.dim(-2), x.dim(-1)};
        int[] dims = IntStream.concat(IntStream.of(rows), Arrays.stream(image)).toArray();
        return List.of(Bench.apply(c, Flatten.of(), x.reshaped(dims)));
    }

    private static List<Array> reshape(Call c) {
        Array x = c.input(0);
        int[] dims = c.ints(1, "shape").clone();
        int unknown = -1;
        for (int k = 0; k < dims.length; k++) {
            dims[k] = dims[k] == 0 && !c.is("allowzero") ? x.dim(k) : dims[k];
            unknown = dims[k] == -1 ? k : unknown;
        }
        if (unknown >= 0) {
            dims[unknown] = 1;
            dims[unknown] = x.size() / Array.product(dims, 0, dims.length);
        }
        return List.of(reshape(c, x, dims));
    }

    private static Array reshape(Call c, Array x, int[] dims) {
        int[] sample = dims.length == 0 ? new int[] {1} : dims;
        return Bench.apply(c, Bench.layer("Reshape", "shape", list(sample)), x.reshaped(1, x.size()))
                .reshaped(dims);
    }

    /** A list, of one number, too. */
    private static List<Object> list(int... numbers) {
        return Arrays.stream(numbers).mapToObj(i -> (Object) (long) i).toList();
    }

    private static List<Array> squeeze(Call c) {
        Array x = c.input(0);
        int[] axes = c.ints(1, "axes");
        int[] dims = IntStream.range(0, x.rank())
                .filter(k -> axes == null
                        ? x.dim(k) != 1
                        : Arrays.stream(axes).noneMatch(a -> Math.floorMod(a, x.rank()) == k))
                .map(x::dim)
                .toArray();
        return List.of(reshape(c, x, dims));
    }

    private static List<Array> unsqueeze(Call c) {
        Array x = c.input(0);
        int[] axes = c.ints(1, "axes");
        int rank = x.rank() + axes.length;
        int[] dims = new int[rank];
        Arrays.stream(axes).forEach(a -> dims[Math.floorMod(a, rank)] = 1);
        for (int k = 0, from = 0; k < rank; k++) {
            dims[k] = dims[k] == 1 ? 1 : x.dim(from++);
        }
        return List.of(reshape(c, x, dims));
    }

    /** Axes that stay beside each other are one; those of extent 1 lie anywhere. */
    private static List<Array> transpose(Call c) {
        Array x = c.input(0);
        int[] axes = c.ints(
                "perm", IntStream.range(0, x.rank()).map(k -> x.rank() - 1 - k).toArray());
        int[] outDims = Arrays.stream(axes).map(x::dim).toArray();
        List<int[]> runs = new ArrayList<>();
        for (int a : axes) {
            int[] run = runs.isEmpty() ? null : runs.getLast();
            if (run != null && run[run.length - 1] + 1 == a) {
                runs.set(
                        runs.size() - 1,
                        IntStream.concat(Arrays.stream(run), IntStream.of(a)).toArray());
            } else {
                runs.add(new int[] {a});
            }
        }
        List<int[]> inOrder =
                runs.stream().sorted((p, q) -> Integer.compare(p[0], q[0])).toList();
        int[] sample = inOrder.stream()
                .mapToInt(r -> x.product(r[0], r[r.length - 1] + 1))
                .toArray();
        if (sample.length == 1) {
            return List.of(x.reshaped(outDims));
        }
        int[] order = runs.stream().mapToInt(r -> inOrder.indexOf(r) + 1).toArray();
        Array y = Bench.apply(
                c,
                Bench.layer("Permute", "order", list(order)),
                x.reshaped(
                        IntStream.concat(IntStream.of(1), Arrays.stream(sample)).toArray()));
        return List.of(y.reshaped(outDims));
    }
}
