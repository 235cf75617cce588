package example.tiny;

import org.netloom.layer.AddLayer;
import org.netloom.layer.Block;
import org.netloom.layer.ConvBatchNormLayer;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Block Residual(filters = 8), used 3 times.
 */
final class Residual extends Block {
    private final ConvBatchNormLayer conv1;
    private final ConvBatchNormLayer conv2;
    private final AddLayer sum;

    Residual(String name, Shape in, int filters) {
        super(name);
        conv1 = add(new ConvBatchNormLayer(
                "conv1", Conv2d.of(filters, 3).padding(1).bias(false), "bn1", BatchNorm.of(), ReLU.of(), in));
        conv2 = add(new ConvBatchNormLayer(
                "conv2", Conv2d.of(filters, 3).padding(1).bias(false), "bn2", BatchNorm.of(), conv1.outputShape()));
        sum = add(new AddLayer("sum", Add.of(), ReLU.of(), conv2.outputShape(), in));
    }

    Shape outputShape() {
        return sum.outputShape();
    }

    Tensor forward(Tensor in) {                     // 32 x 32 x 8
        Tensor conv1Out = conv1.forward(in);        // 32 x 32 x 8   conv1 + bn1 + relu1, one pass in inference
        Tensor conv2Out = conv2.forward(conv1Out);  // 32 x 32 x 8   conv2 + bn2, one pass in inference
        return sum.forward(conv2Out, in);           // 32 x 32 x 8   sum + relu2 in one pass
    }

    Tensor backward(Tensor dSum) {                          // 32 x 32 x 8
        Tensor dConv2 = sum.backward(dSum);                 // 32 x 32 x 8   through relu2, sum; both branches get the same gradient
        Tensor dConv1 = conv2.backward(dConv2);             // 32 x 32 x 8   through bn2, conv2
        return addInPlace(conv1.backward(dConv1), dConv2);  // 32 x 32 x 8   in had two consumers: their gradients add
    }
}
