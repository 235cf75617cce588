package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Activation;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Convolution, batch normalisation and element-wise activation; one pass in a network prepared for inference. Parameters
 * keep the names of both nodes: "conv1.weight", "bn1.scale".
 */
public final class ConvBatchNormLayer extends FoldingLayer {
    private final ConvGeometry geometry;

    public ConvBatchNormLayer(String name, Conv2d spec, String normName, BatchNorm norm, Shape input) {
        this(name, spec, normName, norm, null, input);
    }

    /**
     * @param activation behind the normalisation, or null
     */
    public ConvBatchNormLayer(
            String name, Conv2d spec, String normName, BatchNorm norm, Activation activation, Shape input) {
        super(
                new Conv2dLayer(name, spec, input),
                new BatchNormLayer(normName, norm, activation, spec.outputShape(List.of(input))),
                activation);
        geometry = spec.geometry(List.of(input));
    }

    @Override
    void compute(Tensor x, Tensor foldedWeight, Tensor foldedBias, Tensor y) {
        ops().conv2d(geometry, x, foldedWeight, foldedBias, function(), y);
    }
}
