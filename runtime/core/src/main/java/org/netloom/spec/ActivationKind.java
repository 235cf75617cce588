package org.netloom.spec;

/**
 * The element-wise functions that operations know, as they appear fused behind a convolution or alone; their numbers
 * alpha and beta travel beside them in {@link ActivationFunction}.
 */
public enum ActivationKind {
    IDENTITY(Retains.NOTHING),
    /** 1 for inputs of 0 and more, 0 otherwise; its gradient passes straight through. */
    STEP(Retains.NOTHING),
    SIGMOID(Retains.OUTPUT),
    TANH(Retains.OUTPUT),
    RELU(Retains.OUTPUT),
    /** At least alpha and at most beta. */
    CLIP(Retains.OUTPUT),
    /** Slope alpha for negative inputs. */
    LEAKY_RELU(Retains.OUTPUT),
    /** Limit -alpha for negative inputs. */
    ELU(Retains.OUTPUT),
    /** ELU with limit -alpha, times beta. */
    SELU(Retains.OUTPUT),
    /** {@code alpha*x + beta}, at least 0 and at most 1. */
    HARD_SIGMOID(Retains.OUTPUT),
    SOFTPLUS(Retains.OUTPUT),
    GELU(Retains.INPUT),
    /** GELU by a hyperbolic tangent in the place of the error function. */
    GELU_TANH(Retains.INPUT),
    SILU(Retains.INPUT),
    MISH(Retains.INPUT),
    HARD_SWISH(Retains.INPUT);

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

    /**
     * True where the backward pass takes 1 for a derivative that is 0 almost everywhere, so that something can be learned
     * in front of it (Hinton 2012; Bengio et al. 2013).
     */
    public boolean straightThrough() {
        return this == STEP;
    }
}
