package org.netloom.layer;

import java.util.ArrayList;
import java.util.List;
import org.netloom.ops.Ops;
import org.netloom.spec.Activation;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.ParameterShape;
import org.netloom.spec.Retains;
import org.netloom.spec.Shape;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * An executable layer: the twin of a {@link LayerSpec} with its input shapes resolved. One object is one place in the
 * network: it remembers what its backward pass reads again.
 *
 * <p>A subclass writes {@link #compute} and {@link #computeGradients} with operations of {@link Ops}; this class does
 * the rest: planning, batch sizes, the fused activation and its gradient.
 */
public abstract class Layer {
    private final LayerSpec spec;
    private final Activation activation;
    private final List<Shape> inputShapes;
    private final Shape outputShape;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Tensor[] inputs;
    private final Tensor[] gradients;
    private String name;
    private int index;
    private Execution execution;
    private Tensor output;
    private Tensor gate;

    /**
     * @param name of the node; a block puts its own in front
     * @param activation fused behind this layer, or null
     */
    protected Layer(String name, LayerSpec spec, Activation activation, Shape... inputShapes) {
        this.name = name;
        this.spec = spec;
        this.activation = activation;
        this.inputShapes = List.of(inputShapes);
        this.outputShape = spec.outputShape(this.inputShapes);
        this.inputs = new Tensor[inputShapes.length];
        this.gradients = new Tensor[gradientCount()];
        if (activation != null && !activation.kind().fusible()) {
            throw new IllegalArgumentException(activation.typeName() + " needs its input in the backward pass and cannot"
                    + " be fused behind " + name + "; make it a layer of its own");
        }
    }

    // ---- what a subclass writes -------------------------------------------------------------------------------------

    /** {@code y = f(layer(x))} with {@link #kind()} fused; {@code x} per {@link #inputShapes()}. */
    protected abstract void compute(Tensor[] x, Tensor y);

    /**
     * Gradients of the parameters and of the inputs, from the gradient of the layer in front of its activation.
     *
     * @param dy gradient of the pre-activation
     * @param dx to be written; an entry is null where nobody asks for it
     */
    protected abstract void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx);

    /** True where y may lie over x. */
    protected boolean inPlace() {
        return false;
    }

    /** True where dx may lie over dy. */
    protected boolean gradientInPlace() {
        return false;
    }

    /** How many gradient tensors {@link #backward} makes; 0 where dx is dy itself (Add). */
    protected int gradientCount() {
        return spec.arity().max() == 1 ? 1 : inputShapes.size();
    }

    /** What {@link #computeGradients} reads. */
    protected Retains retains() {
        return spec.retains();
    }

    /** Makes what the layer needs beside the plan: small tensors that live as long as it does. */
    protected void prepare(int batch, boolean training) {}

    // ---- forward ----------------------------------------------------------------------------------------------------

    public Tensor forward(Tensor x) {
        inputs[0] = x;
        return run();
    }

    public Tensor forward(Tensor a, Tensor b) {
        inputs[0] = a;
        inputs[1] = b;
        return run();
    }

    public Tensor forward(Tensor... x) {
        System.arraycopy(x, 0, inputs, 0, inputs.length);
        return run();
    }

    private Tensor run() {
        if (execution.memory().planning()) {
            planForward();
            return output;
        }
        output.setBatch(inputs[0].batch());
        compute(inputs, output);
        if (execution.checking() && !ops().isFinite(output)) {
            throw new NotFiniteException(name, "output");
        }
        return output;
    }

    private void planForward() {
        Memory memory = execution.memory();
        memory.step();
        int batch = inputs[0].capacity();
        output = inPlace() ? memory.createOver(inputs[0], batch, outputShape) : memory.create(batch, outputShape);
        for (Tensor x : inputs) {
            memory.touch(x);
        }
        prepare(batch, execution.training());
    }

    // ---- backward ---------------------------------------------------------------------------------------------------

    /** Gradient of the (first) input from that of the output; gradients of the parameters on the way. */
    public Tensor backward(Tensor dOutput) {
        Tensor dy = backwardThroughActivation(dOutput);
        if (gradients.length == 0) {
            return dy;
        }
        if (execution.memory().planning()) {
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] = gradientInPlace() && i == 0
                        ? execution.memory().createOver(dy, dy.capacity(), inputShapes.get(i))
                        : execution.memory().create(dy.capacity(), inputShapes.get(i));
            }
            return gradients[0];
        }
        for (Tensor dx : gradients) {
            dx.setBatch(dy.batch());
        }
        computeGradients(inputs, output, dy, gradients);
        check(gradients[0]);
        return gradients[0];
    }

    /** The backward pass of a layer that nothing learns in front of: parameters only. */
    public void backwardToParameters(Tensor dOutput) {
        Tensor dy = backwardThroughActivation(dOutput);
        if (!execution.memory().planning()) {
            computeGradients(inputs, output, dy, new Tensor[gradients.length]);
            check(null);
        }
    }

    private Tensor backwardThroughActivation(Tensor dOutput) {
        ActivationKind f = kind();
        if (execution.memory().planning()) {
            Memory memory = execution.memory();
            memory.step();
            if (f != ActivationKind.IDENTITY) {
                gate = memory.createOver(dOutput, dOutput.capacity(), outputShape);
            }
            memory.touch(dOutput);
            if (retains().input()) {
                for (Tensor x : inputs) {
                    memory.touch(x);
                }
            }
            if (retains().output() || f != ActivationKind.IDENTITY) {
                memory.touch(output);
            }
            return f == ActivationKind.IDENTITY ? dOutput : gate;
        }
        if (f == ActivationKind.IDENTITY) {
            return dOutput;
        }
        gate.setBatch(dOutput.batch());
        ops().activateGradient(f, alpha(), output, dOutput, gate);
        return gate;
    }

    private void check(Tensor dx) {
        if (!execution.checking()) {
            return;
        }
        if (dx != null && !ops().isFinite(dx)) {
            throw new NotFiniteException(name, "gradient");
        }
        for (Parameter p : parameters) {
            if (p.gradient() != null && !ops().isFinite(p.gradient())) {
                throw new NotFiniteException(p.name(), "gradient");
            }
        }
    }

    /** Gradient of one of several inputs, after {@link #backward}. */
    public Tensor gradient(int input) {
        return gradients.length == 0 ? gate : gradients[input];
    }

    // ---- what it is -------------------------------------------------------------------------------------------------

    public final String name() {
        return name;
    }

    public final LayerSpec spec() {
        return spec;
    }

    public final List<Shape> inputShapes() {
        return inputShapes;
    }

    public final Shape inputShape() {
        return inputShapes.getFirst();
    }

    public final Shape outputShape() {
        return outputShape;
    }

    public final List<Parameter> parameters() {
        return parameters;
    }

    /** Declares the spec's parameters; called once by the constructor of a layer that has some. */
    protected final void declareParameters(String owner, LayerSpec of, Shape in) {
        for (ParameterShape p : of.parameters(List.of(in))) {
            parameters.add(new Parameter(owner + "." + p.name(), p));
        }
    }

    protected final Parameter parameter(int i) {
        return parameters.get(i);
    }

    protected final ActivationKind kind() {
        return activation == null ? ActivationKind.IDENTITY : activation.kind();
    }

    protected final double alpha() {
        return activation == null ? 0 : activation.alpha();
    }

    protected final Ops ops() {
        return execution.ops();
    }

    protected final Execution execution() {
        return execution;
    }

    /** Position in the network, part of the key of its random numbers. */
    protected final int index() {
        return index;
    }

    final void attach(String prefix, int newIndex, Execution newExecution) {
        if (execution == null && !prefix.isEmpty()) {
            rename(prefix);
        }
        index = newIndex;
        execution = newExecution;
    }

    private void rename(String prefix) {
        name = prefix + "." + name;
        parameters.replaceAll(p -> new Parameter(prefix + "." + p.name(), p.declared()));
    }


    /** "conv1: Conv2d + ReLU, 28 x 28 x 1 -> 24 x 24 x 20". */
    @Override
    public String toString() {
        String fused = activation == null ? "" : " + " + activation.typeName();
        return name + ": " + spec.typeName() + fused + ", " + inputShapes.getFirst() + " -> " + outputShape;
    }

}
