package org.netloom.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.netloom.ops.Ops;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Allocator;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * A whole network. A generated subclass adds its layers in the constructor and writes {@link #forward} and
 * {@link #backward} out. {@link #prepareForTraining} or {@link #prepareForInference} must be called before it runs.
 *
 * <p>A training step is: {@link #beginStep}, {@link #forward}, the loss, which writes {@link #outputGradient},
 * {@link #backward}, {@link #endBackward}, and the optimizer's step.
 */
public abstract class Network extends Block {
    private final List<Shape> inputShapes;
    private final List<Shape> outputShapes;
    private final List<String> outputNames;
    private final Tensor[] inputGradients;
    private final int[] indices;
    private Execution execution;
    private List<Parameter> parameters = List.of();
    private Tensor allValues;
    private Tensor allGradients;
    private List<Tensor> outputs = List.of();
    private List<Tensor> outputGradients = List.of();

    /** A network with one input and one output. */
    protected Network(String name, Shape inputShape, Shape outputShape) {
        this(name, List.of(inputShape), List.of(outputShape), List.of("output"));
    }

    /** For {@link BranchedNetwork}. */
    Network(String name, List<Shape> inputShapes, List<Shape> outputShapes, List<String> outputNames) {
        super(name);
        this.inputShapes = List.copyOf(inputShapes);
        this.outputShapes = List.copyOf(outputShapes);
        this.outputNames = List.copyOf(outputNames);
        this.inputGradients = new Tensor[inputShapes.size()];
        this.indices = new int[inputShapes.size()];
    }

    // ---- what a subclass writes -------------------------------------------------------------------------------------

    /**
     * Output for a batch of inputs; valid until the next call.
     *
     * @param input {@code N x inputShape}, N up to the batch the network is prepared for; must keep its values until
     *     {@link #backward} is done
     * @return {@code N x outputShape}
     */
    public abstract Tensor forward(Tensor input);

    /** Gradients of all parameters from the gradient of the output of the last {@link #forward}. */
    public abstract void backward(Tensor dOutput);

    /** Hash of the design this network was generated from; checkpoints and models carry it. */
    public abstract String designHash();

    /**
     * Says what the gradient of an input is, for whoever learns in front of this network. To be called by
     * {@link #backward}; where it is not called nobody can ask.
     */
    protected final void inputGradient(int input, Tensor gradient) {
        inputGradients[input] = gradient;
    }

    /** Outputs for a batch, in the order of {@link #outputNames}; auxiliary ones only where it was prepared for training. */
    public List<Tensor> forward(List<Tensor> inputs) {
        return List.of(forward(inputs.getFirst()));
    }

    /** Gradients of all parameters from those of the outputs of the last {@link #forward}. */
    public void backward(List<Tensor> dOutputs) {
        backward(dOutputs.getFirst());
    }

    /** Shape of the input, of the first one where there are several. */
    public final Shape inputShape() {
        return inputShapes.getFirst();
    }

    /** Shape of one sample: that of the input, or all numbers of all inputs, one behind the other. */
    public final Shape sampleShape() {
        return inputShapes.size() == 1
                ? inputShape()
                : Shape.of(inputShapes.stream().mapToInt(Shape::size).sum());
    }

    /** Shapes of all inputs, in the order of the design. */
    public final List<Shape> inputShapes() {
        return inputShapes;
    }

    /**
     * How many different numbers an input may be where a layer looks them up, 0 to one less; 0 where it is quantities. Known
     * once the network is prepared.
     *
     * @see org.netloom.spec.LayerSpec#indices()
     */
    public final int indices(int input) {
        return indices[input];
    }

    /** Shape of the output, of the main one where there are several. */
    public final Shape outputShape() {
        return outputShapes.getFirst();
    }

    /** Shapes of all outputs: the main ones, then those that only training has. */
    public final List<Shape> outputShapes() {
        return outputShapes;
    }

    /** Names of the outputs: their nodes. */
    public final List<String> outputNames() {
        return outputNames;
    }

    // ---- getting ready ----------------------------------------------------------------------------------------------

    /** Plans memory for training with batches of up to {@code batch} samples, and allocates it. Keeps parameters. */
    public final Network prepareForTraining(int batch, Ops ops) {
        return prepare(batch, ops, Precision.FLOAT, true);
    }

    /** Plans memory for inference with batches of up to {@code batch} samples, and allocates it. Keeps parameters. */
    public final Network prepareForInference(int batch, Ops ops) {
        return prepare(batch, ops, Precision.FLOAT, false);
    }

    /** Plans and allocates. Parameters start at their declared values (weights at 0) the first time. */
    public final Network prepare(int batch, Ops ops, Precision precision, boolean training) {
        Memory memory = new Memory(precision, ops == null ? Allocator.HOST : ops.allocator());
        plan(batch, ops, memory, training);
        bindParameters(precision, training);
        memory.commit();
        return this;
    }

    /**
     * Bytes that {@link #prepare} will allocate for activations, gradients and parameters. Only a plan is made: the
     * network must be prepared before it runs again.
     */
    public final long bytesNeeded(int batch, Precision precision, boolean training) {
        return bytesNeeded(batch, precision, training, Allocator.HOST.largest());
    }

    /**
     * As above, in pieces of at most {@code largest} numbers.
     *
     * @throws org.netloom.problem.NetloomException NL-115 if a tensor would be larger
     */
    public final long bytesNeeded(int batch, Precision precision, boolean training, long largest) {
        Memory memory = new Memory(precision, Allocator.HOST, largest / Memory.ALIGN * Memory.ALIGN);
        plan(batch, null, memory, training);
        long numbers = 0;
        for (Parameter p : parameters) {
            long copies = training && p.trained() ? 2 : 1;
            numbers += copies * p.declared().shape().elements();
        }
        for (Layer l : layers()) {
            numbers += l.ownNumbers(training);
        }
        return memory.peakBytes() + numbers * precision.bytes();
    }

    /** The dry run. */
    private void plan(int batch, Ops ops, Memory memory, boolean training) {
        execution = new Execution(ops, memory, training);
        attach("", execution, new int[1]);
        parameters = layers().stream()
                .flatMap(l -> l.parameters().stream())
                .distinct()
                .toList();
        memory.begin();
        Arrays.fill(inputGradients, null);
        List<Tensor> inputs =
                inputShapes.stream().map(s -> new Tensor(batch, s)).toList();
        outputs = forward(inputs);
        for (int k = 0; k < indices.length; k++) {
            Tensor input = inputs.get(k);
            indices[k] = layers().stream().mapToInt(l -> l.indices(input)).max().orElse(0);
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (!outputs.get(i).shape().equals(outputShapes.get(i))) {
                throw CoreMessage.WRONG_OUTPUT.exception(
                        name(), outputShapes.get(i), outputs.get(i).shape());
            }
        }
        memory.step();
        if (training) {
            outputGradients =
                    outputShapes.stream().map(s -> memory.create(batch, s)).toList();
            memory.step();
            backward(outputGradients);
        }
        outputs.forEach(memory::touch);
        Arrays.stream(inputGradients).filter(Objects::nonNull).forEach(memory::touch);
        memory.place();
    }

    /** Trained parameters and their gradients lie in one array each, so that an optimizer passes over them once. */
    private void bindParameters(Precision precision, boolean training) {
        long padded = 0;
        for (Parameter p : parameters) {
            padded += p.trained() ? padded(p.declared().shape().elements()) : 0;
        }
        boolean keep = allValues != null && allValues.precision() == precision;
        allValues = keep || padded == 0 ? allValues : flat(padded, precision);
        allGradients = padded == 0 || !training ? null : flat(padded, precision);
        int at = 0;
        for (Parameter p : parameters) {
            Shape shape = p.declared().shape();
            Tensor value = p.trained() ? allValues.part(at, shape) : Tensor.allocate(1, shape, precision, allocator());
            Tensor gradient = p.trained() && training ? allGradients.part(at, shape) : null;
            at += p.trained() ? (int) padded(shape.elements()) : 0;
            if (!keep || !p.trained()) {
                start(p, value);
            }
            if (!training) {
                value.derive(execution::version);
            }
            p.bind(value, gradient);
        }
    }

    /** A parameter keeps the values it has; it begins with those declared. */
    private static void start(Parameter p, Tensor value) {
        Tensor old = p.value();
        if (old == null && p.declared().startsAtZero()) {
            return; // as memory does
        }
        for (int i = 0; i < value.size(); i++) {
            value.set(i, old == null ? p.declared().start(i) : old.get(i));
        }
    }

    private Allocator allocator() {
        return execution.memory().allocator();
    }

    private static long padded(long n) {
        return Math.ceilDiv(n, Memory.ALIGN) * Memory.ALIGN;
    }

    /** A flat tensor that starts at a cache line. */
    private Tensor flat(long n, Precision precision) {
        if (n > Integer.MAX_VALUE - 2 * Memory.ALIGN) {
            throw CoreMessage.TOO_MANY_PARAMETERS.exception(name(), n, Integer.MAX_VALUE);
        }
        return Tensor.allocate(1, Shape.of((int) n + Memory.FIRST), precision, allocator())
                .part(Memory.FIRST, Shape.of((int) n));
    }

    // ---- running ----------------------------------------------------------------------------------------------------

    /** Switches between training (batch moments, dropout) and inference within a network prepared for training. */
    public final void training(boolean on) {
        if (on && !execution.preparedForTraining()) {
            throw CoreMessage.NOT_PREPARED.exception(name(), "prepared for inference only", "prepareForTraining");
        }
        execution.training(on);
    }

    /** Begins a training step: gradients are forgotten, random masks follow from seed and step. */
    public final void beginStep(long seed, long step) {
        execution.position(seed, step);
        parameters.forEach(Parameter::beginStep);
    }

    /** Ends a backward pass: parameters that it did not reach have gradient 0. */
    public final void endBackward() {
        for (Parameter p : parameters) {
            if (p.trained() && !p.reached()) {
                execution.ops().fill(p.gradient(), 0);
            }
        }
    }

    /** Where a loss writes the gradient of the (main) output; batch as the output's. */
    public final Tensor outputGradient() {
        return outputGradients().getFirst();
    }

    /** Where a loss writes the gradients of the outputs; batches as the outputs'. */
    public final List<Tensor> outputGradients() {
        if (execution == null || !execution.preparedForTraining()) {
            throw CoreMessage.NOT_PREPARED.exception(name(), "not prepared for training", "prepareForTraining");
        }
        for (int i = 0; i < outputGradients.size(); i++) {
            outputGradients.get(i).setBatch(outputs.get(i).batch());
        }
        return outputGradients;
    }

    /**
     * Gradient of an input after {@link #backward}; valid until the next pass.
     *
     * @throws IllegalStateException where the network was not planned with gradients of its inputs
     */
    public Tensor inputGradient(int input) {
        if (inputGradients[input] == null) {
            throw new IllegalStateException(name() + " was made without gradients of its inputs");
        }
        return inputGradients[input];
    }

    /** What its layers share; null until it is prepared. */
    public final Execution execution() {
        return execution;
    }

    // ---- parameters -------------------------------------------------------------------------------------------------

    /** Trained parameters and running state, in a fixed order; empty until the network is prepared. */
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

    /** Number of trained parameters. */
    public final long parameterCount() {
        return layers().stream()
                .flatMap(l -> l.parameters().stream())
                .distinct()
                .filter(Parameter::trained)
                .mapToLong(p -> p.declared().count())
                .sum();
    }

    /** Bytes planned for activations, their gradients and temporaries. */
    public final long activationBytes() {
        return execution.memory().peakBytes();
    }
}
