package org.netloom.optimize;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Normal numbers of a fixed deviation. */
@Doc(
        summary = "Draws weights from a normal distribution around 0.",
        formula = "w ~ N(0, deviation^2)",
        use = "AlexNet used 0.01. In deep networks the signal fades or explodes layer by layer unless the "
                + "deviation fits the layer: take Xavier or He.",
        avoid = "Not in deep networks with one deviation for all layers.",
        source = "Krizhevsky et al. 2012")
public record GaussianInit(
        @Param(doc = "standard deviation", min = 0, above = true, def = "0.01")
        double deviation) implements InitializerSpec {
    public static GaussianInit of() {
        return new GaussianInit(0.01);
    }

    public GaussianInit deviation(double value) {
        return new GaussianInit(value);
    }
}
