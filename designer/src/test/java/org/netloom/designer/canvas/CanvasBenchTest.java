package org.netloom.designer.canvas;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.netloom.designer.Displays;

/** Runs the benchmark where {@code -Dnetloom.bench=true} asks for it; its figures are printed, not judged. */
class CanvasBenchTest {
    @Test
    void printsItsFigures() throws Exception {
        assumeTrue(Boolean.getBoolean("netloom.bench"), "-Dnetloom.bench=true runs the benchmark of the canvas");
        Displays.require();
        CanvasBench.run();
    }
}
