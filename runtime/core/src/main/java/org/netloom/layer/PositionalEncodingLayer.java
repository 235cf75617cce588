package org.netloom.layer;

import org.netloom.spec.PositionalEncoding;
import org.netloom.spec.Shape;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/** The same pattern, learned or of sine and cosine waves, added to every sample (Vaswani et al. 2017). */
public final class PositionalEncodingLayer extends Layer {
    private final boolean learned;
    private Tensor waves;
    private Tensor rows;

    public PositionalEncodingLayer(String name, PositionalEncoding spec, Shape input) {
        super(name, spec, null, input);
        learned = spec.learned();
        declareParameters();
    }

    @Override
    protected void prepare(int batch, boolean training) {
        waves = null;
        rows = new Tensor(batch, Shape.of(inputShape().size()));
    }

    @Override
    protected long ownNumbers(boolean training) {
        return learned ? 0 : inputShape().elements();
    }

    @Override
    protected boolean inPlace() {
        return true;
    }

    @Override
    protected boolean gradientIsOutputs() {
        return !learned;
    }

    @Override
    protected boolean gradientInPlace() {
        return true;
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        ops().blocks().addToSamples(x[0], learned ? parameter(0).value() : waves(), y);
    }

    /** Made once for each plan. */
    private Tensor waves() {
        if (waves == null) {
            Memory memory = execution().memory();
            waves = Tensor.allocate(1, inputShape(), memory.precision());
            int channels = inputShape().channels();
            for (int i = 0; i < waves.size(); i++) {
                waves.set(i, PositionalEncoding.wave(i / channels, i % channels, channels));
            }
        }
        return waves;
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        if (learned) {
            Parameter pattern = parameter(0);
            rows.bindTo(dy);
            rows.setBatch(dy.batch());
            ops().columnSums(rows, pattern.accumulate(), pattern.gradient());
            if (dx[0] != null && !dx[0].sameMemory(dy)) {
                ops().copy(dy, dx[0]);
            }
        }
    }
}
