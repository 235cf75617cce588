package org.netloom.opencl;

import java.util.Optional;

/** Products of the components of tiles and filters, for {@link WinogradConv}; matrices lie by sixteens of their columns. */
interface ComponentProducts {
    int COMPONENTS = 36;

    /** Matrices of all components: one behind the other, {@code apart} floats from each other. */
    record Matrices(DeviceBuffer buffer, int apart) {
        /** A line of memory between components keeps them from competing for the same places of caches. */
        static int apart(int rows, int columns) {
            return rows * columns + VectorTile.LANES;
        }

        static Matrices of(OpenClDevice device, String name, int parts, int rows, int columns) {
            int apart = apart(rows, columns);
            return new Matrices(device.scratch(name, Math.multiplyExact(COMPONENTS * parts, apart)), apart);
        }

        void to(Launch launch) {
            launch.add(buffer).add(apart);
        }
    }

    /** {@code c = a * b}; a rows x depth, b depth x width. */
    void multiply(Matrices a, Matrices b, Matrices c, int rows, int depth, int width);

    /** {@code c (+)= a' * b} in {@link #parts} partial sums; a depth x rows, b depth x width. */
    void multiplyTransposed(Matrices a, Matrices b, Matrices c, int rows, int depth, int width, boolean accumulate);

    /** How many partial sums a transposed product makes, whose components lie behind each other. */
    int parts(int rows, int depth, int width);

    /** By work items that are loops of a processor. */
    record ByVectors(OpenClDevice device) implements ComponentProducts {
        /** Rows that go through all panels together. */
        private static final int BLOCK = 96;

        private Launch launch(String kernel, Matrices a, Matrices b, Matrices c, int width) {
            VectorTile tile = width % VectorTile.DEFAULT.columns() == 0 ? VectorTile.DEFAULT : VectorTile.NARROW;
            Launch launch = device.launch("components_vectors", kernel, tile.option());
            a.to(launch);
            b.to(launch);
            c.to(launch);
            return launch;
        }

        @Override
        public void multiply(Matrices a, Matrices b, Matrices c, int rows, int depth, int width) {
            launch("multiply", a, b, c, width)
                    .add(rows)
                    .add(depth)
                    .add(width)
                    .add(BLOCK)
                    .groups(DeviceConv.ITEMS * device.facts().units(), 1);
        }

        @Override
        public void multiplyTransposed(
                Matrices a, Matrices b, Matrices c, int rows, int depth, int width, boolean accumulate) {
            launch("multiplyTransposed", a, b, c, width)
                    .add(rows)
                    .add(depth)
                    .add(width)
                    .add(accumulate ? 1 : 0)
                    .add(depth)
                    .groups(DeviceConv.ITEMS * device.facts().units(), 1);
        }

        @Override
        public int parts(int rows, int depth, int width) {
            return 1;
        }
    }

    /** By groups of work items with local memory. */
    record ByItems(OpenClDevice device, Optional<ItemTile> forced) implements ComponentProducts {
        /** Partial sums at most. */
        private static final int PARTS = 16;

        private ItemTile tile(int rows, int width) {
            return forced.orElseGet(() -> ItemTile.of(device.facts(), rows, width, COMPONENTS));
        }

        private Launch launch(String kernel, ItemTile tile, Matrices a, Matrices b, Matrices c) {
            Launch launch = device.launch("components_items", kernel, tile.option());
            a.to(launch);
            b.to(launch);
            c.to(launch);
            return launch;
        }

        @Override
        public void multiply(Matrices a, Matrices b, Matrices c, int rows, int depth, int width) {
            ItemTile tile = tile(rows, width);
            Launch launch = launch("multiply", tile, a, b, c)
                    .add(rows)
                    .add(depth)
                    .add(width)
                    .add(0);
            run(launch, tile, rows, width, COMPONENTS);
        }

        @Override
        public void multiplyTransposed(
                Matrices a, Matrices b, Matrices c, int rows, int depth, int width, boolean accumulate) {
            ItemTile tile = tile(rows, width);
            int parts = parts(rows, depth, width);
            Launch launch = launch("multiplyTransposed", tile, a, b, c)
                    .add(rows)
                    .add(depth)
                    .add(width)
                    .add(accumulate ? 1 : 0)
                    .add(VectorTile.up(Math.ceilDiv(depth, parts), tile.depth()));
            run(launch, tile, rows, width, COMPONENTS * parts);
        }

        private void run(Launch launch, ItemTile tile, int rows, int width, int products) {
            launch.run(
                    new long[] {
                        (long) Math.ceilDiv(rows, tile.m()) * tile.items(), Math.ceilDiv(width, tile.n()), products
                    },
                    new long[] {tile.items(), 1, 1});
        }

        @Override
        public int parts(int rows, int depth, int width) {
            ItemTile tile = tile(rows, width);
            int groups = Math.ceilDiv(rows, tile.m()) * Math.ceilDiv(width, tile.n()) * COMPONENTS;
            int wanted = Math.ceilDiv(4 * device.facts().units(), groups);
            return Math.clamp(Math.min(wanted, depth / (4 * tile.depth())), 1, PARTS);
        }
    }
}
