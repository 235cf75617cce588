package org.netloom.spec;

/**
 * The element-wise functions that operations know, as they appear fused behind a convolution or alone. The number
 * {@code alpha} of leaky ReLU and ELU travels beside it.
 */
public enum ActivationKind {
    IDENTITY(Retains.NOTHING),
    SIGMOID(Retains.OUTPUT),
    TANH(Retains.OUTPUT),
    RELU(Retains.OUTPUT),
    LEAKY_RELU(Retains.OUTPUT),
    ELU(Retains.OUTPUT),
    SOFTPLUS(Retains.OUTPUT),
    GELU(Retains.INPUT),
    SILU(Retains.INPUT);

    private final Retains retains;

    ActivationKind(Retains retains) {
        this.retains = retains;
    }

    /** What the derivative is computed from. Functions that need only their output can be fused behind a product. */
    public Retains retains() {
        return retains;
    }

    /** True where the derivative follows from the output, so that the pre-activation need not be kept. */
    public boolean fusible() {
        return retains != Retains.INPUT;
    }
}
