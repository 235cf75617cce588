package org.netloom.reference;

import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.netloom.layer.BranchedNetwork;
import org.netloom.layer.Layer;
import org.netloom.layer.Layers;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.Initializers;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** One layer at work on the double-precision operations: pictures show what it really does. */
final class Trial extends BranchedNetwork {
    private static final long SEED = 7;

    private final Layer layer;

    private Trial(Layer layer, int outputs) {
        super(
                "trial",
                layer.inputShapes(),
                Collections.nCopies(outputs, layer.outputShape()),
                IntStream.range(0, outputs).mapToObj(k -> "y" + k).toList());
        this.layer = add(layer);
    }

    /** A layer prepared for training; weights are drawn as He et al. do. */
    static Trial of(LayerSpec spec, int batch, List<Shape> inputs) {
        return prepared(new Trial(Layers.create("layer", spec, inputs), 1), batch);
    }

    /** A network with that many outputs of one shape, for a loss that compares them. */
    static Trial ofOutputs(Shape shape, int outputs) {
        return prepared(new Trial(Layers.create("layer", ReLU.of(), List.of(shape)), outputs), 1);
    }

    private static Trial prepared(Trial trial, int batch) {
        trial.prepare(batch, new ScalarOps(new Workers(1)), Precision.DOUBLE, true);
        Initializers.initialize(trial, HeInit.of(), SEED);
        return trial;
    }

    /** The output in training or inference. */
    Tensor run(boolean training, List<Tensor> inputs) {
        training(training);
        beginStep(SEED, 1);
        return forward(inputs).getFirst();
    }

    /** Gradient of the first input, where that of every output is 1; the layer has run before. */
    Tensor slope() {
        Tensor dy = outputGradient();
        for (int i = 0; i < dy.size(); i++) {
            dy.set(i, 1);
        }
        backward(dy);
        endBackward();
        return layer.gradient(0);
    }

    /** A batch whose element i is a function of i. */
    static Tensor tensor(int batch, Shape shape, ToDoubleFunction<Integer> value) {
        Tensor t = Tensor.allocate(batch, shape, Precision.DOUBLE);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, value.applyAsDouble(i));
        }
        return t;
    }

    @Override
    public List<Tensor> forward(List<Tensor> inputs) {
        Tensor y = inputs.size() == 1 ? layer.forward(inputs.getFirst()) : layer.forward(inputs.toArray(Tensor[]::new));
        return Collections.nCopies(outputShapes().size(), y);
    }

    @Override
    public void backward(List<Tensor> dOutputs) {
        Tensor dx = layer.backward(dOutputs.getFirst());
        if (execution().memory().planning()) {
            execution().memory().touch(dx);
        }
    }

    @Override
    public String designHash() {
        return "reference";
    }
}
