package org.netloom.optimize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.ops.Ops;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.ParameterShape.Role;
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
    private final List<Parameter> weights;
    private long steps;

    private Optimizer(OptimizerSpec spec, Regularization regularization, Clipping clipping, Network network) {
        this.spec = spec;
        this.regularization = regularization;
        this.clipping = clipping;
        this.network = network;
        weights = network.parameters().stream()
                .filter(p -> p.declared().role() == Role.WEIGHT)
                .toList();
        Tensor all = network.allValues();
        if (all != null) {
            for (String name : stateNames(spec)) {
                state.put(name, Tensor.allocate(1, all.shape(), all.precision()));
            }
        }
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
        Tensor p = network.allValues();
        if (p == null) {
            return;
        }
        Ops ops = network.execution().ops();
        Tensor g = network.allGradients();
        clip(ops, g);
        regularize(ops, p, g);
        double rate = spec.learningRate() * rateFactor;
        move(ops, p, g, rate);
        network.execution().parametersChanged();
    }

    private void clip(Ops ops, Tensor g) {
        if (clipping.value() > 0) {
            ops.clipInPlace(g, clipping.value());
        }
        if (clipping.norm() > 0) {
            double norm = Math.sqrt(ops.sumOfSquares(g));
            // The small summand is PyTorch's; it keeps the factor finite.
            double factor = clipping.norm() / (norm + 1e-6);
            if (factor < 1) {
                ops.scaleInPlace(g, factor);
            }
        }
    }

    private void regularize(Ops ops, Tensor p, Tensor g) {
        double l1 = regularization.l1();
        double l2 = regularization.l2();
        if (l1 == 0 && l2 == 0) {
            return;
        }
        if (regularization.biases()) {
            ops.regularize(p, l1, l2, g);
        } else {
            weights.forEach(w -> ops.regularize(w.value(), l1, l2, w.gradient()));
        }
    }

    private void move(Ops ops, Tensor p, Tensor g, double rate) {
        switch (spec) {
            case Sgd _ -> ops.sgd(p, g, rate);
            case Momentum s -> ops.momentum(p, g, state.get("velocity"), rate, s.momentum(), s.nesterov());
            case AdaGrad s -> ops.adaGrad(p, g, state.get("squares"), rate, s.epsilon());
            case RmsProp s -> ops.rmsProp(p, g, state.get("squares"), rate, s.decay(), s.epsilon());
            case Adam s -> adam(ops, p, g, rate, s.beta1(), s.beta2(), s.epsilon(), 0);
            case AdamW s -> adam(ops, p, g, rate, s.beta1(), s.beta2(), s.epsilon(), s.weightDecay());
        }
    }

    private void adam(
            Ops ops, Tensor p, Tensor g, double rate, double beta1, double beta2, double epsilon, double decay) {
        ops.adam(p, g, state.get("mean"), state.get("squares"), rate, beta1, beta2, epsilon, steps, decay);
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
