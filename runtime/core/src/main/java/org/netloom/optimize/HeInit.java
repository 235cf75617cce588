package org.netloom.optimize;

import org.netloom.spec.Doc;

/** Keeps the variance of ReLU networks. */
@Doc(
        summary = "Draws weights so that the variance survives a ReLU, which halves it.",
        formula = "w ~ N(0, 2/fanIn)",
        use = "For ReLU and its relatives.",
        source = "He et al. 2015")
public record HeInit() implements InitializerSpec {
    public static HeInit of() {
        return new HeInit();
    }
}
