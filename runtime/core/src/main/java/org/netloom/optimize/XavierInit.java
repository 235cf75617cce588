package org.netloom.optimize;

import org.netloom.spec.Doc;

/** Keeps the variance of sigmoid and tanh networks. */
@Doc(
        summary = "Draws weights so that variances stay the same forward and backward.",
        formula = "w ~ U(-a, a), a = sqrt(6/(fanIn + fanOut))",
        use = "For tanh and sigmoid.",
        source = "Glorot and Bengio 2010")
public record XavierInit() implements InitializerSpec {
    public static XavierInit of() {
        return new XavierInit();
    }
}
