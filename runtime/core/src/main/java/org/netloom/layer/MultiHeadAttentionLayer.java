package org.netloom.layer;

import java.util.ArrayList;
import java.util.List;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.MultiHeadAttention;
import org.netloom.spec.Shape;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * Multi-head self-attention (Vaswani et al. 2017). Queries, keys and values of all heads are one product with the input.
 *
 * <pre>
 * q, k, v = x*W + b, in heads of d = C/heads channels
 * y = [softmax(q*k'/sqrt(d))*v of each head]*O + c
 * </pre>
 *
 * <p>Letters: N batch, L steps, C channels. Tensors "of heads" hold head by head, in each sample by sample: the matrices
 * that are multiplied lie one behind the other.
 */
public final class MultiHeadAttentionLayer extends Layer {
    /** Added to the scores of later steps: small enough for a softmax of 0, and a number still. */
    private static final double HIDDEN = -1e9;

    private final int length;
    private final int channels;
    private final int heads;
    private final int size;
    private final boolean causal;
    private final boolean bias;
    private final List<Tensor> own = new ArrayList<>();
    private final List<Tensor> kept = new ArrayList<>();

    /** q, k and v side by side, N x L x 3C, and in the backward pass their gradients. */
    private Tensor projected;

    private Tensor dProjected;

    /** Of heads, N*L x d each; {@code headOf} is a window to one head. */
    private Tensor queries;

    private Tensor keys;
    private Tensor values;
    private Tensor headOf;

    /** Weights of the means, of heads: L x L each. */
    private Tensor weights;

    /** Means of heads, and these side by side: N x L x C. */
    private Tensor means;

    private Tensor joined;
    private Tensor dMeans;
    private Tensor dJoined;
    private Tensor dQueries;
    private Tensor dKeys;
    private Tensor dValues;
    private Tensor dWeights;
    private Tensor mask;

    public MultiHeadAttentionLayer(String name, MultiHeadAttention spec, Shape input) {
        super(name, spec, null, input);
        length = input.length();
        channels = input.channels();
        heads = spec.heads();
        size = channels / heads;
        causal = spec.causal();
        bias = spec.bias();
        declareParameters();
    }

    // ---- memory -----------------------------------------------------------------------------------------------------

    @Override
    protected void prepare(int batch, boolean training) {
        mask = null;
    }

    @Override
    protected long ownNumbers(boolean training) {
        return causal ? (long) length * length : 0;
    }

    @Override
    protected void reserve(Memory memory, int batch, boolean training) {
        own.clear();
        kept.clear();
        projected = own(memory.create(batch, Shape.of(length, 3 * channels)));
        queries = kept(memory.create(batch, ofHeads()));
        keys = kept(memory.create(batch, ofHeads()));
        values = kept(memory.create(batch, ofHeads()));
        weights = kept(memory.create(batch, Shape.of(heads * length, length)));
        means = own(memory.create(batch, ofHeads()));
        joined = kept(memory.create(batch, inputShape()));
        headOf = own(new Tensor(batch, Shape.of(length, size)));
    }

    @Override
    protected void reserveBackward(Memory memory, int batch) {
        kept.forEach(memory::touch);
        dJoined = own(memory.create(batch, inputShape()));
        dMeans = own(memory.create(batch, ofHeads()));
        dQueries = own(memory.create(batch, ofHeads()));
        dKeys = own(memory.create(batch, ofHeads()));
        dValues = own(memory.create(batch, ofHeads()));
        dWeights = own(memory.create(batch, Shape.of(heads * length, length)));
        dProjected = own(memory.create(batch, Shape.of(length, 3 * channels)));
    }

    private Shape ofHeads() {
        return Shape.of(heads * length, size);
    }

    private Tensor own(Tensor t) {
        own.add(t);
        return t;
    }

    private Tensor kept(Tensor t) {
        kept.add(t);
        return own(t);
    }

    private void batch(int samples) {
        for (Tensor t : own) {
            t.setBatch(samples);
        }
    }

    // ---- forward ----------------------------------------------------------------------------------------------------

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        int samples = x[0].batch();
        int rows = samples * length;
        batch(samples);
        product(rows, 3 * channels, channels, x[0], parameter(0), false, bias(2), projected);
        split(projected, 0, queries);
        split(projected, channels, keys);
        split(projected, 2 * channels, values);
        ops().scaleInPlace(queries, scale());
        ops().blocks().matmuls(samples * heads, length, length, size, queries, false, keys, true, false, weights);
        if (causal) {
            ops().blocks().addToSamples(weights, mask(), weights);
        }
        ops().softmax(weights, weights);
        ops().blocks().matmuls(samples * heads, length, size, length, weights, false, values, false, false, means);
        join(means, joined, 0);
        product(rows, channels, channels, joined, parameter(1), false, bias(3), y);
    }

    private double scale() {
        return 1 / Math.sqrt(size);
    }

    private Tensor bias(int i) {
        return bias ? parameter(i).value() : null;
    }

    /** Made once for each plan: what lies behind a step is hidden from it. */
    private Tensor mask() {
        if (mask == null) {
            mask = Tensor.allocate(1, Shape.of(length, length), weights.precision());
            for (int i = 0; i < length; i++) {
                for (int j = i + 1; j < length; j++) {
                    mask.set(i * length + j, HIDDEN);
                }
            }
        }
        return mask;
    }

    /** Takes the channels of each head out of {@code from}, from {@code first} on. */
    private void split(Tensor from, int first, Tensor ofHeads) {
        for (int h = 0; h < heads; h++) {
            headOf.bindTo(ofHeads, h * headOf.size());
            ops().copyChannels(from, first + h * size, headOf, 0, size, false);
        }
    }

    /** Puts the channels of each head into {@code to}, from {@code first} on. */
    private void join(Tensor ofHeads, Tensor to, int first) {
        for (int h = 0; h < heads; h++) {
            headOf.bindTo(ofHeads, h * headOf.size());
            ops().copyChannels(headOf, 0, to, first + h * size, size, false);
        }
    }

    // ---- backward ---------------------------------------------------------------------------------------------------

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        int samples = dy.batch();
        int rows = samples * length;
        int count = samples * heads;
        batch(samples);
        learn(1, 3, channels, channels, rows, joined, dy);
        product(rows, channels, channels, dy, parameter(1), true, null, dJoined);
        split(dJoined, 0, dMeans);
        ops().blocks().matmuls(count, length, length, size, dMeans, false, values, true, false, dWeights);
        ops().blocks().matmuls(count, length, size, length, weights, true, dMeans, false, false, dValues);
        ops().softmaxGradient(weights, dWeights, dWeights);
        ops().blocks().matmuls(count, length, size, length, dWeights, false, keys, false, false, dQueries);
        ops().blocks().matmuls(count, length, size, length, dWeights, true, queries, false, false, dKeys);
        ops().scaleInPlace(dQueries, scale());
        join(dQueries, dProjected, 0);
        join(dKeys, dProjected, channels);
        join(dValues, dProjected, 2 * channels);
        learn(0, 2, channels, 3 * channels, rows, x[0], dProjected);
        if (dx[0] != null) {
            product(rows, channels, 3 * channels, dProjected, parameter(0), true, null, dx[0]);
        }
    }

    /** Gradients of a projection {@code in x out} and its bias. */
    private void learn(int weight, int biasAt, int in, int out, int rows, Tensor x, Tensor dProducts) {
        Parameter w = parameter(weight);
        boolean add = w.accumulate();
        ops().matmul(in, out, rows, x, true, dProducts, false, null, ActivationFunction.IDENTITY, add, w.gradient());
        if (bias) {
            Parameter b = parameter(biasAt);
            ops().columnSums(dProducts, b.accumulate(), b.gradient());
        }
    }

    private void product(int m, int n, int k, Tensor a, Parameter b, boolean transposeB, Tensor biasOrNull, Tensor c) {
        ActivationFunction none = ActivationFunction.IDENTITY;
        ops().matmul(m, n, k, a, false, b.value(), transposeB, biasOrNull, none, false, c);
    }
}
