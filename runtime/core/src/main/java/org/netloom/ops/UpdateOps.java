package org.netloom.ops;

import org.netloom.tensor.Tensor;

/**
 * Updates of parameters, beside the operations of {@link Ops} and under the same rules. p are parameters, g their gradients;
 * all tensors are flat and of equal size.
 */
public interface UpdateOps {
    /** {@code g += l2*p + l1*sign(p)}. */
    void regularize(Tensor p, double l1, double l2, Tensor g);

    /** {@code p -= rate * g}. */
    void sgd(Tensor p, Tensor g, double rate);

    /** {@code v = momentum*v + g; p -= rate * (nesterov ? g + momentum*v : v)} (as PyTorch; Sutskever et al. 2013). */
    void momentum(Tensor p, Tensor g, Tensor v, double rate, double momentum, boolean nesterov);

    /** {@code s += g*g; p -= rate * g / (sqrt(s) + epsilon)} (Duchi et al. 2011). */
    void adaGrad(Tensor p, Tensor g, Tensor s, double rate, double epsilon);

    /** {@code s = decay*s + (1-decay)*g*g; p -= rate * g / (sqrt(s) + epsilon)} (Hinton 2012). */
    void rmsProp(Tensor p, Tensor g, Tensor s, double rate, double decay, double epsilon);

    /**
     * {@code m = b1*m + (1-b1)*g; v = b2*v + (1-b2)*g*g; p -= rate*decay*p; p -= rate * (m/c1) / (sqrt(v/c2) + epsilon)}
     * with {@code c = 1 - b^step} (Kingma and Ba 2015; decoupled decay: Loshchilov and Hutter 2019).
     */
    void adam(
            Tensor p,
            Tensor g,
            Tensor m,
            Tensor v,
            double rate,
            double beta1,
            double beta2,
            double epsilon,
            long step,
            double decoupledDecay);
}
