package org.netloom.layer;

import org.netloom.spec.GRU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * Gated recurrent unit (Cho et al. 2014) with the reset gate behind the product with the state, as cuDNN, PyTorch and
 * Keras have it. The three gates of a step are one product, in the order r, z, n:
 *
 * <pre>
 * r, z = sigmoid(x[t]*W + b + h[t-1]*U + d)    n = tanh(x[t]*W + b + r*(h[t-1]*U + d))
 * h[t] = (1 - z)*n + z*h[t-1]
 * </pre>
 */
public final class GRULayer extends RecurrentLayer {
    private static final int GATES = 3;

    private final int length;
    private final int units;
    private final boolean bias;

    /** Step by step: gates N x 3H, and n's product with the state N x H; and windows to one step of these. */
    private Tensor allGates;

    private Tensor allRecalled;
    private Tensor gates;
    private Tensor recalled;
    private Channels resetAndUpdate;
    private Channels reset;
    private Channels update;
    private Channels candidate;
    private Channels recall;
    private Channels state;

    /** {@code h[t-1]*U + d} of the step at hand, N x 3H. */
    private Tensor recurrent;

    private Tensor stateBefore;
    private Channels before;
    private Channels dResetAndUpdate;
    private Channels dReset;
    private Channels dUpdate;
    private Channels dCandidate;
    private Channels dState;

    /** Gradient of {@code h[t-1]*U + d} as the samples lie, N x L x 3H, and the same seen as N x L*3H. */
    private Tensor dRecurrent;

    private Tensor dRecurrentSteps;

    public GRULayer(String name, GRU spec, Shape input) {
        super(name, spec, input, spec.units(), GATES, spec.returnSequences(), spec.goBackwards());
        length = input.length();
        units = spec.units();
        bias = spec.bias();
    }

    @Override
    Parameter bias() {
        return bias ? parameter(2) : null;
    }

    @Override
    protected void reserve(Memory memory, int batch, boolean training) {
        super.reserve(memory, batch, training);
        Shape all = Shape.of(GATES * units);
        allGates = ofSteps(memory, batch, GATES * units);
        allRecalled = ofSteps(memory, batch, units);
        recurrent = own(memory.create(batch, all));
        gates = own(new Tensor(batch, all));
        recalled = own(new Tensor(batch, Shape.of(units)));
        resetAndUpdate = new Channels(gates, 0, 2 * units);
        reset = new Channels(gates, 0, units);
        update = new Channels(gates, units, units);
        candidate = new Channels(gates, 2 * units, units);
        recall = Channels.of(recalled);
        state = Channels.of(state());
    }

    @Override
    protected void reserveBackward(Memory memory, int batch) {
        super.reserveBackward(memory, batch);
        Tensor d = dGates();
        stateBefore = own(memory.create(batch, Shape.of(units)));
        before = Channels.of(stateBefore);
        dResetAndUpdate = new Channels(d, 0, 2 * units);
        dReset = new Channels(d, 0, units);
        dUpdate = new Channels(d, units, units);
        dCandidate = new Channels(d, 2 * units, units);
        dState = Channels.of(dState());
        dRecurrent = own(memory.create(batch, Shape.of(length, GATES * units)));
        dRecurrentSteps = own(memory.view(dRecurrent, Shape.of(length * GATES * units)));
    }

    private void moveTo(int step) {
        move(gates, allGates, step);
        move(recalled, allRecalled, step);
    }

    @Override
    void step(int step, int place) {
        moveTo(step);
        takeProjection(place, gates);
        Tensor d = bias ? parameter(3).value() : null;
        product(gates.batch(), GATES * units, units, state(), false, recurrentWeight(), false, d, false, recurrent);
        ops().copyChannels(recurrent, 0, gates, 0, 2 * units, true);
        ops().copyChannels(recurrent, 2 * units, recalled, 0, units, false);
        blocks().activate(SIGMOID, resetAndUpdate);
        blocks().multiply(1, reset, recall, true, candidate);
        blocks().activate(TANH, candidate);
        blocks().multiply(1, update, state, false, state);
        blocks().multiply(-1, update, candidate, true, state);
        ops().copyChannels(gates, 2 * units, state(), 0, units, true);
    }

    @Override
    void stepBack(int step, int place) {
        moveTo(step);
        takeBefore(place, stateBefore);
        blocks().multiply(1, dState, before, false, dUpdate);
        blocks().multiply(-1, dState, candidate, true, dUpdate);
        ops().copyChannels(dState(), 0, dGates(), 2 * units, units, false);
        blocks().multiply(-1, dState, update, true, dCandidate);
        blocks().activateGradient(TANH, candidate, dCandidate);
        blocks().multiply(1, dCandidate, recall, false, dReset);
        blocks().activateGradient(SIGMOID, resetAndUpdate, dResetAndUpdate);
        keepGradients(place);
        blocks().multiply(1, dCandidate, reset, false, dCandidate);
        ops().copyChannels(dGates(), 0, dRecurrentSteps, place * GATES * units, GATES * units, false);
        blocks().multiply(1, dState, update, false, dState);
        if (step > 0) {
            gradientOfState(true);
        }
    }

    @Override
    void recurrentGradients(int rows) {
        recurrentWeightGradient(rows, dRecurrent);
        if (bias) {
            ops().columnSums(dRecurrent, parameter(3).accumulate(), parameter(3).gradient());
        }
    }
}
