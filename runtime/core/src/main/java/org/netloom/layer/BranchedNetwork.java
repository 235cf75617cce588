package org.netloom.layer;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * A network with several inputs or several outputs. A generated subclass writes {@link #forward(List)} and
 * {@link #backward(List)} out. Outputs that only training has, such as auxiliary classifiers (Szegedy et al. 2015), come
 * last; a forward pass leaves them away where {@link #preparedForTraining} is false.
 */
public abstract class BranchedNetwork extends Network {
    protected BranchedNetwork(
            String name, List<Shape> inputShapes, List<Shape> outputShapes, List<String> outputNames) {
        super(name, inputShapes, outputShapes, outputNames);
    }

    /**
     * Outputs for a batch; valid until the next call.
     *
     * @param inputs {@code N x inputShapes()}, all of one batch; must keep their values until {@link #backward} is done
     */
    @Override
    public abstract List<Tensor> forward(List<Tensor> inputs);

    @Override
    public abstract void backward(List<Tensor> dOutputs);

    /** The main output of a network with one input. */
    @Override
    public final Tensor forward(Tensor input) {
        if (inputShapes().size() != 1) {
            throw CoreMessage.SEVERAL_INPUTS.exception(name(), inputShapes().size(), inputShapes());
        }
        return forward(List.of(input)).getFirst();
    }

    /** Only where there is one output. */
    @Override
    public final void backward(Tensor dOutput) {
        if (outputShapes().size() != 1) {
            throw CoreMessage.SEVERAL_OUTPUTS.exception(name(), outputShapes().size(), outputNames());
        }
        backward(List.of(dOutput));
    }

    /** True where there is memory for a backward pass: then auxiliary outputs are computed, too. */
    protected final boolean preparedForTraining() {
        return execution().preparedForTraining();
    }
}
