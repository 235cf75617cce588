package org.netloom.opencl;

import java.util.function.IntFunction;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.Shape;
import org.netloom.tensor.Storage;
import org.netloom.tensor.Tensor;

/** Products of the components of tiles and filters, for {@link WinogradConv}. */
interface ComponentProducts {
    int COMPONENTS = 36;

    /** Matrices of all components: one behind the other, {@code apart} floats from each other. */
    record Matrices(DeviceBuffer buffer, int apart) {
        void to(Launch launch) {
            launch.add(buffer).add(apart);
        }

        /** For products that take tensors. */
        Tensor tensor() {
            Tensor all = new Tensor(1, Shape.of(COMPONENTS * apart));
            all.bind(Storage.on(buffer, buffer.size()), 0);
            return all;
        }
    }

    /** Floats between two components. */
    int gap();

    default int apart(int rows, int columns) {
        return rows * columns + gap();
    }

    /** Matrices in a buffer that {@code memory} gives for so many floats. */
    default Matrices matrices(int rows, int columns, IntFunction<DeviceBuffer> memory) {
        int apart = apart(rows, columns);
        return new Matrices(memory.apply(Math.multiplyExact(COMPONENTS, apart)), apart);
    }

    /** {@code c = a * b}; a rows x depth, b depth x width. */
    void multiply(Matrices a, Matrices b, Matrices c, int rows, int depth, int width);

    /** {@code c (+)= a' * b}; a depth x rows, b depth x width. */
    void multiplyTransposed(Matrices a, Matrices b, Matrices c, int rows, int depth, int width, boolean accumulate);

    /** By work items that are loops of a processor; matrices lie by sixteens of their columns. */
    record ByVectors(OpenClDevice device) implements ComponentProducts {
        /** Rows that go through all panels together. */
        private static final int BLOCK = 96;

        private Launch launch(String kernel, Matrices a, Matrices b, Matrices c, int width) {
            String tile = VectorTile.ofAll(width).option();
            Launch launch = device.launch("components_vectors", kernel, "-DF_IDENTITY", tile);
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
                    .shares();
        }

        @Override
        public void multiplyTransposed(
                Matrices a, Matrices b, Matrices c, int rows, int depth, int width, boolean accumulate) {
            launch("multiplyTransposed", a, b, c, width)
                    .add(rows)
                    .add(depth)
                    .add(width)
                    .add(accumulate ? 1 : 0)
                    .shares();
        }

        /** A line of memory keeps components from competing for the same places of caches. */
        @Override
        public int gap() {
            return VectorTile.LANES;
        }
    }

    /** By groups of work items with local memory; matrices lie row by row. */
    record ByTiles(MatmulKernels products, Tile tile) implements ComponentProducts {
        @Override
        public void multiply(Matrices a, Matrices b, Matrices c, int rows, int depth, int width) {
            products.tiles(
                    new MatmulKernels.Call(
                            COMPONENTS,
                            rows,
                            width,
                            depth,
                            a.tensor(),
                            false,
                            b.tensor(),
                            false,
                            null,
                            ActivationFunction.IDENTITY,
                            false,
                            c.tensor()),
                    tile);
        }

        @Override
        public void multiplyTransposed(
                Matrices a, Matrices b, Matrices c, int rows, int depth, int width, boolean accumulate) {
            products.tiles(
                    new MatmulKernels.Call(
                            COMPONENTS,
                            rows,
                            width,
                            depth,
                            a.tensor(),
                            true,
                            b.tensor(),
                            false,
                            null,
                            ActivationFunction.IDENTITY,
                            accumulate,
                            c.tensor()),
                    tile);
        }

        @Override
        public int gap() {
            return 0;
        }
    }
}
