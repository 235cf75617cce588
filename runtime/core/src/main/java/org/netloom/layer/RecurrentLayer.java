package org.netloom.layer;

import java.util.ArrayList;
import java.util.List;
import org.netloom.ops.BlockOps;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * What LSTM and GRU share. The input's products of all steps and gates are one matrix product, and so is the gradient of
 * each weight; only the products with the state go step by step.
 *
 * <p>Letters: N batch, L steps, C input channels, H units, G gates. A tensor "as the samples lie" is {@code N x L x ...};
 * one "step by step" holds {@code N x ...} of each step one behind the other, and a window is moved over it.
 */
abstract class RecurrentLayer extends Layer {
    static final ActivationFunction SIGMOID = ActivationFunction.of(ActivationKind.SIGMOID);
    static final ActivationFunction TANH = ActivationFunction.of(ActivationKind.TANH);

    private final int length;
    private final int channels;
    private final int units;
    private final int width;
    private final boolean everyStep;
    private final boolean backwards;
    private final List<Tensor> own = new ArrayList<>();
    private final List<Tensor> kept = new ArrayList<>();
    private boolean keeps;

    /** {@code x*W + b} as the samples lie, N x L x G*H, and the same seen as N x L*G*H. */
    private Tensor projected;

    private Tensor projectedSteps;

    /** States before each step as the samples lie, N x L x H, and the same seen as N x L*H. */
    private Tensor before;

    private Tensor beforeSteps;

    /** Output, or its gradient, seen as N x L*H. */
    private Tensor outputSteps;

    private Tensor state;
    private Tensor dState;
    private Tensor dGates;
    private Tensor dProjected;
    private Tensor dProjectedSteps;

    RecurrentLayer(
            String name, LayerSpec spec, Shape input, int units, int gates, boolean everyStep, boolean backwards) {
        super(name, spec, null, input);
        this.length = input.length();
        this.channels = input.channels();
        this.units = units;
        this.width = gates * units;
        this.everyStep = everyStep;
        this.backwards = backwards;
        declareParameters();
    }

    // ---- what a subclass writes -------------------------------------------------------------------------------------

    /**
     * One step: {@link #state} becomes the state behind it.
     *
     * @param step counted as they are computed
     * @param place in the sequence
     */
    abstract void step(int step, int place);

    /**
     * The step backwards: {@link #dState} becomes the gradient of the state before it, as far as it is not 0 for step 0,
     * and {@link #keepGradients} gets the gradients of the gates.
     */
    abstract void stepBack(int step, int place);

    /** The bias of the input's products, or null. */
    abstract Parameter bias();

    /** Gradients of what belongs to the products with the state. */
    abstract void recurrentGradients(int rows);

    // ---- memory -----------------------------------------------------------------------------------------------------

    @Override
    protected void reserve(Memory memory, int batch, boolean training) {
        keeps = training;
        own.clear();
        kept.clear();
        projected = own(memory.create(batch, Shape.of(length, width)));
        projectedSteps = own(memory.view(projected, Shape.of(length * width)));
        outputSteps = own(new Tensor(batch, Shape.of(length * units)));
        state = own(memory.create(batch, Shape.of(units)));
        if (training) {
            before = kept(memory.create(batch, Shape.of(length, units)));
            beforeSteps = own(memory.view(before, Shape.of(length * units)));
        }
    }

    @Override
    protected void reserveBackward(Memory memory, int batch) {
        kept.forEach(memory::touch);
        dState = own(memory.create(batch, Shape.of(units)));
        dGates = own(memory.create(batch, Shape.of(width)));
        dProjected = own(memory.create(batch, Shape.of(length, width)));
        dProjectedSteps = own(memory.view(dProjected, Shape.of(length * width)));
    }

    /** A tensor of this layer, which gets the batch size of every pass. */
    final Tensor own(Tensor t) {
        own.add(t);
        return t;
    }

    /** The same for one that the backward pass reads again. */
    final Tensor kept(Tensor t) {
        kept.add(t);
        return own(t);
    }

    /** Memory step by step: of all steps for a backward pass, else of the one at hand. */
    final Tensor ofSteps(Memory memory, int batch, int perStep) {
        return kept(memory.create(batch, keeps ? Shape.of(length, perStep) : Shape.of(perStep)));
    }

    /** Moves a window to a step. */
    final void move(Tensor window, Tensor steps, int step) {
        window.bindTo(steps, keeps ? step * window.size() : 0);
    }

    private void batch(int samples) {
        for (Tensor t : own) {
            t.setBatch(samples);
        }
    }

    private int place(int step) {
        return backwards ? length - 1 - step : step;
    }

    // ---- forward ----------------------------------------------------------------------------------------------------

    @Override
    protected final void compute(Tensor[] x, Tensor y) {
        int samples = x[0].batch();
        batch(samples);
        outputSteps.bindTo(y);
        Tensor b = bias() == null ? null : bias().value();
        product(samples * length, width, channels, x[0], false, parameter(0).value(), false, b, false, projected);
        ops().fill(state, 0);
        for (int step = 0; step < length; step++) {
            int place = place(step);
            if (keeps) {
                ops().copyChannels(state, 0, beforeSteps, place * units, units, false);
            }
            step(step, place);
            if (everyStep) {
                ops().copyChannels(state, 0, outputSteps, place * units, units, false);
            }
        }
        if (!everyStep) {
            ops().copy(state, y);
        }
    }

    /** Writes the input's products of a step to {@code gates}, N x G*H. */
    final void takeProjection(int place, Tensor gates) {
        ops().copyChannels(projectedSteps, place * width, gates, 0, width, false);
    }

    /** Writes the state before a step to {@code to}, N x H. */
    final void takeBefore(int place, Tensor to) {
        ops().copyChannels(beforeSteps, place * units, to, 0, units, false);
    }

    // ---- backward ---------------------------------------------------------------------------------------------------

    @Override
    protected final void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        int samples = dy.batch();
        batch(samples);
        if (everyStep) {
            outputSteps.bindTo(dy);
            ops().fill(dState, 0);
        } else {
            ops().copy(dy, dState);
        }
        for (int step = length - 1; step >= 0; step--) {
            int place = place(step);
            if (everyStep) {
                ops().copyChannels(outputSteps, place * units, dState, 0, units, true);
            }
            stepBack(step, place);
        }
        int rows = samples * length;
        Parameter weight = parameter(0);
        boolean add = weight.accumulate();
        product(channels, width, rows, x[0], true, dProjected, false, null, add, weight.gradient());
        Parameter bias = bias();
        if (bias != null) {
            ops().columnSums(dProjected, bias.accumulate(), bias.gradient());
        }
        recurrentGradients(rows);
        if (dx[0] != null) {
            product(rows, channels, width, dProjected, false, weight.value(), true, null, false, dx[0]);
        }
    }

    /** Keeps {@link #dGates} as the gradient of the input's products of a step. */
    final void keepGradients(int place) {
        ops().copyChannels(dGates, 0, dProjectedSteps, place * width, width, false);
    }

    /** Gradient of U from that of its products as the samples lie. */
    final void recurrentWeightGradient(int rows, Tensor dProducts) {
        Parameter weight = parameter(1);
        boolean add = weight.accumulate();
        product(units, width, rows, before, true, dProducts, false, null, add, weight.gradient());
    }

    /** {@code dState = dGates*U'}, or {@code +=}. */
    final void gradientOfState(boolean accumulate) {
        product(dGates.batch(), units, width, dGates, false, recurrentWeight(), true, null, accumulate, dState);
    }

    /** U: H x G*H. */
    final Tensor recurrentWeight() {
        return parameter(1).value();
    }

    final boolean isLast(int step) {
        return step == length - 1;
    }

    /** {@code c = a*b + bias}, or {@code c += a*b}. */
    final void product(
            int m,
            int n,
            int k,
            Tensor a,
            boolean transposeA,
            Tensor b,
            boolean transposeB,
            Tensor bias,
            boolean accumulate,
            Tensor c) {
        ops().matmul(m, n, k, a, transposeA, b, transposeB, bias, ActivationFunction.IDENTITY, accumulate, c);
    }

    final BlockOps blocks() {
        return ops().blocks();
    }

    /** State behind the step at hand, N x H. */
    final Tensor state() {
        return state;
    }

    /** Gradient of the state, N x H. */
    final Tensor dState() {
        return dState;
    }

    /** Gradient of the gates of the step at hand, N x G*H. */
    final Tensor dGates() {
        return dGates;
    }

    /** Gradient of the input's products, N x L x G*H. */
    final Tensor dProjected() {
        return dProjected;
    }
}
