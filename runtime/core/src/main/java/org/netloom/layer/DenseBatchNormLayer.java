package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Activation;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Dense layer, batch normalisation and element-wise activation; one pass in a network prepared for inference. Parameters
 * keep the names of both nodes: "fc1.weight", "bn1.scale".
 */
public final class DenseBatchNormLayer extends FoldingLayer {
    public DenseBatchNormLayer(String name, Dense spec, String normName, BatchNorm norm, Shape input) {
        this(name, spec, normName, norm, null, input);
    }

    /**
     * @param activation behind the normalisation, or null
     */
    public DenseBatchNormLayer(
            String name, Dense spec, String normName, BatchNorm norm, Activation activation, Shape input) {
        super(
                new DenseLayer(name, spec, input),
                new BatchNormLayer(normName, norm, activation, spec.outputShape(List.of(input))),
                activation);
    }

    @Override
    void compute(Tensor x, Tensor foldedWeight, Tensor foldedBias, Tensor y) {
        int in = foldedWeight.shape().dim(0);
        int out = foldedWeight.shape().dim(1);
        ops().matmul(y.rows(), out, in, x, false, foldedWeight, false, foldedBias, function(), false, y);
    }
}
