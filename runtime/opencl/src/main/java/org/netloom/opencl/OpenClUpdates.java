package org.netloom.opencl;

import org.netloom.ops.UpdateOps;
import org.netloom.tensor.Tensor;

/** Updates of parameters: {@code updates.cl}. */
final class OpenClUpdates implements UpdateOps {
    private final OpenClDevice device;
    private final UpdateOps cpu;

    OpenClUpdates(OpenClDevice device, UpdateOps cpu) {
        this.device = device;
        this.cpu = cpu;
    }

    private Launch launch(String kernel) {
        return device.launch("updates", kernel);
    }

    /** Not 0 where the training of this thread is to change nothing, see {@link OpenClAhead}. */
    private DeviceBuffer hold() {
        return device.scratch(OpenClAhead.HOLD, 1);
    }

    @Override
    public void regularize(Tensor p, double l1, double l2, Tensor g) {
        if (OpenClOps.wide(p)) {
            cpu.regularize(p, l1, l2, g);
            return;
        }
        launch("regularize").read(p).add(l1).add(l2).update(g).over(p.size());
    }

    @Override
    public void sgd(Tensor p, Tensor g, double rate) {
        if (OpenClOps.wide(p)) {
            cpu.sgd(p, g, rate);
            return;
        }
        launch("sgd").update(p).read(g).add(rate).add(hold()).over(p.size());
    }

    @Override
    public void momentum(Tensor p, Tensor g, Tensor v, double rate, double momentum, boolean nesterov) {
        if (OpenClOps.wide(p)) {
            cpu.momentum(p, g, v, rate, momentum, nesterov);
            return;
        }
        launch("momentum")
                .update(p)
                .read(g)
                .update(v)
                .add(rate)
                .add(momentum)
                .add(nesterov ? 1 : 0)
                .add(hold())
                .over(p.size());
    }

    @Override
    public void adaGrad(Tensor p, Tensor g, Tensor s, double rate, double epsilon) {
        if (OpenClOps.wide(p)) {
            cpu.adaGrad(p, g, s, rate, epsilon);
            return;
        }
        squares(p, g, s, rate, 1, 1, epsilon);
    }

    @Override
    public void rmsProp(Tensor p, Tensor g, Tensor s, double rate, double decay, double epsilon) {
        if (OpenClOps.wide(p)) {
            cpu.rmsProp(p, g, s, rate, decay, epsilon);
            return;
        }
        squares(p, g, s, rate, decay, 1 - decay, epsilon);
    }

    /** {@code s = keep*s + take*g*g; p -= rate * g / (sqrt(s) + epsilon)}. */
    private void squares(Tensor p, Tensor g, Tensor s, double rate, double keep, double take, double epsilon) {
        launch("squares")
                .update(p)
                .read(g)
                .update(s)
                .add(rate)
                .add(keep)
                .add(take)
                .add(epsilon)
                .add(hold())
                .over(p.size());
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
        if (OpenClOps.wide(p)) {
            cpu.adam(p, g, m, v, rate, beta1, beta2, epsilon, step, decoupledDecay);
            return;
        }
        launch("adam")
                .update(p)
                .read(g)
                .update(m)
                .update(v)
                .add(rate / (1 - Math.pow(beta1, (double) step)))
                .add(beta1)
                .add(1 - beta1)
                .add(beta2)
                .add(1 - beta2)
                .add(1 / (1 - Math.pow(beta2, (double) step)))
                .add(epsilon)
                .add(rate * decoupledDecay)
                .add(hold())
                .over(p.size());
    }
}
