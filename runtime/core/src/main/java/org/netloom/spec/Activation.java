package org.netloom.spec;

import java.util.List;

/** A fixed function of each element by itself. The shape stays, nothing is learned. */
@Noun("activation")
public sealed interface Activation extends LayerSpec
        permits Sigmoid,
                Tanh,
                ReLU,
                ReLU6,
                HardTanh,
                LeakyReLU,
                ELU,
                SELU,
                Softplus,
                GELU,
                SiLU,
                Mish,
                HardSigmoid,
                HardSwish,
                Step {

    /** The function with its numbers. */
    ActivationFunction function();

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
        return function().kind().retains();
    }
}
