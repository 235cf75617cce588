package org.netloom.loss;

import java.util.List;
import org.netloom.layer.Network;
import org.netloom.problem.CoreMessage;
import org.netloom.tensor.Tensor;

/** A loss that compares the outputs of a network with one another, sample by sample: embeddings of equal size. */
abstract class VectorsLoss extends Loss {
    private final int count;
    private double[][] vectors = {};
    private double[][] slopes = {};

    /** @param count of outputs */
    VectorsLoss(Network network, int count) {
        super(network);
        this.count = count;
    }

    /**
     * The loss of one sample.
     *
     * @param target first number of its target
     * @param slopes one for each vector, to be overwritten; null for the value alone
     */
    abstract double evaluate(double[][] vectors, double target, double[][] slopes);

    @Override
    public final double evaluate(Tensor output, Tensor target, Tensor gradientOrNull) {
        throw CoreMessage.LOSS_OUTPUTS.exception(getClass().getSimpleName(), count, networkName(), 1);
    }

    @Override
    public final double evaluate(List<Tensor> outputs, Tensor target, List<Tensor> gradients) {
        int n = outputs.getFirst().shape().size();
        for (Tensor t : outputs.subList(0, count)) {
            if (t.shape().size() != n) {
                throw CoreMessage.VECTORS_DIFFER.exception(
                        networkName(), outputs.getFirst().shape(), t.shape());
            }
        }
        if (vectors.length == 0 || vectors[0].length != n) {
            vectors = new double[count][n];
            slopes = new double[count][n];
        }
        int batch = outputs.getFirst().batch();
        int targetSize = target.shape().size();
        double sum = 0;
        for (int s = 0; s < batch; s++) {
            for (int k = 0; k < count; k++) {
                for (int i = 0; i < n; i++) {
                    vectors[k][i] = outputs.get(k).get(s * n + i);
                }
            }
            sum += evaluate(vectors, target.get(s * targetSize), gradients.isEmpty() ? null : slopes);
            for (int k = 0; !gradients.isEmpty() && k < count; k++) {
                for (int i = 0; i < n; i++) {
                    gradients.get(k).set(s * n + i, slopes[k][i] / batch);
                }
            }
        }
        forget(gradients, count);
        return sum / batch;
    }
}
