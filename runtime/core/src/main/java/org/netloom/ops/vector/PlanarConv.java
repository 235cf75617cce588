package org.netloom.ops.vector;

import java.util.Arrays;
import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Convolution to few filters, which would leave most of a vector of filters empty: lanes along output pixels, in
 * {@link Planes} of the image. Sums run over whole planes, the ends of their rows included; what belongs to no pixel is left
 * behind when the filters are put side by side.
 *
 * <p>The gradient by data of stride 1 is the same with turned filters.
 */
final class PlanarConv {
    private static final int ROWS = WindowTiles.ROWS;

    private final Workers workers;
    private final Plans<Plan> forward = new Plans<>(Plan::new);
    private final Plans<Plan> byData = new Plans<>((g, batch) -> new Plan(turned(g), batch));

    PlanarConv(Workers workers) {
        this.workers = workers;
    }

    /** True for few filters: then it is faster. */
    static boolean handles(ConvGeometry g) {
        return g.groups() == 1 && 4 * g.k() < 3 * Lanes.V;
    }

    /** True for few channels, and a stride of 1. */
    static boolean handlesByData(ConvGeometry g) {
        return g.groups() == 1 && 4 * g.c() < 3 * Lanes.V && g.sh() == 1 && g.sw() == 1;
    }

    /** True where {@link ConvScatter} would leave more of a tile empty. */
    static boolean prefersByData(ConvGeometry g, int batch) {
        return 2 * g.c() > ROWS || g.k() <= Lanes.V;
    }

    private static ConvGeometry turned(ConvGeometry g) {
        int top = (g.kh() - 1) * g.dh() - g.top();
        int left = (g.kw() - 1) * g.dw() - g.left();
        return new ConvGeometry(
                g.oh(), g.ow(), g.k(), g.h(), g.w(), g.c(), g.kh(), g.kw(), 1, 1, g.dh(), g.dw(), top, left, 1);
    }

    void run(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        Plan plan = forward.of(g, x.batch());
        float[] packed = Scratch.get().shared(plan.packedSize());
        int at = Lanes.FIRST;
        for (int first = 0; first < g.k(); first += ROWS) {
            for (int from = w.offset(); from < w.offset() + w.size(); from += g.k()) {
                for (int r = 0; r < ROWS; r++) {
                    packed[at++] = w.data()[from + Math.min(first + r, g.k() - 1)];
                }
            }
        }
        multiply(plan, x, packed, bias, f, y);
    }

    void runByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        Plan plan = byData.of(g, dy.batch());
        float[] packed = Scratch.get().shared(plan.packedSize());
        int at = Lanes.FIRST;
        for (int first = 0; first < g.c(); first += ROWS) {
            for (int tap = g.kh() * g.kw() - 1; tap >= 0; tap--) {
                for (int k = 0; k < g.k(); k++) {
                    for (int r = 0; r < ROWS; r++) {
                        int c = Math.min(first + r, g.c() - 1);
                        packed[at++] = w.data()[w.offset() + (tap * g.c() + c) * g.k() + k];
                    }
                }
            }
        }
        multiply(plan, dy, packed, bias, f, dx);
    }

    private void multiply(Plan plan, Tensor x, float[] packed, Tensor bias, ActivationFunction f, Tensor y) {
        plan.spreadBias(bias, packed);
        Bands bands = plan.bands;
        workers.run(bands.tasks(), plan.cost(), task -> {
            for (int s = bands.sample(task); s < bands.sample(task) + bands.samplesOf(task); s++) {
                plan.run(x, s, bands.row(task), bands.rowsOf(task), packed, f, y);
            }
        });
    }

    /** Tables for one geometry. */
    private static final class Plan {
        private final ConvGeometry g;
        private final Planes planes;
        final Bands bands;

        /** Lanes of the sums of a filter. */
        private final int lanes;

        /** Where the filters of neighbouring pixels of a row lie within the sums. */
        private final int[] places;

        Plan(ConvGeometry g, int batch) {
            this.g = g;
            long space = (long) g.h() * g.w() * g.c() + (long) g.oh() * g.ow() * g.k();
            bands = Bands.of(batch, g.oh(), g.oh() * g.ow(), space);
            planes = new Planes(g, bands.rows());
            lanes = Math.ceilDiv((bands.rows() - 1) * planes.width + g.ow(), Lanes.V) * Lanes.V;
            places = new int[g.ow() * g.k()];
            for (int i = 0; i < places.length; i++) {
                places[i] = i % g.k() * lanes + i / g.k();
            }
        }

        long cost() {
            return (long) bands.batch() * g.outputSize() * g.patch() / MatmulKernels.ADDS_PER_OPERATION;
        }

        private int filters() {
            return Math.ceilDiv(g.k(), ROWS) * ROWS;
        }

        private int biasAt() {
            return Lanes.FIRST + filters() * g.patch();
        }

        /** Floats of filters in tiles, and a row of biases. */
        int packedSize() {
            return filters() * g.patch() + places.length;
        }

        void spreadBias(Tensor bias, float[] packed) {
            for (int i = 0; i < places.length; i++) {
                packed[biasAt() + i] = bias == null ? 0 : bias.data()[bias.offset() + i % g.k()];
            }
        }

        void run(Tensor x, int sample, int row, int rows, float[] packed, ActivationFunction f, Tensor y) {
            Scratch scratch = Scratch.get();
            float[] image = scratch.image(planes.floats());
            planes.take(x.data(), x.offset() + sample * g.inputSize(), row, rows, image);
            float[] sums = scratch.patches(filters() * lanes);
            multiply(image, packed, sums, scratch.row(WindowTiles.WIDTH));
            int n = g.ow() * g.k();
            int at = y.offset() + (sample * g.oh() + row) * n;
            putTogether(sums, rows, packed, y.data(), at, n);
            ActivationKernels.apply(f, y.data(), at, y.data(), at, rows * n);
        }

        private void multiply(float[] image, float[] packed, float[] sums, float[] zeros) {
            Arrays.fill(zeros, 0, WindowTiles.WIDTH, 0);
            for (int p = 0; p < lanes; ) {
                int width = WindowTiles.width(p, lanes);
                for (int first = 0; first < g.k(); first += ROWS) {
                    int weights = Lanes.FIRST + first * g.patch();
                    int to = first * lanes + p;
                    WindowTiles.packed(
                            width, packed, weights, image, p, planes.taps, 0, g.patch(), zeros, 0, sums, to, lanes);
                }
                p += width;
            }
        }

        /** Puts the filters of each pixel side by side, with the bias. */
        private void putTogether(float[] sums, int rows, float[] packed, float[] y, int yAt, int n) {
            for (int i = 0; i < rows; i++) {
                Gather.add(sums, i * planes.width, places, n, packed, biasAt(), y, yAt + i * n);
            }
        }
    }
}
