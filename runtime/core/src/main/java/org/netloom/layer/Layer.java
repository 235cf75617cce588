package org.netloom.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.netloom.ops.Ops;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Activation;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.Arity;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.ParameterShape;
import org.netloom.spec.Retains;
import org.netloom.spec.Shape;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * An executable layer: the twin of a {@link LayerSpec} with its input shapes resolved. One object is one place in the
 * network: it remembers what its backward pass reads again, so it is called once in a forward pass.
 *
 * <p>A subclass writes {@link #compute} and {@link #computeGradients} with operations of {@link Ops}; this class does
 * the rest: planning, batch sizes, the fused activation and its gradient.
 */
public abstract class Layer {
    private final LayerSpec spec;
    private final Activation activation;
    private final ActivationFunction function;
    private final List<Shape> inputShapes;
    private final Shape outputShape;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Tensor[] inputs;
    private final Tensor[] nobodyAsks;
    private final String nodeName;
    private String path = "";
    private boolean shares;
    private boolean keeps;
    private int index;
    private Execution execution;
    private Tensor output;
    private Tensor gate;
    private Tensor[] gradients = {};

    /**
     * @param name of the node; a block puts its own in front
     * @param activation fused behind this layer, or null
     */
    protected Layer(String name, LayerSpec spec, Activation activation, Shape... inputShapes) {
        if (activation != null && !activation.function().kind().fusible()) {
            throw new IllegalArgumentException(activation.typeName() + " cannot be computed in one pass with " + name
                    + "; make it a layer of its own");
        }
        this.nodeName = name;
        this.spec = spec;
        this.activation = activation;
        this.function = activation == null ? ActivationFunction.IDENTITY : activation.function();
        this.inputShapes = List.of(inputShapes);
        this.outputShape = spec.outputShape(this.inputShapes);
        this.inputs = new Tensor[inputShapes.length];
        this.nobodyAsks = new Tensor[inputShapes.length];
    }

    // ---- what a subclass writes -------------------------------------------------------------------------------------

    /** {@code y = f(layer(x))} with {@link #function()} fused; {@code x} per {@link #inputShapes()}. */
    protected abstract void compute(Tensor[] x, Tensor y);

    /**
     * Gradients of the parameters and of the inputs, from the gradient of the layer in front of its activation.
     *
     * @param dy gradient of the pre-activation
     * @param dx to be written; an entry is null where nobody asks for it
     */
    protected abstract void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx);

    /** True where y may lie over the first x. */
    protected boolean inPlace() {
        return false;
    }

    /** True where the first dx may lie over dy. */
    protected boolean gradientInPlace() {
        return false;
    }

    /** True where dx is dy itself, for every input: an addition. */
    protected boolean gradientIsOutputs() {
        return false;
    }

    /** True where {@link #computeGradients} gets the gradient of the output and computes the activation's on the way. */
    protected boolean gatesItself() {
        return false;
    }

    /**
     * What is added to every row in front of the activation, or null. Its gradient is computed here, in one pass with the
     * activation's.
     */
    protected Parameter outputBias() {
        return null;
    }

    /** What {@link #computeGradients} reads. */
    protected Retains retains() {
        return spec.retains();
    }

    /** Makes what the layer needs beside the plan: small tensors that live as long as it does. */
    protected void prepare(int batch, boolean training) {}

    /**
     * Plans tensors of the layer's own for the forward pass: of this call alone, unless {@link #reserveBackward} touches
     * them.
     */
    protected void reserve(Memory memory, int batch, boolean training) {}

    /** Plans tensors for the backward pass, and touches those of the forward pass that it reads again. */
    protected void reserveBackward(Memory memory, int batch) {}

    /** Numbers it keeps beside parameters and plan, where they are more than a few. */
    protected long ownNumbers(boolean training) {
        return 0;
    }

    // ---- forward ----------------------------------------------------------------------------------------------------

    /**
     * Output for a batch; valid until the pass in which it was computed ends.
     *
     * @param x {@code N x inputShape}
     */
    public Tensor forward(Tensor x) {
        require(1);
        inputs[0] = x;
        return run();
    }

    /** Output of a layer with two inputs. */
    public Tensor forward(Tensor a, Tensor b) {
        require(2);
        inputs[0] = a;
        inputs[1] = b;
        return run();
    }

    /** Output of a layer with any number of inputs, in their order. */
    public Tensor forward(Tensor... x) {
        require(x.length);
        System.arraycopy(x, 0, inputs, 0, inputs.length);
        return run();
    }

    private void require(int given) {
        if (execution == null) {
            throw CoreMessage.NOT_ADDED.exception(name());
        }
        if (given != inputs.length) {
            throw CoreMessage.ARITY.exception(name(), new Arity(inputs.length, inputs.length), given);
        }
    }

    private Tensor run() {
        for (int i = 0; i < inputs.length; i++) {
            if (!inputs[i].shape().equals(inputShapes.get(i))) {
                throw CoreMessage.WRONG_INPUT.exception(name(), inputShapes.get(i), inputs[i].shape());
            }
        }
        if (execution.memory().planning()) {
            planOnce();
            output = planForward(inputs);
            return output;
        }
        execution.enter(this, false);
        output.setBatch(inputs[0].batch());
        compute(inputs, output);
        execution.leave(this);
        if (execution.checking() && !ops().isFinite(output)) {
            throw new NotFiniteException(name(), "output");
        }
        return output;
    }

    private void planOnce() {
        if (output != null) {
            throw CoreMessage.CALLED_TWICE.exception("forward of " + name());
        }
        execution.memory().step();
        prepare(inputs[0].capacity(), execution.training());
        reserve(execution.memory(), inputs[0].capacity(), execution.training());
    }

    /** Plans the output of one call. */
    Tensor planForward(Tensor[] x) {
        Memory memory = execution.memory();
        int batch = x[0].capacity();
        Tensor y = inPlace() ? memory.createOver(x[0], batch, outputShape) : memory.create(batch, outputShape);
        touchAll(x);
        return y;
    }

    private void touchAll(Tensor[] tensors) {
        for (Tensor t : tensors) {
            execution.memory().touch(t);
        }
    }

    // ---- backward ---------------------------------------------------------------------------------------------------

    /** Gradient of the (first) input from that of the output; gradients of the parameters on the way. */
    public Tensor backward(Tensor dOutput) {
        execution.enter(this, true);
        Tensor dy = backwardThroughActivation(dOutput);
        if (execution.memory().planning()) {
            gradients = planGradients(dy);
        } else if (gradientIsOutputs()) {
            Arrays.fill(gradients, dy);
        } else {
            for (Tensor dx : gradients) {
                dx.setBatch(dy.batch());
            }
            computeGradients(inputs, output, dy, gradients);
            check(gradients);
        }
        execution.leave(this);
        return gradients[0];
    }

    /** The backward pass of a layer that nothing learns in front of: parameters only. */
    public void backwardToParameters(Tensor dOutput) {
        execution.enter(this, true);
        Tensor dy = backwardThroughActivation(dOutput);
        if (!execution.memory().planning()) {
            computeGradients(inputs, output, dy, nobodyAsks);
            check(gradients);
        }
        execution.leave(this);
    }

    /** Gradient of one of several inputs, after {@link #backward}. */
    public Tensor gradient(int input) {
        return gradients[input];
    }

    /** Plans the gradients of the inputs. */
    Tensor[] planGradients(Tensor dy) {
        Memory memory = execution.memory();
        Tensor[] dx = new Tensor[inputs.length];
        for (int i = 0; i < dx.length; i++) {
            if (gradientIsOutputs()) {
                dx[i] = dy;
            } else if (i == 0 && gradientInPlace()) {
                dx[i] = memory.createOver(dy, dy.capacity(), inputShapes.get(i));
            } else {
                dx[i] = memory.create(dy.capacity(), inputShapes.get(i));
            }
        }
        return dx;
    }

    private Tensor backwardThroughActivation(Tensor dOutput) {
        boolean gated = !function.isIdentity() && !gatesItself();
        Parameter bias = outputBias();
        if (execution.memory().planning()) {
            planBackward(dOutput, gated);
        } else if (gated) {
            gate.setBatch(dOutput.batch());
            if (bias == null) {
                ops().activateGradient(function(), output, dOutput, gate);
            } else {
                ops().activateGradient(function(), output, dOutput, gate, bias.accumulate(), bias.gradient());
            }
        } else if (bias != null) {
            ops().columnSums(dOutput, bias.accumulate(), bias.gradient());
        }
        return gated ? gate : dOutput;
    }

    private void planBackward(Tensor dOutput, boolean gated) {
        if (!dOutput.shape().equals(outputShape)) {
            throw CoreMessage.WRONG_GRADIENT.exception(name(), outputShape, dOutput.shape());
        }
        if (gate != null || gradients.length > 0) {
            throw CoreMessage.CALLED_TWICE.exception("backward of " + name());
        }
        Memory memory = execution.memory();
        memory.step();
        if (gated) {
            gate = memory.createOver(dOutput, dOutput.capacity(), outputShape);
        }
        memory.touch(dOutput);
        if (retains().input()) {
            touchAll(inputs);
        }
        if (retains().output() || gated) {
            memory.touch(output);
        }
        reserveBackward(memory, dOutput.capacity());
    }

    private void check(Tensor[] dx) {
        if (!execution.checking()) {
            return;
        }
        for (Tensor t : dx) {
            if (!ops().isFinite(t)) {
                throw new NotFiniteException(name(), "gradient");
            }
        }
        for (Parameter p : parameters) {
            if (p.gradient() != null && p.reached() && !ops().isFinite(p.gradient())) {
                throw new NotFiniteException(p.name(), "gradient");
            }
        }
    }

    // ---- what it is -------------------------------------------------------------------------------------------------

    /** Path of the node: "conv1", "stage2[0].conv1". The path is complete once the network is prepared. */
    public final String name() {
        return path + nodeName;
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

    /** Parameters and running state in a fixed order. */
    public final List<Parameter> parameters() {
        return parameters;
    }

    /** Says which tensor holds the output of a layer that is composed of others. */
    final void outputIs(Tensor y) {
        output = y;
    }

    /** Output of the last forward pass, for a look inside; valid until its memory is used again. */
    public final Tensor output() {
        return output;
    }

    /** Declares the spec's parameters; called once by the constructor of a layer that has some. */
    final void declareParameters() {
        for (ParameterShape p : spec.parameters(inputShapes)) {
            parameters.add(new Parameter(nodeName + "." + p.name(), p));
        }
    }

    /** Takes the parameters of another layer for its own; to be called before the network is prepared. */
    void shareParameters(Layer other) {
        List<ParameterShape> own = parameters.stream().map(Parameter::declared).toList();
        List<ParameterShape> others =
                other.parameters().stream().map(Parameter::declared).toList();
        if (getClass() != other.getClass() || !own.equals(others)) {
            throw CoreMessage.NOT_SHARED.exception(
                    nodeName,
                    other.nodeName,
                    spec.typeName() + " " + own + " and " + other.spec.typeName() + " " + others);
        }
        parameters.clear();
        parameters.addAll(other.parameters());
        shares = true;
    }

    /** Lists the parameters of a layer inside as this one's. */
    final void adoptParameters(Layer inner) {
        parameters.addAll(inner.parameters());
    }

    protected final Parameter parameter(int i) {
        return parameters.get(i);
    }

    /** The activation fused behind this layer; the identity where there is none. */
    protected final ActivationFunction function() {
        return inUse(function);
    }

    /** The function that is computed in the place of another while gradients are checked. */
    final ActivationFunction inUse(ActivationFunction f) {
        return f.kind().straightThrough() && execution.thresholdsAsLines() ? ActivationFunction.IDENTITY : f;
    }

    protected final Ops ops() {
        return execution.ops();
    }

    protected final Execution execution() {
        return execution;
    }

    /**
     * Says which nodes keep all their numbers: their running state, too.
     *
     * @param frozen asked with the path of a node
     */
    public void freeze(Predicate<String> frozen) {
        keeps = frozen.test(name());
    }

    /** True where the running state stays as it is. */
    final boolean keeps() {
        return keeps;
    }

    /** Position in the network, part of the key of its random numbers. */
    protected final int index() {
        return index;
    }

    /** Joins a network that is being prepared, forgetting what belonged to an earlier plan. */
    void attach(String prefix, int newIndex, Execution newExecution) {
        if (execution == null && !prefix.isEmpty()) {
            path = prefix + ".";
            renameParameters(prefix);
        }
        index = newIndex;
        execution = newExecution;
        output = null;
        gate = null;
        gradients = new Tensor[0];
        Arrays.fill(inputs, null);
    }

    /** Shared parameters keep the name of the layer whose they are. */
    void renameParameters(String prefix) {
        if (!shares) {
            parameters.forEach(p -> p.putInFront(prefix));
        }
    }

    /** How many different numbers the input of a network may be that this layer looks up; 0 where it does not. */
    int indices(Tensor input) {
        return Arrays.asList(inputs).contains(input) ? spec.indices() : 0;
    }

    /** "conv1: Conv2d + ReLU, 28 x 28 x 1 -> 24 x 24 x 20". */
    @Override
    public String toString() {
        String fused = activation == null ? "" : " + " + activation.typeName();
        return name() + ": " + spec.typeName() + fused + ", " + inputShapes.getFirst() + " -> " + outputShape;
    }
}
