package org.netloom.optimize;

import org.netloom.spec.Doc;

/** Keeps the variance of ReLU networks. */
@Doc(
        summary = "Draws weights so that the variance survives a ReLU, which halves it.",
        formula = "w ~ N(0, 2/fanIn)",
        use = "For ReLU and its relatives. fanIn is the number of inputs that one output adds up: kernel "
                + "height * kernel width * input channels / groups for a convolution.",
        avoid = "Not in front of tanh or sigmoid, which it saturates in deep networks.",
        source = "He, Zhang, Ren and Sun 2015, Delving Deep into Rectifiers")
public record HeInit() implements InitializerSpec {
    public static HeInit of() {
        return new HeInit();
    }
}
