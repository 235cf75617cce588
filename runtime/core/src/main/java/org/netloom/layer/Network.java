package org.netloom.layer;

import java.util.List;
import java.util.Optional;
import org.netloom.ops.Ops;
import org.netloom.spec.Shape;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * A whole network. A generated subclass adds its layers in the constructor and writes {@link #forward} and
 * {@link #backward} out. {@link #prepare} must be called before it runs.
 */
public abstract class Network extends Block {
    private final Shape inputShape;
    private final Shape outputShape;
    private Execution execution;
    private List<Parameter> parameters = List.of();
    private Tensor allValues;
    private Tensor allGradients;
    private Tensor output;
    private Tensor outputGradient;

    protected Network(String name, Shape inputShape, Shape outputShape) {
        super(name);
        this.inputShape = inputShape;
        this.outputShape = outputShape;
    }

    /** Output for a batch of inputs; valid until the next call. */
    public abstract Tensor forward(Tensor input);

    /** Gradients of all parameters from the gradient of the output of the last {@link #forward}. */
    public abstract void backward(Tensor dOutput);

    /** Hash of the design this network was generated from; checkpoints and models carry it. */
    public abstract String designHash();

    public final Shape inputShape() {
        return inputShape;
    }

    public final Shape outputShape() {
        return outputShape;
    }

    /** Plans memory for training with batches of up to {@code batch} samples, and allocates it. */
    public final Network prepareForTraining(int batch, Ops ops) {
        return prepare(batch, ops, Precision.FLOAT, true);
    }

    /** Plans memory for inference with batches of up to {@code batch} samples, and allocates it. Keeps loaded parameters. */
    public final Network prepareForInference(int batch, Ops ops) {
        return prepare(batch, ops, Precision.FLOAT, false);
    }

    /** Plans and allocates. Parameters start at their declared values (weights at 0) the first time. */
    public final Network prepare(int batch, Ops ops, Precision precision, boolean training) {
        Memory memory = new Memory(precision);
        List<Parameter> before = parameters;
        execution = new Execution(ops, memory);
        execution.training(training);
        attach("", execution, new int[1]);
        parameters = layers().stream().flatMap(l -> l.parameters().stream()).toList();
        bindParameters(before, precision, training);
        plan(memory, batch, training);
        memory.commit();
        return this;
    }

    private void plan(Memory memory, int batch, boolean training) {
        memory.begin();
        Tensor input = new Tensor(batch, inputShape);
        output = forward(input);
        memory.step();
        memory.touch(output);
        if (training) {
            outputGradient = memory.create(batch, outputShape);
            memory.step();
            backward(outputGradient);
        }
        memory.place();
    }

    /** Trained parameters and their gradients lie in one array each, so that an optimizer passes over them once. */
    private void bindParameters(List<Parameter> before, Precision precision, boolean training) {
        int n = parameters.stream()
                .filter(Parameter::trained)
                .mapToInt(p -> padded(p.declared().shape().size()))
                .sum();
        allValues = n == 0 ? null : Tensor.allocate(1, Shape.of(n), precision);
        allGradients = n == 0 || !training ? null : Tensor.allocate(1, Shape.of(n), precision);
        int at = 0;
        for (Parameter p : parameters) {
            Shape shape = p.declared().shape();
            Tensor old = p.value();
            Tensor value;
            Tensor gradient = null;
            if (p.trained()) {
                value = part(allValues, at, shape);
                gradient = training ? part(allGradients, at, shape) : null;
                at += padded(shape.size());
            } else {
                value = Tensor.allocate(1, shape, precision);
            }
            boolean known = old != null && before.contains(p);
            for (int i = 0; i < value.size(); i++) {
                value.set(i, known ? old.get(i) : p.declared().role().start());
            }
            p.bind(value, gradient);
        }
    }

    private static int padded(int n) {
        return (n + 15) / 16 * 16;
    }

    /** A view of a part of a flat tensor. */
    private static Tensor part(Tensor all, int at, Shape shape) {
        Tensor t = new Tensor(1, shape);
        if (all.wide() != null) {
            t.bind(all.wide(), all.offset() + at);
        } else {
            t.bind(all.data(), all.offset() + at);
        }
        return t;
    }

    /** Switches between training (batch moments, dropout) and inference within a network prepared for training. */
    public final void training(boolean on) {
        execution.training(on);
    }

    /** Begins a training step: gradients are forgotten, random masks follow from seed and step. */
    public final void beginStep(long seed, long step) {
        execution.position(seed, step);
        parameters.forEach(Parameter::beginStep);
    }

    /** Ends a training step: parameters that the backward pass did not reach have gradient 0. */
    public final void endBackward() {
        for (Parameter p : parameters) {
            if (p.trained() && !p.reached()) {
                execution.ops().fill(p.gradient(), 0);
            }
        }
    }

    public final Execution execution() {
        return execution;
    }

    /** Trained parameters and running state, in a fixed order. */
    public final List<Parameter> parameters() {
        return parameters;
    }

    public final Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** All trained parameters as one flat tensor, each padded with zeros to 16 elements; null where there are none. */
    public final Tensor allValues() {
        return allValues;
    }

    /** All gradients, laid out as {@link #allValues()}. */
    public final Tensor allGradients() {
        return allGradients;
    }

    /** Where a loss writes the gradient of the output; batch as the output's. */
    public final Tensor outputGradient() {
        outputGradient.setBatch(output.batch());
        return outputGradient;
    }

    /** Number of trained parameters. */
    public final long parameterCount() {
        return layers().stream()
                .flatMap(l -> l.parameters().stream())
                .filter(Parameter::trained)
                .mapToLong(p -> p.declared().shape().elements())
                .sum();
    }

    /** Bytes planned for activations, their gradients and temporaries. */
    public final long activationBytes() {
        return execution.memory().peakBytes();
    }
}
