package org.netloom.spec;

import java.util.List;

/** An element-wise function, or softmax over the channels. The shape stays, nothing is learned. */
@Noun("activation")
public sealed interface Activation extends LayerSpec
        permits Sigmoid, Tanh, ReLU, LeakyReLU, ELU, Softmax, Softplus, GELU, SiLU {

    /** The element-wise operation; softmax, which is none, says {@link ActivationKind#IDENTITY} and is not fused. */
    ActivationKind kind();

    /** Slope of leaky ReLU, alpha of ELU; 0 for the others. */
    default double alpha() {
        return 0;
    }

    @Override
    default Category category() {
        return Category.ACTIVATION;
    }

    @Override
    default Shape outputShape(List<Shape> inputs) {
        return single(inputs);
    }

    @Override
    default Retains retains() {
        return kind().retains();
    }
}
