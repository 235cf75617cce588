package org.netloom.loss;

import java.util.List;
import org.netloom.layer.Network;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Softmax and cross-entropy in one; with class weights the mean is divided by the sum of the rows' weights. */
final class SoftmaxCrossEntropyLoss extends Loss {
    private final double smoothing;
    private final List<Double> classWeights;
    private Tensor weights;

    SoftmaxCrossEntropyLoss(SoftmaxCrossEntropy spec, Network network) {
        super(network);
        smoothing = spec.labelSmoothing();
        classWeights = spec.classWeights();
        int classes = network.outputShape().channels();
        if (!classWeights.isEmpty() && classWeights.size() != classes) {
            throw CoreMessage.CLASS_WEIGHTS.exception(networkName(), classes, classWeights.size());
        }
    }

    @Override
    public double evaluate(Tensor output, Tensor target, Tensor gradientOrNull) {
        int rows = output.rows();
        int classes = output.shape().channels();
        if (target.size() != rows) {
            throw CoreMessage.WRONG_TARGET.exception(networkName(), output, rows + " class indices", target);
        }
        double total = 0;
        for (int r = 0; r < rows; r++) {
            double label = target.get(r);
            if (!(label >= 0 && label < classes)) {
                throw CoreMessage.WRONG_LABEL.exception(label, classes, classes - 1);
            }
            total += classWeights.isEmpty() ? 1 : classWeights.get((int) label);
        }
        double factor = total == 0 ? 0 : 1 / total;
        return factor * ops().softmaxCrossEntropy(output, target, smoothing, weights(output), factor, gradientOrNull);
    }

    /** The class weights in the precision of the output; made once. */
    private Tensor weights(Tensor output) {
        if (classWeights.isEmpty()) {
            return null;
        }
        if (weights == null || weights.precision() != output.precision()) {
            weights = Tensor.allocate(1, Shape.of(classWeights.size()), output.precision());
            for (int c = 0; c < classWeights.size(); c++) {
                weights.set(c, classWeights.get(c));
            }
        }
        return weights;
    }

    @Override
    public Shape targetShape(Shape output) {
        return output.isImage() ? Shape.of(output.height(), output.width(), 1) : Shape.of(1);
    }

    @Override
    public void toProbabilities(Tensor output, Tensor probabilities) {
        ops().softmax(output, probabilities);
    }
}
