package org.netloom.layer;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.LSTM;
import org.netloom.spec.Shape;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates). The four gates of a step are one product,
 * in the order i, f, g, o:
 *
 * <pre>
 * i, f, o = sigmoid(x[t]*W + h[t-1]*U + b)     g = tanh(x[t]*W + h[t-1]*U + b)
 * c[t] = f*c[t-1] + i*g                        h[t] = o*tanh(c[t])
 * </pre>
 */
public final class LSTMLayer extends RecurrentLayer {
    private static final int GATES = 4;

    private final int units;
    private final boolean bias;

    /** Step by step: gates N x 4H, cells N x H, their tanh N x H; and windows to one step of these. */
    private Tensor allGates;

    private Tensor allCells;
    private Tensor allSquashed;
    private Tensor gates;
    private Channels inputAndForget;
    private Channels input;
    private Channels forget;
    private Channels candidate;
    private Channels out;
    private Channels cell;
    private Channels cellBefore;
    private Channels squashed;
    private Channels state;

    private Channels dInputAndForget;
    private Channels dInput;
    private Channels dForget;
    private Channels dCandidate;
    private Channels dOut;
    private Channels dCell;
    private Channels dSquashed;
    private Channels dState;

    public LSTMLayer(String name, LSTM spec, Shape input) {
        super(name, spec, input, spec.units(), GATES, spec.returnSequences(), spec.goBackwards());
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
        Shape one = Shape.of(units);
        allGates = ofSteps(memory, batch, GATES * units);
        allCells = ofSteps(memory, batch, units);
        allSquashed = ofSteps(memory, batch, units);
        gates = own(new Tensor(batch, Shape.of(GATES * units)));
        inputAndForget = new Channels(gates, 0, 2 * units);
        input = new Channels(gates, 0, units);
        forget = new Channels(gates, units, units);
        candidate = new Channels(gates, 2 * units, units);
        out = new Channels(gates, 3 * units, units);
        cell = Channels.of(own(new Tensor(batch, one)));
        cellBefore = Channels.of(own(new Tensor(batch, one)));
        squashed = Channels.of(own(new Tensor(batch, one)));
        state = Channels.of(state());
    }

    @Override
    protected void reserveBackward(Memory memory, int batch) {
        super.reserveBackward(memory, batch);
        Shape one = Shape.of(units);
        Tensor d = dGates();
        dInputAndForget = new Channels(d, 0, 2 * units);
        dInput = new Channels(d, 0, units);
        dForget = new Channels(d, units, units);
        dCandidate = new Channels(d, 2 * units, units);
        dOut = new Channels(d, 3 * units, units);
        dCell = Channels.of(own(memory.create(batch, one)));
        dSquashed = Channels.of(own(memory.create(batch, one)));
        dState = Channels.of(dState());
    }

    private void moveTo(int step) {
        move(gates, allGates, step);
        move(cell.tensor(), allCells, step);
        move(squashed.tensor(), allSquashed, step);
        if (step > 0) {
            move(cellBefore.tensor(), allCells, step - 1);
        }
    }

    /** State and cells before the first step are 0. */
    @Override
    void step(int step, int place) {
        moveTo(step);
        boolean later = step > 0;
        takeProjection(place, gates);
        if (later) {
            product(gates.batch(), GATES * units, units, state(), false, recurrentWeight(), false, null, true, gates);
        }
        blocks().activate(SIGMOID, inputAndForget);
        blocks().activate(TANH, candidate);
        blocks().activate(SIGMOID, out);
        if (later) {
            blocks().multiply(1, forget, cellBefore, false, cell);
        }
        blocks().multiply(1, input, candidate, later, cell);
        ops().activate(TANH, cell.tensor(), squashed.tensor());
        blocks().multiply(1, out, squashed, false, state);
    }

    @Override
    void stepBack(int step, int place) {
        moveTo(step);
        if (isLast(step)) {
            ops().fill(dCell.tensor(), 0);
        }
        blocks().multiply(1, dState, squashed, false, dOut);
        blocks().multiply(1, dState, out, false, dSquashed);
        blocks().activateGradient(TANH, squashed, dSquashed);
        ops().add(dCell.tensor(), dSquashed.tensor(), ActivationFunction.IDENTITY, dCell.tensor());
        blocks().multiply(1, dCell, candidate, false, dInput);
        blocks().multiply(1, dCell, input, false, dCandidate);
        if (step > 0) {
            blocks().multiply(1, dCell, cellBefore, false, dForget);
            blocks().multiply(1, dCell, forget, false, dCell);
        } else {
            blocks().multiply(0, dCell, forget, false, dForget);
        }
        blocks().activateGradient(SIGMOID, inputAndForget, dInputAndForget);
        blocks().activateGradient(TANH, candidate, dCandidate);
        blocks().activateGradient(SIGMOID, out, dOut);
        keepGradients(place);
        if (step > 0) {
            gradientOfState(false);
        }
    }

    @Override
    void recurrentGradients(int rows) {
        recurrentWeightGradient(rows, dProjected());
    }
}
