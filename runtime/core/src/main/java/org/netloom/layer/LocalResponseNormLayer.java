package org.netloom.layer;

import org.netloom.spec.LocalResponseNorm;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Divides by a power of the squares of the neighbouring channels (Krizhevsky et al. 2012). */
public final class LocalResponseNormLayer extends Layer {
    private final LocalResponseNorm spec;

    public LocalResponseNormLayer(String name, LocalResponseNorm spec, Shape input) {
        super(name, spec, null, input);
        this.spec = spec;
    }

    @Override
    protected boolean inPlace() {
        return true;
    }

    @Override
    protected boolean gradientInPlace() {
        return true;
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().rows().localResponse(spec.size(), spec.k(), spec.alpha(), spec.beta(), x[0], y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (dx[0] != null) {
            ops().rows().localResponseGradient(spec.size(), spec.k(), spec.alpha(), spec.beta(), x[0], dy, dx[0]);
        }
    }
}
