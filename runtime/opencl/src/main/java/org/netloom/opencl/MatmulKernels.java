package org.netloom.opencl;

import java.util.List;
import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Matrix products, one or a batch: {@code matmul.cl} on graphics cards, {@code panels.cl} on processors. */
final class MatmulKernels {
    /** Columns of a panel, rows of a work item and steps of one packing; the same in {@code panels.cl}. */
    private static final int PANEL = 32;

    private static final int ROWS = 64;
    private static final int DEEP = 256;

    /** Steps along k that are worth a slice of their own, slices at most, and floats that their sums take at most. */
    private static final int SLICE = 256;

    private static final int SLICES = 256;
    private static final int PARTS = 16 << 20;

    private final OpenClDevice device;
    private final Tuning tuning;

    MatmulKernels(OpenClDevice device, Tuning tuning) {
        this.device = device;
        this.tuning = tuning;
    }

    /** What the choice of a tile follows from. */
    private record Sizes(int count, int m, int n, int k, boolean transposeA, boolean transposeB) {
        @Override
        public String toString() {
            return "product " + (count > 1 ? count + " times " : "") + m + " x " + k + (transposeA ? "'" : "") + " by "
                    + k + " x " + n + (transposeB ? "'" : "");
        }
    }

    /**
     * A product, or {@code count} of them that lie one behind the other.
     *
     * @param bias null for none
     * @param accumulate bias is null and f the identity then
     */
    record Call(
            int count,
            int m,
            int n,
            int k,
            Tensor a,
            boolean transposeA,
            Tensor b,
            boolean transposeB,
            Tensor bias,
            ActivationFunction f,
            boolean accumulate,
            Tensor c) {
        /** True in the last batch of an epoch: it takes the rule's tile, and is not measured. */
        boolean partial() {
            return a.batch() < a.capacity() || b.batch() < b.capacity() || c.batch() < c.capacity();
        }

        /** The same product to another place, without adding. */
        Call to(Tensor other) {
            return new Call(count, m, n, k, a, transposeA, b, transposeB, bias, f, false, other);
        }

        /** True where rows of all three matrices fall into aligned fours. */
        boolean wide() {
            return Tile.wide(transposeA ? m : k, a.offset())
                    && Tile.wide(transposeB ? k : n, b.offset())
                    && Tile.wide(n, c.offset());
        }

        String options() {
            return ElementKernels.option(f)
                    + (transposeA ? " -DTRANSPOSE_A" : "")
                    + (transposeB ? " -DTRANSPOSE_B" : "");
        }

        /** What the last step of all kernels adds. */
        Launch result(Launch launch) {
            launch.readIfAny(bias).add(bias == null ? 0 : 1).add(accumulate ? 1 : 0);
            return accumulate ? launch.update(c) : launch.write(c);
        }
    }

    void multiply(Call call) {
        if (device.facts().processor()) {
            panels(call);
        } else {
            tiles(call, call.partial() ? choices(call).getFirst() : tuned(call));
        }
    }

    /** Comparing overwrites the result; where that holds something to be added to, another one takes its place. */
    private Tile tuned(Call call) {
        Sizes sizes = new Sizes(call.count(), call.m(), call.n(), call.k(), call.transposeA(), call.transposeB());
        return tuning.choose(sizes, () -> ways(call), tile -> {
            Tensor c = call.c();
            tiles(
                    call.accumulate() ? call.to(Tensor.allocate(c.batch(), c.shape(), Precision.FLOAT, device)) : call,
                    tile);
        });
    }

    private Tuning.Ways<Tile> ways(Call call) {
        List<Tile> all = choices(call);
        return new Tuning.Ways<>(all.stream().map(Tile::toString).toList(), all, 0);
    }

    private List<Tile> choices(Call call) {
        return Tile.choices(device.facts(), call.m(), call.n(), (long) call.count() * mostSlices(call));
    }

    private static int mostSlices(Call call) {
        long floats = (long) call.count() * call.m() * call.n();
        return (int) Math.clamp(PARTS / floats, 1, mostSlices(call.k()));
    }

    /** As far as memory goes. */
    static int mostSlices(int k) {
        return Math.clamp(k / SLICE, 1, SLICES);
    }

    /** Where there are few tiles, k is cut in slices. */
    private int slices(Call call, Tile tile) {
        long groups = call.count() * tile.groups(call.m(), call.n());
        long wanted = Math.ceilDiv((long) Tile.GROUPS_PER_UNIT * device.facts().units(), groups);
        return (int) Math.clamp(wanted, 1, mostSlices(call));
    }

    void tiles(Call call, Tile tile) {
        int slice = VectorTile.up(Math.ceilDiv(call.k(), slices(call, tile)), tile.depth());
        int slices = Math.ceilDiv(call.k(), slice);
        int size = call.m() * call.n();
        DeviceBuffer parts = slices == 1
                ? device.scratch("none", 1)
                : device.scratch("slices", Math.multiplyExact(call.count() * slices, size));
        ActivationFunction f = call.f();
        String options = tile.options(call.wide(), call.wide()) + " " + call.options();
        Launch launch = device.launch("matmul", "matmul", options)
                .add(f.alpha())
                .add(f.beta())
                .read(call.a())
                .read(call.b());
        call.result(launch)
                .add(call.m())
                .add(call.n())
                .add(call.k())
                .add(slices)
                .add(slice)
                .add(parts)
                .tiles(tile, call.m(), call.n(), call.count() * slices);
        if (slices > 1) {
            Launch join = device.launch("matmul", "joinSlices", options)
                    .add(f.alpha())
                    .add(f.beta())
                    .add(parts)
                    .add(slices)
                    .add(size)
                    .add(call.n());
            call.result(join).over(call.count() * size);
        }
    }

    private void panels(Call call) {
        int across = Math.ceilDiv(call.n(), PANEL);
        int floats = Math.multiplyExact(call.count() * across * PANEL, call.k());
        String options = call.options();
        String sizes = call.n() + " x " + call.k() + options;
        DeviceBuffer panels = Packed.of(
                device,
                call.b(),
                "panels",
                sizes,
                floats,
                to -> device.launch("panels", "pack", options)
                        .read(call.b())
                        .add(call.n())
                        .add(call.k())
                        .add(to)
                        .run(new long[] {across, Math.ceilDiv(call.k(), DEEP), call.count()}, new long[] {1, 1, 1}));
        ActivationFunction f = call.f();
        Launch launch = device.launch("panels", "multiply", options)
                .add(f.alpha())
                .add(f.beta())
                .read(call.a())
                .add(panels);
        call.result(launch)
                .add(call.m())
                .add(call.n())
                .add(call.k())
                .run(new long[] {across, Math.ceilDiv(call.m(), ROWS), call.count()}, new long[] {1, 1, 1});
    }
}
