package netloom.lenet5;

import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.FlattenLayer;
import org.netloom.layer.MaxPool2dLayer;
import org.netloom.layer.Network;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Tensor;

/**
 * lenet5: 28 x 28 x 1 in, 10 out, 61,706 parameters, 416,520 multiply-adds a sample.
 *
 * <p>At the end of each line stands the shape of one sample: height x width x channels.
 */
public final class LeNet5 extends Network {
    private final Conv2dLayer conv1 =
            add(new Conv2dLayer("conv1", Conv2d.of(6, 5).padding(2), Tanh.of(), Shape.of(28, 28, 1)));
    private final MaxPool2dLayer pool1 = add(new MaxPool2dLayer("pool1", MaxPool2d.of(2), conv1.outputShape()));
    private final Conv2dLayer conv2 = add(new Conv2dLayer("conv2", Conv2d.of(16, 5), Tanh.of(), pool1.outputShape()));
    private final MaxPool2dLayer pool2 = add(new MaxPool2dLayer("pool2", MaxPool2d.of(2), conv2.outputShape()));
    private final FlattenLayer flatten = add(new FlattenLayer("flatten", Flatten.of(), pool2.outputShape()));
    private final DenseLayer fc1 = add(new DenseLayer("fc1", Dense.of(120), Tanh.of(), flatten.outputShape()));
    private final DenseLayer fc2 = add(new DenseLayer("fc2", Dense.of(84), Tanh.of(), fc1.outputShape()));
    private final DenseLayer logits = add(new DenseLayer("logits", Dense.of(10), fc2.outputShape()));

    public LeNet5() {
        super("lenet5", Shape.of(28, 28, 1), Shape.of(10));
    }

    @Override
    public Tensor forward(Tensor input) {               // 28 x 28 x 1
        Tensor conv1Out = conv1.forward(input);         // 28 x 28 x 6    conv1 + tanh1 in one pass
        Tensor pool1Out = pool1.forward(conv1Out);      // 14 x 14 x 6
        Tensor conv2Out = conv2.forward(pool1Out);      // 10 x 10 x 16   conv2 + tanh2 in one pass
        Tensor pool2Out = pool2.forward(conv2Out);      // 5 x 5 x 16
        Tensor flattenOut = flatten.forward(pool2Out);  // 400
        Tensor fc1Out = fc1.forward(flattenOut);        // 120            fc1 + tanh3 in one pass
        Tensor fc2Out = fc2.forward(fc1Out);            // 84             fc2 + tanh4 in one pass
        return logits.forward(fc2Out);                  // 10
    }

    @Override
    public void backward(Tensor dLogits) {           // 10
        Tensor dFc2 = logits.backward(dLogits);      // 84
        Tensor dFc1 = fc2.backward(dFc2);            // 120           through tanh4, fc2
        Tensor dFlatten = fc1.backward(dFc1);        // 400           through tanh3, fc1
        Tensor dPool2 = flatten.backward(dFlatten);  // 5 x 5 x 16
        Tensor dConv2 = pool2.backward(dPool2);      // 10 x 10 x 16
        Tensor dPool1 = conv2.backward(dConv2);      // 14 x 14 x 6   through tanh2, conv2
        Tensor dConv1 = pool1.backward(dPool1);      // 28 x 28 x 6
        conv1.backwardToParameters(dConv1);          // nothing learns in front of conv1
    }

    @Override
    public String designHash() {
        return "6b92d85738c7805e";
    }
}
