package org.netloom.train;

import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.ConvBatchNormLayer;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.DropoutLayer;
import org.netloom.layer.FlattenLayer;
import org.netloom.layer.MaxPool2dLayer;
import org.netloom.layer.Network;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Dropout;
import org.netloom.spec.Flatten;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** A small convolutional network as the generator writes them, with all that a checkpoint has to hold: running
 * statistics and random masks. */
final class TinyConvNet extends Network {
    private final Conv2dLayer conv1 =
            add(new Conv2dLayer("conv1", Conv2d.of(4, 5).stride(2), ReLU.of(), Shape.of(28, 28, 1)));
    private final ConvBatchNormLayer conv2 = add(
            new ConvBatchNormLayer("conv2", Conv2d.of(6, 3), "bn2", BatchNorm.of(), ReLU.of(), conv1.outputShape()));
    private final MaxPool2dLayer pool = add(new MaxPool2dLayer("pool", MaxPool2d.of(2), conv2.outputShape()));
    private final FlattenLayer flatten = add(new FlattenLayer("flatten", Flatten.of(), pool.outputShape()));
    private final DropoutLayer dropout = add(new DropoutLayer("dropout", Dropout.of(0.2), flatten.outputShape()));
    private final DenseLayer fc = add(new DenseLayer("fc", Dense.of(10), dropout.outputShape()));

    TinyConvNet() {
        super("tiny", Shape.of(28, 28, 1), Shape.of(10));
    }

    @Override
    public Tensor forward(Tensor input) {
        Tensor conv1Out = conv1.forward(input);
        Tensor conv2Out = conv2.forward(conv1Out);
        Tensor poolOut = pool.forward(conv2Out);
        Tensor flattenOut = flatten.forward(poolOut);
        Tensor dropoutOut = dropout.forward(flattenOut);
        return fc.forward(dropoutOut);
    }

    @Override
    public void backward(Tensor dLogits) {
        Tensor dDropout = fc.backward(dLogits);
        Tensor dFlatten = dropout.backward(dDropout);
        Tensor dPool = flatten.backward(dFlatten);
        Tensor dConv2 = pool.backward(dPool);
        Tensor dConv1 = conv2.backward(dConv2);
        conv1.backwardToParameters(dConv1);
    }

    @Override
    public String designHash() {
        return "tiny-1";
    }
}
