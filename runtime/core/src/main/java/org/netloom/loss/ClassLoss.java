package org.netloom.loss;

import java.util.List;
import org.netloom.layer.Network;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** A loss of one class for each row of channels, with a weight for each class and a label that counts for nothing. */
abstract class ClassLoss extends Loss {
    private final List<Double> classWeights;
    private final int ignore;

    /**
     * @param output extent of the output
     * @param classWeights one for each class, or none
     * @param ignore label of rows that count for nothing
     */
    ClassLoss(Network network, Shape output, List<Double> classWeights, int ignore) {
        super(network);
        this.classWeights = classWeights;
        this.ignore = ignore;
        int classes = output.channels();
        if (!classWeights.isEmpty() && classWeights.size() != classes) {
            throw CoreMessage.CLASS_WEIGHTS.exception(networkName(), classes, classWeights.size());
        }
    }

    /** Sum of the weights of all rows that count. */
    final double total(Tensor output, Tensor target) {
        int rows = output.rows();
        int classes = output.shape().channels();
        requireTarget(output, target, rows, rows + " class indices");
        double total = 0;
        for (int r = 0; r < rows; r++) {
            double label = target.get(r);
            if (label == ignore) {
                continue;
            }
            if (!(label >= 0 && label < classes)) {
                throw CoreMessage.WRONG_LABEL.exception(label, classes, classes - 1);
            }
            total += weight((int) label);
        }
        return total;
    }

    final int ignore() {
        return ignore;
    }

    final List<Double> classWeights() {
        return classWeights;
    }

    final double weight(int label) {
        return classWeights.isEmpty() ? 1 : classWeights.get(label);
    }

    @Override
    public Shape targetShape(Shape output) {
        return rows(output);
    }

    /** Extent of one number for each row of channels. */
    static Shape rows(Shape output) {
        int[] dims = output.dims();
        dims[dims.length - 1] = 1;
        return Shape.of(dims);
    }

    @Override
    public void toProbabilities(Tensor output, Tensor probabilities) {
        ops().softmax(output, probabilities);
    }
}
