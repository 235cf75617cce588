package org.netloom.spec;

/** Rectified linear unit. */
@Doc(
        summary = "Keeps positive values, sets negative ones to 0.",
        formula = "y = max(0, x)",
        use = "The default between layers: cheap, and its gradient does not vanish for positive inputs. Units that are"
                + " never positive stop learning; leaky ReLU or a smaller learning rate helps.",
        avoid = "Not in front of a softmax or as the output of a regression, which must be able to become negative.",
        source = "Nair and Hinton 2010; Krizhevsky et al. 2012")
public record ReLU() implements Activation {
    public static ReLU of() {
        return new ReLU();
    }

    @Override
    public ActivationFunction function() {
        return ActivationFunction.of(ActivationKind.RELU);
    }
}
