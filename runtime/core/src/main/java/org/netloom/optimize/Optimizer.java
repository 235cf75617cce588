package org.netloom.optimize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.ops.Ops;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.ParameterShape.Role;
import org.netloom.tensor.Allocator;
import org.netloom.tensor.Tensor;

/**
 * Changes a network's parameters along their gradients: an {@link OptimizerSpec} at work. One pass over the flat arrays
 * of all parameters, whatever their number.
 *
 * <p>A step clips the gradients of the loss, adds those of L1 and L2, and moves the parameters, in this order (as PyTorch
 * with {@code clip_grad_norm_} in front of an optimizer with weight decay).
 */
public final class Optimizer {
    private final OptimizerSpec spec;
    private final Regularization regularization;
    private final Clipping clipping;
    private final Network network;
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private List<Part> parts = List.of();
    private long steps;

    /** Neighbours in the flat arrays that learn alike. */
    private record Part(
            Tensor values, Tensor gradients, Map<String, Tensor> state, double factor, List<Parameter> weights) {}

    private Optimizer(OptimizerSpec spec, Regularization regularization, Clipping clipping, Network network) {
        this.spec = spec;
        this.regularization = regularization;
        this.clipping = clipping;
        this.network = network;
        Tensor all = network.allValues();
        if (all != null) {
            Allocator allocator = network.execution().memory().allocator();
            for (String name : stateNames(spec)) {
                state.put(name, Tensor.allocate(1, all.shape(), all.precision(), allocator));
            }
            parts = whole();
        }
    }

    /** All parameters in one part. */
    private List<Part> whole() {
        List<Parameter> weights = network.parameters().stream()
                .filter(p -> p.declared().role() == Role.WEIGHT)
                .toList();
        return List.of(new Part(network.allValues(), network.allGradients(), state, 1, weights));
    }

    /** From now on only what learns is moved, each group at its share of the rate. */
    public Optimizer groups(ParameterGroups groups) {
        if (network.allValues() != null) {
            parts = groups.alike()
                    ? whole()
                    : groups.learning().stream().map(this::part).toList();
        }
        return this;
    }

    private Part part(ParameterGroups.Segment s) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        state.forEach((name, t) -> own.put(name, ParameterGroups.part(t, s)));
        return new Part(
                ParameterGroups.part(network.allValues(), s),
                ParameterGroups.part(network.allGradients(), s),
                own,
                s.factor(),
                s.weights());
    }

    /** Without regularisation and clipping. */
    public static Optimizer of(OptimizerSpec spec, Network network) {
        return of(spec, Regularization.of(), Clipping.of(), network);
    }

    /**
     * An optimizer at its first step.
     *
     * @param network prepared for training
     */
    public static Optimizer of(OptimizerSpec spec, Regularization regularization, Clipping clipping, Network network) {
        if (network.execution() == null || !network.execution().preparedForTraining()) {
            throw CoreMessage.NOT_PREPARED.exception(network.name(), "not prepared for training", "prepareForTraining");
        }
        return new Optimizer(spec, regularization, clipping, network);
    }

    private static List<String> stateNames(OptimizerSpec spec) {
        return switch (spec) {
            case Sgd _ -> List.of();
            case Momentum _ -> List.of("velocity");
            case AdaGrad _ -> List.of("squares");
            case RmsProp _ -> List.of("squares");
            case Adam _, AdamW _ -> List.of("mean", "squares");
        };
    }

    /**
     * Moves the parameters once.
     *
     * @param rateFactor of the schedule; the learning rate is multiplied by it
     */
    public void step(double rateFactor) {
        steps++;
        if (parts.isEmpty()) {
            return;
        }
        Ops ops = network.execution().ops();
        clip(ops);
        for (Part part : parts) {
            regularize(ops, part);
            move(ops, part, spec.learningRate() * rateFactor * part.factor());
        }
        network.execution().parametersChanged();
    }

    /** What does not learn has no part in the norm. */
    private void clip(Ops ops) {
        if (clipping.value() > 0) {
            parts.forEach(p -> ops.clipInPlace(p.gradients(), clipping.value()));
        }
        if (clipping.norm() > 0) {
            ops.limitNorm(parts.stream().map(Part::gradients).toList(), clipping.norm());
        }
    }

    private void regularize(Ops ops, Part part) {
        double l1 = regularization.l1();
        double l2 = regularization.l2();
        if (l1 == 0 && l2 == 0) {
            return;
        }
        if (regularization.biases()) {
            ops.updates().regularize(part.values(), l1, l2, part.gradients());
        } else {
            part.weights().forEach(w -> ops.updates().regularize(w.value(), l1, l2, w.gradient()));
        }
    }

    private void move(Ops ops, Part part, double rate) {
        Tensor p = part.values();
        Tensor g = part.gradients();
        switch (spec) {
            case Sgd _ -> ops.updates().sgd(p, g, rate);
            case Momentum s ->
                ops.updates().momentum(p, g, part.state().get("velocity"), rate, s.momentum(), s.nesterov());
            case AdaGrad s -> ops.updates().adaGrad(p, g, part.state().get("squares"), rate, s.epsilon());
            case RmsProp s -> ops.updates().rmsProp(p, g, part.state().get("squares"), rate, s.decay(), s.epsilon());
            case Adam s -> adam(ops, part, rate, s.beta1(), s.beta2(), s.epsilon(), 0);
            case AdamW s -> adam(ops, part, rate, s.beta1(), s.beta2(), s.epsilon(), s.weightDecay());
        }
    }

    private void adam(Ops ops, Part part, double rate, double beta1, double beta2, double epsilon, double decay) {
        Tensor mean = part.state().get("mean");
        Tensor squares = part.state().get("squares");
        ops.updates().adam(part.values(), part.gradients(), mean, squares, rate, beta1, beta2, epsilon, steps, decay);
    }

    /** Steps taken so far. */
    public long steps() {
        return steps;
    }

    /** Goes on where a checkpoint was written; the tensors of {@link #state} are to be filled beside. */
    public void steps(long taken) {
        steps = taken;
    }

    /** What is remembered from step to step, by name; laid out as {@link Network#allValues()}. For checkpoints. */
    public Map<String, Tensor> state() {
        return state;
    }
}
