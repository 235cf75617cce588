package org.netloom.layer;

import java.util.function.Predicate;
import org.netloom.spec.Activation;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * A convolution or dense layer with the batch normalisation behind it. In a network prepared for training both run one
 * after the other; in one prepared for inference the normalisation is folded into weights and bias, which is done again
 * only when parameters have changed:
 *
 * <pre>
 * f = scale / sqrt(running_variance + epsilon)
 * weight' = weight * f        bias' = (bias - running_mean) * f + shift
 * </pre>
 */
abstract class FoldingLayer extends Layer {
    private final Layer product;
    private final BatchNormLayer norm;
    private Tensor weight;
    private Tensor bias;
    private long version;

    FoldingLayer(Layer product, BatchNormLayer norm, Activation activation) {
        super(product.name(), product.spec(), activation, product.inputShape());
        this.product = product;
        this.norm = norm;
        adoptParameters(product);
        adoptParameters(norm);
    }

    /** {@code y = f(product(x))} with folded weights. */
    abstract void compute(Tensor x, Tensor foldedWeight, Tensor foldedBias, Tensor y);

    @Override
    public Tensor forward(Tensor x) {
        if (!execution().preparedForTraining()) {
            return super.forward(x);
        }
        execution().enter(this, false);
        Tensor y = norm.forward(product.forward(x));
        execution().leave(this);
        outputIs(y);
        return y;
    }

    @Override
    public Tensor backward(Tensor dOutput) {
        execution().enter(this, true);
        Tensor dx = product.backward(norm.backward(dOutput));
        execution().leave(this);
        return dx;
    }

    @Override
    public void backwardToParameters(Tensor dOutput) {
        execution().enter(this, true);
        product.backwardToParameters(norm.backward(dOutput));
        execution().leave(this);
    }

    @Override
    public Tensor gradient(int input) {
        return product.gradient(input);
    }

    @Override
    protected void prepare(int batch, boolean training) {
        weight = null;
        bias = null;
    }

    @Override
    protected long ownNumbers(boolean training) {
        Shape shape = parameter(0).declared().shape();
        return training ? 0 : shape.elements() + shape.channels();
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        if (weight == null) {
            Shape shape = parameter(0).declared().shape();
            weight = Tensor.allocate(1, shape, y.precision());
            weight.derive(execution()::version);
            bias = Tensor.allocate(1, Shape.of(shape.channels()), y.precision());
            version = -1;
        }
        if (version != execution().version()) {
            fold();
            version = execution().version();
        }
        compute(x[0], weight, bias, y);
    }

    private void fold() {
        Tensor learned = parameter(0).value();
        boolean hasBias = product.parameters().size() > 1;
        int channels = bias.size();
        double[] factor = new double[channels];
        for (int k = 0; k < channels; k++) {
            factor[k] = norm.factor(k);
            double before = hasBias ? parameter(1).value().get(k) : 0;
            bias.set(k, before * factor[k] + norm.summand(k, factor[k]));
        }
        for (int i = 0, n = learned.size(); i < n; i++) {
            boolean absent = parameter(0).declared().isAbsent(i);
            weight.set(i, absent ? 0 : learned.get(i) * factor[i % channels]);
        }
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        throw new IllegalStateException("the backward pass is that of the two layers inside");
    }

    @Override
    void attach(String prefix, int newIndex, Execution newExecution) {
        super.attach(prefix, newIndex, newExecution);
        product.attach(prefix, newIndex, newExecution);
        norm.attach(prefix, newIndex, newExecution);
    }

    @Override
    public void freeze(Predicate<String> frozen) {
        super.freeze(frozen);
        product.freeze(frozen);
        norm.freeze(frozen);
    }

    @Override
    void shareParameters(Layer other) {
        super.shareParameters(other);
        FoldingLayer folding = (FoldingLayer) other;
        product.shareParameters(folding.product);
        norm.shareParameters(folding.norm);
    }

    @Override
    void renameParameters(String prefix) {
        // They belong to the two layers inside, which rename them.
    }

    /** "conv1: Conv2d, 28 x 28 x 1 -> 24 x 24 x 20; bn1: BatchNorm + ReLU, ...". */
    @Override
    public String toString() {
        return product + "; " + norm;
    }
}
