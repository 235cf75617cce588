package org.netloom.ops;

import org.netloom.tensor.Tensor;

/** {@link UpdateOps}, plain, in double. */
final class ScalarUpdates implements UpdateOps {
    private final Workers workers;

    ScalarUpdates(Workers workers) {
        this.workers = workers;
    }

    private void map(Tensor to, long cost, ScalarOps.Element element) {
        ScalarOps.map(workers, to, cost, element);
    }

    @Override
    public void regularize(Tensor p, double l1, double l2, Tensor g) {
        map(g, 4, i -> g.get(i) + l2 * p.get(i) + l1 * Math.signum(p.get(i)));
    }

    @Override
    public void sgd(Tensor p, Tensor g, double rate) {
        map(p, 2, i -> p.get(i) - rate * g.get(i));
    }

    @Override
    public void momentum(Tensor p, Tensor g, Tensor v, double rate, double momentum, boolean nesterov) {
        map(p, 4, i -> {
            double velocity = momentum * v.get(i) + g.get(i);
            v.set(i, velocity);
            return p.get(i) - rate * (nesterov ? g.get(i) + momentum * velocity : velocity);
        });
    }

    @Override
    public void adaGrad(Tensor p, Tensor g, Tensor s, double rate, double epsilon) {
        map(p, 10, i -> {
            double square = s.get(i) + g.get(i) * g.get(i);
            s.set(i, square);
            return p.get(i) - rate * g.get(i) / (Math.sqrt(square) + epsilon);
        });
    }

    @Override
    public void rmsProp(Tensor p, Tensor g, Tensor s, double rate, double decay, double epsilon) {
        map(p, 10, i -> {
            double square = decay * s.get(i) + (1 - decay) * g.get(i) * g.get(i);
            s.set(i, square);
            return p.get(i) - rate * g.get(i) / (Math.sqrt(square) + epsilon);
        });
    }

    @Override
    public void adam(
            Tensor p,
            Tensor g,
            Tensor m,
            Tensor v,
            double rate,
            double beta1,
            double beta2,
            double epsilon,
            long step,
            double decoupledDecay) {
        double c1 = 1 - Math.pow(beta1, (double) step);
        double c2 = 1 - Math.pow(beta2, (double) step);
        map(p, 12, i -> {
            double first = beta1 * m.get(i) + (1 - beta1) * g.get(i);
            double second = beta2 * v.get(i) + (1 - beta2) * g.get(i) * g.get(i);
            m.set(i, first);
            v.set(i, second);
            double decayed = p.get(i) - rate * decoupledDecay * p.get(i);
            return decayed - rate * (first / c1) / (Math.sqrt(second / c2) + epsilon);
        });
    }
}
