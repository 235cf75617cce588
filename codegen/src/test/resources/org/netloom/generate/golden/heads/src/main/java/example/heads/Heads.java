package example.heads;

import java.util.List;
import org.netloom.layer.BranchedNetwork;
import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.ConvTranspose2dLayer;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.GlobalAveragePoolLayer;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Dense;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * heads: 28 x 28 x 1 in, 10 and 10 out, 628 parameters, 102,000 multiply-adds a sample.
 *
 * <p>At the end of each line stands the shape of one sample: height x width x channels.
 */
public final class Heads extends BranchedNetwork {
    private final Conv2dLayer conv = add(new Conv2dLayer(
            "conv", Conv2d.of(8, 5).stride(2).padding(Padding.SAME), ReLU.of(), Shape.of(28, 28, 1)));
    private final GlobalAveragePoolLayer code =
            add(new GlobalAveragePoolLayer("code", GlobalAveragePool.of(), conv.outputShape()));
    private final DenseLayer classes = add(new DenseLayer("classes", Dense.of(10), code.outputShape()));
    private final ConvTranspose2dLayer rebuilt =
            add(new ConvTranspose2dLayer("rebuilt", ConvTranspose2d.of(10, 2).stride(2), conv.outputShape()));
    private final GlobalAveragePoolLayer perPixel =
            add(new GlobalAveragePoolLayer("perPixel", GlobalAveragePool.of(), rebuilt.outputShape()));

    public Heads() {
        super(
                "heads",
                List.of(Shape.of(28, 28, 1)),
                List.of(Shape.of(10), Shape.of(10)),
                List.of("perPixel", "classes"));
    }

    @Override
    public List<Tensor> forward(List<Tensor> inputs) {
        Tensor input = inputs.get(0);                       // 28 x 28 x 1
        Tensor convOut = conv.forward(input);               // 14 x 14 x 8   conv + relu in one pass
        Tensor codeOut = code.forward(convOut);             // 8
        Tensor classesOut = classes.forward(codeOut);       // 10
        Tensor rebuiltOut = rebuilt.forward(convOut);       // 28 x 28 x 10
        Tensor perPixelOut = perPixel.forward(rebuiltOut);  // 10
        return List.of(perPixelOut, classesOut);
    }

    @Override
    public void backward(List<Tensor> gradients) {
        Tensor dPerPixel = gradients.get(0);              // 10
        Tensor dClasses = gradients.get(1);               // 10
        Tensor dRebuilt = perPixel.backward(dPerPixel);   // 28 x 28 x 10
        Tensor dConv = rebuilt.backward(dRebuilt);        // 14 x 14 x 8
        Tensor dCode = classes.backward(dClasses);        // 8
        dConv = addInPlace(dConv, code.backward(dCode));  // 14 x 14 x 8   conv had two consumers: their gradients add
        conv.backwardToParameters(dConv);                 // nothing learns in front of conv
    }

    @Override
    public String designHash() {
        return "f0b7ef2243ab005c";
    }
}
