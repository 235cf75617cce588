package org.netloom.layer;

import org.netloom.problem.CoreMessage;
import org.netloom.spec.Embedding;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Rows of a table by their number. The gradient of the numbers is 0. */
public final class EmbeddingLayer extends Layer {
    private final int vocabulary;

    public EmbeddingLayer(String name, Embedding spec, Shape input) {
        super(name, spec, null, input);
        vocabulary = spec.vocabulary();
        declareParameters();
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        check(x[0]);
        ops().blocks().takeRows(parameter(0).value(), x[0], y);
    }

    /** Indices come from data: what is none is said with its place. */
    private void check(Tensor indices) {
        for (int i = 0, n = indices.size(); i < n; i++) {
            double index = indices.get(i);
            if (!(index >= 0 && index < vocabulary && index == Math.rint(index))) {
                int length = indices.shape().size();
                throw CoreMessage.WRONG_INDEX.exception(name(), vocabulary - 1, i / length, index, i % length);
            }
        }
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        Parameter table = parameter(0);
        ops().blocks().addToRows(dy, x[0], table.accumulate(), table.gradient());
        if (dx[0] != null) {
            ops().fill(dx[0], 0);
        }
    }
}
