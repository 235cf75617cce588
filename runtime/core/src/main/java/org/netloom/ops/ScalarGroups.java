package org.netloom.ops;

import java.util.function.IntConsumer;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.GroupGeometry;
import org.netloom.tensor.Tensor;

/** Normalisation by the moments of groups (Ba et al. 2016; Wu and He 2018), with double sums. */
final class ScalarGroups {
    private final Workers workers;
    private final ScalarSums sums;

    ScalarGroups(Workers workers) {
        this.workers = workers;
        this.sums = new ScalarSums(workers);
    }

    /** Which elements belong to group j of all rows. */
    private record Group(GroupGeometry g, int j) {
        int channel(int k) {
            return j % g.groups() * g.channels() + k;
        }

        int element(int p, int k) {
            return (j / g.groups() * g.positions() + p) * g.width() + channel(k);
        }

        double sum(Term term) {
            double sum = 0;
            for (int p = 0; p < g.positions(); p++) {
                for (int k = 0; k < g.channels(); k++) {
                    sum += term.at(element(p, k), channel(k));
                }
            }
            return sum;
        }

        void each(Task task) {
            for (int p = 0; p < g.positions(); p++) {
                for (int k = 0; k < g.channels(); k++) {
                    task.at(element(p, k), channel(k));
                }
            }
        }
    }

    /** A number of element i, of channel c. */
    @FunctionalInterface
    private interface Term {
        double at(int i, int c);
    }

    /** Something to do for element i, of channel c. */
    @FunctionalInterface
    private interface Task {
        void at(int i, int c);
    }

    private void groups(GroupGeometry g, Tensor x, IntConsumer task) {
        int count = x.size() / g.groupElements();
        workers.ranges(count, 4L * g.groupElements(), (from, to) -> {
            for (int j = from; j < to; j++) {
                task.accept(j);
            }
        });
    }

    void normalize(
            GroupGeometry g,
            Tensor x,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor mean,
            Tensor variance,
            Tensor y) {
        int n = g.groupElements();
        groups(g, x, j -> {
            Group group = new Group(g, j);
            double m = group.sum((i, _) -> x.get(i)) / n;
            double v = group.sum((i, _) -> (x.get(i) - m) * (x.get(i) - m)) / n;
            double deviation = Math.sqrt(v + epsilon);
            mean.set(j, m);
            variance.set(j, v);
            group.each((i, c) -> {
                double hat = (x.get(i) - m) / deviation;
                y.set(i, ScalarMath.activate(f, hat * valueOr(scale, c, 1) + valueOr(shift, c, 0)));
            });
        });
    }

    void gradient(
            GroupGeometry g,
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx) {
        int width = g.width();
        if (dScale != null) {
            int rows = x.size() / width;
            double[] sumDyHat = sums.of(rows, width, (r, c) -> {
                int j = r / g.positions() * g.groups() + c / g.channels();
                double hat = (x.get(r * width + c) - mean.get(j)) / Math.sqrt(variance.get(j) + epsilon);
                return dy.get(r * width + c) * hat;
            });
            ScalarSums.write(sumDyHat, accumulate, dScale);
            ScalarSums.write(sums.of(rows, width, (r, c) -> dy.get(r * width + c)), accumulate, dShift);
        }
        if (dx == null) {
            return;
        }
        int n = g.groupElements();
        groups(g, x, j -> {
            Group group = new Group(g, j);
            double m = mean.get(j);
            double deviation = Math.sqrt(variance.get(j) + epsilon);
            double sum = group.sum((i, c) -> dy.get(i) * valueOr(scale, c, 1)) / n;
            double sumHat = group.sum((i, c) -> dy.get(i) * valueOr(scale, c, 1) * (x.get(i) - m) / deviation) / n;
            group.each((i, c) -> {
                double hat = (x.get(i) - m) / deviation;
                dx.set(i, (dy.get(i) * valueOr(scale, c, 1) - sum - hat * sumHat) / deviation);
            });
        });
    }

    private static double valueOr(Tensor t, int i, double otherwise) {
        return t == null ? otherwise : t.get(i);
    }
}
