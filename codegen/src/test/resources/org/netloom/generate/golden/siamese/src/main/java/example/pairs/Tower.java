package example.pairs;

import org.netloom.layer.Block;
import org.netloom.layer.ConvBatchNormLayer;
import org.netloom.layer.GlobalAveragePoolLayer;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Block Tower(filters = 4), used 2 times.
 */
final class Tower extends Block {
    private final ConvBatchNormLayer conv;
    private final GlobalAveragePoolLayer pool;

    Tower(String name, Shape in, int filters) {
        super(name);
        conv = add(new ConvBatchNormLayer(
                "conv", Conv2d.of(filters, 3).padding(Padding.SAME), "norm", BatchNorm.of(), ReLU.of(), in));
        pool = add(new GlobalAveragePoolLayer("pool", GlobalAveragePool.of(), conv.outputShape()));
    }

    Shape outputShape() {
        return pool.outputShape();
    }

    Tensor forward(Tensor in) {             // 8 x 8 x 1
        Tensor convOut = conv.forward(in);  // 8 x 8 x 6   conv + norm + relu, one pass in inference
        return pool.forward(convOut);       // 6
    }

    Tensor backward(Tensor dPool) {           // 6
        Tensor dConv = pool.backward(dPool);  // 8 x 8 x 6
        return conv.backward(dConv);          // 8 x 8 x 1   through relu, norm, conv
    }

    /** The backward pass where nothing learns in front of the block: nobody asks for the gradient of its input. */
    void backwardToParameters(Tensor dPool) {  // 6
        Tensor dConv = pool.backward(dPool);   // 8 x 8 x 6
        conv.backwardToParameters(dConv);      // nothing learns in front of conv
    }
}
