package org.netloom.ops.vector;

import java.util.Arrays;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Convolution of images of few channels, as the first layer of a network sees them: lanes along the filters, and
 * neighbouring pixels read where they lie in {@link Planes} of the image. {@link ConvForward} copies the window of every
 * pixel first and stores by way of a tile, which for so short a sum takes as long as the products.
 */
final class DirectForward {
    private static final int ROWS = WindowTiles.ROWS;

    private static final int MOST_TAPS = 256;

    private final Workers workers;
    private final Plans<Plan> plans = new Plans<>(Plan::of);

    DirectForward(Workers workers) {
        this.workers = workers;
    }

    /** True for few channels and a vector of filters. */
    static boolean handles(ConvGeometry g) {
        return g.groups() == 1 && g.c() <= 8 && g.k() >= Lanes.V;
    }

    /** True where it is likely the fastest: the filters of longer sums do not stay in the first-level cache. */
    static boolean prefers(ConvGeometry g, int batch) {
        return g.c() <= 4 && g.ow() >= ROWS && g.patch() <= MOST_TAPS;
    }

    /**
     * How the work is split.
     *
     * @param columns filters, rounded up to whole vectors
     */
    private record Plan(ConvGeometry g, Bands bands, Planes planes, int columns) {
        static Plan of(ConvGeometry g, int batch) {
            Bands bands = Bands.of(batch, g.oh(), g.oh() * g.ow(), (long) g.h() * g.w() * g.c());
            int columns = Math.ceilDiv(g.k(), Lanes.V) * Lanes.V;
            return new Plan(g, bands, new Planes(g, bands.rows()), columns);
        }

        int biasAt() {
            return Lanes.FIRST + g.patch() * columns;
        }

        /** Filters as panels as wide as a tile, with a row for each tap and channel; then the biases. */
        float[] pack(Tensor w, Tensor bias) {
            float[] to = Scratch.get().shared((g.patch() + 1) * columns);
            for (int column = 0; column < columns; ) {
                int width = WindowTiles.width(column, columns);
                int n = Math.min(width, g.k() - column);
                int at = Lanes.FIRST + column * g.patch();
                for (int t = 0; t < g.patch(); t++, at += width) {
                    System.arraycopy(w.data(), w.offset() + t * g.k() + column, to, at, n);
                    Arrays.fill(to, at + n, at + width, 0);
                }
                column += width;
            }
            Arrays.fill(to, biasAt(), biasAt() + columns, 0);
            if (bias != null) {
                System.arraycopy(bias.data(), bias.offset(), to, biasAt(), g.k());
            }
            return to;
        }

        /** A row of output pixels; the last tile is moved up to end with it. */
        void multiplyRow(float[] image, int row, float[] packed, float[] y, int yAt) {
            float[] tile = Scratch.get().panels(0);
            for (int column = 0; column < columns; ) {
                int width = WindowTiles.width(column, columns);
                int n = Math.min(width, g.k() - column);
                boolean whole = g.ow() >= ROWS && n == width;
                for (int j = 0; j < g.ow(); j += ROWS) {
                    int pixel = Math.max(0, Math.min(j, g.ow() - ROWS));
                    int to = yAt + pixel * g.k() + column;
                    WindowTiles.columns(
                            width,
                            image,
                            row * planes.width + pixel,
                            planes.taps,
                            0,
                            packed,
                            Lanes.FIRST + column * g.patch(),
                            g.patch(),
                            packed,
                            biasAt() + column,
                            whole ? y : tile,
                            whole ? to : Lanes.FIRST,
                            whole ? g.k() : width);
                    if (!whole) {
                        Images.copyRows(tile, Lanes.FIRST, width, y, to, g.k(), n, Math.min(ROWS, g.ow()));
                    }
                }
                column += width;
            }
        }
    }

    void run(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        Plan plan = plans.of(g, x.batch());
        Bands bands = plan.bands();
        float[] packed = plan.pack(w, bias);
        long cost = (long) y.size() * g.patch() / MatmulKernels.ADDS_PER_OPERATION;
        workers.run(bands.tasks(), cost, task -> {
            int row = bands.row(task);
            int rows = bands.rowsOf(task);
            float[] image = Scratch.get().image(plan.planes().floats());
            for (int s = bands.sample(task); s < bands.sample(task) + bands.samplesOf(task); s++) {
                plan.planes().take(x.data(), x.offset() + s * g.inputSize(), row, rows, image);
                int at = y.offset() + (s * g.oh() + row) * g.ow() * g.k();
                for (int i = 0; i < rows; i++, at += g.ow() * g.k()) {
                    plan.multiplyRow(image, i, packed, y.data(), at);
                    ActivationKernels.apply(f, y.data(), at, y.data(), at, g.ow() * g.k());
                }
            }
        });
    }
}
