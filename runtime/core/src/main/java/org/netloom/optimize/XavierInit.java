package org.netloom.optimize;

import org.netloom.spec.Doc;

/** Keeps the variance of sigmoid and tanh networks. */
@Doc(
        summary = "Draws weights so that the variances of values and gradients stay the same from layer to layer.",
        formula = "w ~ U(-a, a), a = sqrt(6/(fanIn + fanOut))",
        use = "For tanh, sigmoid and linear layers. Behind ReLU, which halves the variance, take He.",
        avoid = "Not in deep networks of ReLU: the signal halves layer by layer.",
        source = "Glorot and Bengio 2010")
public record XavierInit() implements InitializerSpec {
    public static XavierInit of() {
        return new XavierInit();
    }
}
