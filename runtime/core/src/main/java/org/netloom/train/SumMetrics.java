package org.netloom.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.netloom.loss.LossTerm;
import org.netloom.loss.TargetPart;
import org.netloom.tensor.Tensor;

/** Figures of a network with several outputs: those of each, the first stands for all. */
public final class SumMetrics implements Metrics {
    /** The metrics of a term of the loss. */
    public static final class Part {
        private final String name;
        private final int[] outputs;
        private final TargetPart target;
        private final Metrics metrics;

        /**
         * @param name of the output, in front of its figures
         * @param outputs indices of the outputs that the term takes
         */
        Part(String name, int[] outputs, LossTerm term, Metrics metrics) {
            this.name = name;
            this.outputs = outputs.clone();
            this.target = new TargetPart(term);
            this.metrics = metrics;
        }

        public String name() {
            return name;
        }

        public Metrics metrics() {
            return metrics;
        }
    }

    private final List<Part> parts;

    /** @param parts the main one first */
    SumMetrics(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    public List<Part> parts() {
        return parts;
    }

    @Override
    public Metrics main() {
        return parts.getFirst().metrics;
    }

    @Override
    public void reset() {
        parts.forEach(p -> p.metrics.reset());
    }

    @Override
    public void add(Tensor output, Tensor target) {
        add(List.of(output), target);
    }

    @Override
    public void add(List<Tensor> outputs, Tensor target) {
        for (Part p : parts) {
            List<Tensor> own = new ArrayList<>(p.outputs.length);
            for (int o : p.outputs) {
                own.add(outputs.get(o));
            }
            p.metrics.add(own, p.target.of(target));
        }
    }

    /** Those of the parts one behind the other, each with its length in front. */
    @Override
    public double[] sums() {
        double[] all = {};
        for (Part p : parts) {
            double[] own = p.metrics.sums();
            int at = all.length;
            all = Arrays.copyOf(all, at + 1 + own.length);
            all[at] = own.length;
            System.arraycopy(own, 0, all, at + 1, own.length);
        }
        return all;
    }

    @Override
    public void resume(double[] sums) {
        int at = 0;
        for (Part p : parts) {
            int n = (int) sums[at];
            p.metrics.resume(Arrays.copyOfRange(sums, at + 1, at + 1 + n));
            at += 1 + n;
        }
    }

    @Override
    public String name() {
        return main().name();
    }

    @Override
    public double value() {
        return main().value();
    }

    @Override
    public boolean higherIsBetter() {
        return main().higherIsBetter();
    }

    /** Those of the main output first; of the others with the name of the output in front. */
    @Override
    public List<Figure> figures() {
        List<Figure> all = new ArrayList<>(main().figures());
        for (Part p : parts.subList(1, parts.size())) {
            p.metrics.figures().forEach(f -> all.add(new Figure(p.name + ": " + f.name(), f.value())));
        }
        return all;
    }
}
