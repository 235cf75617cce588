package example.masks;

import org.netloom.layer.Block;
import org.netloom.layer.Conv2dLayer;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Block Level(filters = 8), used 5 times.
 *
 * <p>At the end of each line stands the shape of one sample in down1; elsewhere it follows from input and
 * parameters.
 */
final class Level extends Block {
    private final Conv2dLayer conv1;
    private final Conv2dLayer conv2;

    Level(String name, Shape in, int filters) {
        super(name);
        conv1 = add(new Conv2dLayer("conv1", Conv2d.of(filters, 3).padding(Padding.SAME), ReLU.of(), in));
        conv2 = add(new Conv2dLayer(
                "conv2", Conv2d.of(filters, 3).padding(Padding.SAME), ReLU.of(), conv1.outputShape()));
    }

    Shape outputShape() {
        return conv2.outputShape();
    }

    Tensor forward(Tensor in) {               // 32 x 32 x 3
        Tensor conv1Out = conv1.forward(in);  // 32 x 32 x 6   conv1 + relu1 in one pass
        return conv2.forward(conv1Out);       // 32 x 32 x 6   conv2 + relu2 in one pass
    }

    Tensor backward(Tensor dConv2) {             // 32 x 32 x 6
        Tensor dConv1 = conv2.backward(dConv2);  // 32 x 32 x 6   through relu2, conv2
        return conv1.backward(dConv1);           // 32 x 32 x 3   through relu1, conv1
    }

    /** The backward pass where nothing learns in front of the block: nobody asks for the gradient of its input. */
    void backwardToParameters(Tensor dConv2) {   // 32 x 32 x 6
        Tensor dConv1 = conv2.backward(dConv2);  // 32 x 32 x 6   through relu2, conv2
        conv1.backwardToParameters(dConv1);      // nothing learns in front of conv1
    }
}
