package org.netloom.conformance.onnx;

import java.util.List;

/** How the catalogue computes an operator of ONNX. */
@FunctionalInterface
interface Operator {
    /**
     * The outputs in the operator's order; fewer, or null in between, where the catalogue has no counterpart of one that
     * is optional.
     *
     * @throws NotApplicable where the catalogue has no counterpart
     */
    List<Array> run(Call call);
}
