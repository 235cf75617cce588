package example.inception;

import java.util.List;
import org.netloom.layer.BranchedNetwork;
import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.GlobalAveragePoolLayer;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * auxiliary: 28 x 28 x 1 in, 10 (in training also 10) out, 1,636 parameters, 95,888 multiply-adds a sample.
 *
 * <p>At the end of each line stands the shape of one sample: height x width x channels.
 */
public final class Auxiliary extends BranchedNetwork {
    private final Conv2dLayer conv1 = add(new Conv2dLayer(
            "conv1", Conv2d.of(8, 5).stride(2).padding(Padding.SAME), ReLU.of(), Shape.of(28, 28, 1)));
    private final Conv2dLayer conv2 = add(new Conv2dLayer(
            "conv2", Conv2d.of(16, 3).stride(2).padding(Padding.SAME), ReLU.of(), conv1.outputShape()));
    private final GlobalAveragePoolLayer pool =
            add(new GlobalAveragePoolLayer("pool", GlobalAveragePool.of(), conv2.outputShape()));
    private final DenseLayer logits = add(new DenseLayer("logits", Dense.of(10), pool.outputShape()));
    private final GlobalAveragePoolLayer auxPool =
            add(new GlobalAveragePoolLayer("auxPool", GlobalAveragePool.of(), conv1.outputShape()));
    // helps the first layers learn
    private final DenseLayer aux = add(new DenseLayer("aux", Dense.of(10), auxPool.outputShape()));

    public Auxiliary() {
        super("auxiliary", List.of(Shape.of(28, 28, 1)), List.of(Shape.of(10), Shape.of(10)), List.of("logits", "aux"));
    }

    @Override
    public List<Tensor> forward(List<Tensor> inputs) {
        Tensor input = inputs.get(0);                   // 28 x 28 x 1
        Tensor conv1Out = conv1.forward(input);         // 14 x 14 x 8   conv1 + relu1 in one pass
        Tensor conv2Out = conv2.forward(conv1Out);      // 7 x 7 x 16    conv2 + relu2 in one pass
        Tensor poolOut = pool.forward(conv2Out);        // 16
        Tensor logitsOut = logits.forward(poolOut);     // 10
        if (!preparedForTraining()) {
            return List.of(logitsOut);                  // what follows is for training only
        }
        Tensor auxPoolOut = auxPool.forward(conv1Out);  // 8
        Tensor auxOut = aux.forward(auxPoolOut);        // 10
        return List.of(logitsOut, auxOut);
    }

    @Override
    public void backward(List<Tensor> gradients) {
        Tensor dLogits = gradients.get(0);                    // 10
        Tensor dAux = gradients.get(1);                       // 10
        Tensor dAuxPool = aux.backward(dAux);                 // 8
        Tensor dConv1 = auxPool.backward(dAuxPool);           // 14 x 14 x 8
        Tensor dPool = logits.backward(dLogits);              // 16
        Tensor dConv2 = pool.backward(dPool);                 // 7 x 7 x 16
        dConv1 = addInPlace(dConv1, conv2.backward(dConv2));  // 14 x 14 x 8   conv1 had two consumers: their gradients add
        conv1.backwardToParameters(dConv1);                   // nothing learns in front of conv1
    }

    @Override
    public String designHash() {
        return "697e538195fe8e1a";
    }
}
