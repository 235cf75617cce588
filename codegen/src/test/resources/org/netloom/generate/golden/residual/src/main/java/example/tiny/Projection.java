package example.tiny;

import org.netloom.layer.AddLayer;
import org.netloom.layer.Block;
import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.ConvBatchNormLayer;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Block Projection(filters = 16, stride = 2), used once.
 */
final class Projection extends Block {
    private final ConvBatchNormLayer conv1;
    private final ConvBatchNormLayer conv2;
    private final Conv2dLayer shortcut;
    private final AddLayer sum;

    Projection(String name, Shape in, int filters, int stride) {
        super(name);
        conv1 = add(new ConvBatchNormLayer(
                "conv1",
                Conv2d.of(filters, 3).stride(stride).padding(1).bias(false),
                "bn1",
                BatchNorm.of(),
                ReLU.of(),
                in));
        conv2 = add(new ConvBatchNormLayer(
                "conv2", Conv2d.of(filters, 3).padding(1).bias(false), "bn2", BatchNorm.of(), conv1.outputShape()));
        shortcut = add(new Conv2dLayer("shortcut", Conv2d.of(filters, 1).stride(stride), in));
        sum = add(new AddLayer("sum", Add.of(), ReLU.of(), conv2.outputShape(), shortcut.outputShape()));
    }

    Shape outputShape() {
        return sum.outputShape();
    }

    Tensor forward(Tensor in) {                     // 32 x 32 x 8
        Tensor conv1Out = conv1.forward(in);        // 16 x 16 x 16   conv1 + bn1 + relu1, one pass in inference
        Tensor conv2Out = conv2.forward(conv1Out);  // 16 x 16 x 16   conv2 + bn2, one pass in inference
        Tensor shortcutOut = shortcut.forward(in);  // 16 x 16 x 16
        return sum.forward(conv2Out, shortcutOut);  // 16 x 16 x 16   sum + relu2 in one pass
    }

    Tensor backward(Tensor dSum) {                       // 16 x 16 x 16
        Tensor dConv2 = sum.backward(dSum);              // 16 x 16 x 16   through relu2, sum; both branches get the same gradient
        Tensor dIn = shortcut.backward(dConv2);          // 32 x 32 x 8
        Tensor dConv1 = conv2.backward(dConv2);          // 16 x 16 x 16   through bn2, conv2
        return addInPlace(dIn, conv1.backward(dConv1));  // 32 x 32 x 8    in had two consumers: their gradients add
    }
}
