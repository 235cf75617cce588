package example.masks;

import org.netloom.layer.AddLayer;
import org.netloom.layer.Block;
import org.netloom.layer.ConcatLayer;
import org.netloom.layer.Conv2dLayer;
import org.netloom.spec.Add;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Block Refine(filters = 8), used 2 times.
 */
final class Refine extends Block {
    private final ConcatLayer joined;
    private final Conv2dLayer conv;
    private final AddLayer sum;
    private Tensor dFeatures;

    Refine(String name, Shape in, Shape features, int filters) {
        super(name);
        joined = add(new ConcatLayer("joined", Concat.of(), in, features));
        conv = add(new Conv2dLayer("conv", Conv2d.of(filters, 3).padding(Padding.SAME), joined.outputShape()));
        sum = add(new AddLayer("sum", Add.of(), ReLU.of(), conv.outputShape(), in));
    }

    Shape outputShape() {
        return sum.outputShape();
    }

    Tensor forward(Tensor in, Tensor features) {          // 32 x 32 x 6 and 32 x 32 x 6
        Tensor joinedOut = joined.forward(in, features);  // 32 x 32 x 12
        Tensor convOut = conv.forward(joinedOut);         // 32 x 32 x 6
        return sum.forward(convOut, in);                  // 32 x 32 x 6   sum + relu in one pass
    }

    /** Returns the gradient of in; that of features is gradient(1). */
    Tensor backward(Tensor dSum) {                           // 32 x 32 x 6
        Tensor dConv = sum.backward(dSum);                   // 32 x 32 x 6   through relu, sum; both branches get the same gradient
        Tensor dJoined = conv.backward(dConv);               // 32 x 32 x 12
        joined.backward(dJoined);                            // gives each input its own gradient
        Tensor dIn = addInPlace(joined.gradient(0), dConv);  // 32 x 32 x 6   in had two consumers: their gradients add
        dFeatures = joined.gradient(1);                      // 32 x 32 x 6
        return dIn;                                          // 32 x 32 x 6
    }

    /** After the backward pass: the gradient of an input behind the first. */
    Tensor gradient(int input) {
        return switch (input) {
            case 1 -> dFeatures;
            default -> throw new IndexOutOfBoundsException(input);
        };
    }
}
