package org.netloom.loss;

import java.util.List;
import org.netloom.layer.Network;
import org.netloom.ops.LossKind;
import org.netloom.ops.Ops;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * An executable loss: the twin of a {@link LossSpec}. All losses are means over the batch, so that the learning rate does
 * not depend on the batch size.
 */
public abstract class Loss {
    private final Network network;

    /** Package-private: the losses of this package are all there are. */
    Loss(Network network) {
        this.network = network;
    }

    /** The loss for the outputs of a network. */
    public static Loss of(LossSpec spec, Network network) {
        return switch (spec) {
            case SoftmaxCrossEntropy s -> new SoftmaxCrossEntropyLoss(s, network);
            case BinaryCrossEntropy _ -> new ElementLoss(network, LossKind.BINARY_CROSS_ENTROPY, 0);
            case MeanSquared _ -> new ElementLoss(network, LossKind.SQUARED, 0);
            case MeanAbsolute _ -> new ElementLoss(network, LossKind.ABSOLUTE, 0);
            case Huber s -> new ElementLoss(network, LossKind.HUBER, s.delta());
        };
    }

    /**
     * The loss of a batch and, on the way, its gradient.
     *
     * @param output of the network, {@code N x shape}; logits where the loss is a cross-entropy
     * @param target class indices, one for each row of channels, or numbers of the output's shape
     * @param gradientOrNull of the output's shape, is overwritten; see {@link Network#outputGradient}
     * @return mean over the batch
     * @throws org.netloom.problem.NetloomException if the target does not fit the output
     */
    public abstract double evaluate(Tensor output, Tensor target, Tensor gradientOrNull);

    /**
     * The loss of a batch of a network with several outputs, and its gradients.
     *
     * @param outputs of the network, in the order of {@link Network#outputNames}; without the auxiliary ones where the
     *     network was prepared for inference
     * @param target as above
     * @param gradients one for each output, are overwritten; empty for the value alone
     */
    public double evaluate(List<Tensor> outputs, Tensor target, List<Tensor> gradients) {
        for (Tensor unused : gradients.isEmpty() ? gradients : gradients.subList(1, gradients.size())) {
            ops().fill(unused, 0);
        }
        return evaluate(outputs.getFirst(), target, gradients.isEmpty() ? null : gradients.getFirst());
    }

    /** Extent of the target of one sample, for an output of the given extent. */
    public abstract Shape targetShape(Shape output);

    /** Outputs as a person reads them: logits become probabilities, other outputs stay. In place allowed. */
    public abstract void toProbabilities(Tensor output, Tensor probabilities);

    /** Looked up at each call: a network gets others when it is prepared again. */
    final Ops ops() {
        return network.execution().ops();
    }

    final String networkName() {
        return network.name();
    }
}
