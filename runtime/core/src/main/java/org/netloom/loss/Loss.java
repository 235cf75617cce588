package org.netloom.loss;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.netloom.layer.Network;
import org.netloom.ops.AheadOps;
import org.netloom.ops.LossKind;
import org.netloom.ops.Ops;
import org.netloom.problem.CoreMessage;
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

    /**
     * The loss for the outputs of a network.
     *
     * @throws org.netloom.problem.NetloomException if the network has fewer outputs than the loss takes
     */
    public static Loss of(LossSpec spec, Network network) {
        return of(spec, network, network.outputShapes());
    }

    /** @param outputs shapes of the outputs that the loss gets */
    static Loss of(LossSpec spec, Network network, List<Shape> outputs) {
        if (outputs.size() < spec.outputs()) {
            throw CoreMessage.LOSS_OUTPUTS.exception(
                    spec.getClass().getSimpleName(), spec.outputs(), network.name(), outputs.size());
        }
        Shape first = outputs.getFirst();
        return switch (spec) {
            case SoftmaxCrossEntropy s -> new SoftmaxCrossEntropyLoss(s, network, first);
            case BinaryCrossEntropy _ -> new ElementLoss(network, LossKind.BINARY_CROSS_ENTROPY, 0);
            case MeanSquared _ -> new ElementLoss(network, LossKind.SQUARED, 0);
            case MeanAbsolute _ -> new ElementLoss(network, LossKind.ABSOLUTE, 0);
            case Huber s -> new ElementLoss(network, LossKind.HUBER, s.delta());
            case MultiClassHinge s -> ClassRowsLoss.of(s, network, first);
            case NegativeLogLikelihood s -> ClassRowsLoss.of(s, network, first);
            case Focal s -> ClassRowsLoss.of(s, network, first);
            case BinaryFocal s -> NumberRowsLoss.of(s, network);
            case KullbackLeibler s -> NumberRowsLoss.of(s, network);
            case Cosine s -> NumberRowsLoss.of(s, network);
            case Dice s -> new DiceLoss(network, s.smoothing(), s.squared(), s.ignore());
            case BinaryDice s -> new DiceLoss(network, s.smoothing(), s.squared());
            case CosineEmbedding s -> new PairLoss(network, PairDistance.cosine(s.margin()));
            case Contrastive s -> new PairLoss(network, PairDistance.contrastive(s.margin()));
            case Triplet s -> new TripletLoss(s, network);
            case YoloV1 s -> new YoloLoss(s, network, first);
            case AdversarialMinimax s -> new OriginLoss(network, LossKind.BINARY_CROSS_ENTROPY, 1, s.realTarget());
            case WeightedSum s -> new SumLoss(s, network);
            case AdversarialLeastSquares s -> new OriginLoss(network, LossKind.SQUARED, 0.5, s.realTarget());
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
        forget(gradients, 1);
        return evaluate(outputs.getFirst(), target, first(gradients));
    }

    /** The first gradient; null where none is wanted. */
    static Tensor first(List<Tensor> gradients) {
        return gradients.isEmpty() ? null : gradients.getFirst();
    }

    /** True where {@link #evaluateAhead} returns before the value is there. */
    public boolean goesAhead() {
        return false;
    }

    /**
     * As {@link #evaluate(List, Tensor, List)}, without waiting for the value where {@link #goesAhead} says so.
     *
     * @param ahead of the network's operations
     */
    public DoubleSupplier evaluateAhead(AheadOps ahead, List<Tensor> outputs, Tensor target, List<Tensor> gradients) {
        double value = evaluate(outputs, target, gradients);
        return () -> value;
    }

    /** Sets the gradients of outputs that take no part to 0. */
    final void forget(List<Tensor> gradients, int from) {
        for (int i = from; i < gradients.size(); i++) {
            ops().fill(gradients.get(i), 0);
        }
    }

    /** Extent of the target of one sample, for an output of the given extent. */
    public abstract Shape targetShape(Shape output);

    /** Outputs as a person reads them: logits become probabilities, other outputs stay. In place allowed. */
    public void toProbabilities(Tensor output, Tensor probabilities) {
        if (!output.sameMemory(probabilities)) {
            ops().copy(output, probabilities);
        }
    }

    /** Looked up at each call: a network gets others when it is prepared again. */
    final Ops ops() {
        return network.execution().ops();
    }

    /** Index of the output that predictions and metrics are of. */
    public int mainOutput() {
        return 0;
    }

    /** True while the network trains: terms for training only count. */
    final boolean training() {
        return network.execution().training();
    }

    final String networkName() {
        return network.name();
    }

    /** @throws org.netloom.problem.NetloomException unless a target has as many numbers as it must have */
    final void requireTarget(Tensor output, Tensor target, int size, String expected) {
        if (target.size() != size) {
            throw CoreMessage.WRONG_TARGET.exception(networkName(), output, expected, target);
        }
    }
}
