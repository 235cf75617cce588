package org.netloom.ops.vector;

import org.netloom.ops.Workers;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * Convolution as an implicit matrix product: windows times filters. With channels last and the filters stored kh x kw x C
 * x K, a row of a window lies along memory, and so do the filters' weights for it.
 */
final class ConvForward {
    /** Tasks there should be: where an image is too small for so many, each takes some of the filters. */
    private static final int TASKS = 8;

    private final Workers workers;
    private final Plans<Plan> plans = new Plans<>(Plan::of);

    /** How the work is split, and how windows lie in the image. */
    private record Plan(Bands bands, Windows.Layout windows) {
        static Plan of(ConvGeometry g, int batch) {
            return new Plan(Windows.bands(g, batch), Windows.Layout.of(g));
        }
    }

    ConvForward(Workers workers) {
        this.workers = workers;
    }

    void run(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        int filters = g.k() / g.groups();
        int size = Panels.size(g.patch(), filters);
        float[] packed = Packed.of(w, "panels", g.groups() * size, to -> pack(g, w, size, to));
        // Other functions go over the finished rows: in tiles of few filters they would compute more than there is.
        boolean afterwards = !f.isIdentity() && f.kind() != ActivationKind.RELU && g.groups() == 1;
        ActivationFunction within = afterwards ? ActivationFunction.IDENTITY : f;
        Result[] results = new Result[g.groups()];
        for (int group = 0; group < g.groups(); group++) {
            results[group] = new Result(y, bias, group * filters, within, false);
        }
        Plan plan = plans.of(g, x.batch());
        Bands bands = plan.bands();
        long cost = (long) y.size() * g.patch() / MatmulKernels.ADDS_PER_OPERATION;
        int panels = Panels.count(filters);
        int parts = afterwards ? 1 : Math.clamp(TASKS / (bands.tasks() * g.groups()), 1, panels);
        workers.run(bands.tasks() * g.groups() * parts, cost, t -> {
            int task = t / parts / g.groups();
            int group = t / parts % g.groups();
            int from = panels * (t % parts) / parts * Lanes.NR;
            int end = panels * (t % parts + 1) / parts * Lanes.NR;
            Scratch scratch = Scratch.get();
            Windows windows = scratch.windows();
            windows.rows(plan.windows(), x.data(), x.offset(), bands, task, group);
            int m = windows.m();
            int[] targets = scratch.targets(m);
            for (int i = 0; i < m; i++) {
                targets[i] = i * g.k();
            }
            int row = bands.sample(task) * g.oh() + bands.row(task);
            int at = y.offset() + row * g.ow() * g.k() + group * filters;
            scratch.product()
                    .left(
                            windows.a(),
                            windows.aAt(),
                            windows.rows(),
                            m,
                            windows.runs().segments())
                    .to(results[group], targets, at)
                    .multiply(packed, Lanes.FIRST + group * size, filters, from, Math.min(end, filters));
            windows.end();
            if (afterwards) {
                ActivationKernels.apply(f, y.data(), at, y.data(), at, m * g.k());
            }
        });
    }

    /** The filters of all groups as panels, one group behind the other. */
    private void pack(ConvGeometry g, Tensor w, int size, float[] to) {
        int filters = g.k() / g.groups();
        int panels = Panels.count(filters);
        workers.run(g.groups() * panels, w.size() / Lanes.V, t -> {
            int group = t / panels;
            int j = t % panels;
            Panels.pack(
                    w.data(),
                    w.offset() + group * filters + j * Lanes.NR,
                    g.k(),
                    g.patch(),
                    Panels.columns(filters, j),
                    to,
                    Lanes.FIRST + group * size + j * Lanes.NR * g.patch());
        });
    }
}
