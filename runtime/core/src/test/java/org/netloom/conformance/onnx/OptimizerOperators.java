package org.netloom.conformance.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.netloom.layer.Gradients;
import org.netloom.layer.GraphNetwork;
import org.netloom.layer.Parameter;
import org.netloom.optimize.AdaGrad;
import org.netloom.optimize.Adam;
import org.netloom.optimize.Clipping;
import org.netloom.optimize.Momentum;
import org.netloom.optimize.Optimizer;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.optimize.Regularization;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;

/**
 * Optimizers: rate, number of steps before, then all parameters, all gradients, and all states one behind the other.
 */
final class OptimizerOperators {
    private OptimizerOperators() {}

    static void register(Map<String, Operator> table) {
        table.put("Momentum", OptimizerOperators::momentum);
        table.put("Adagrad", OptimizerOperators::adaGrad);
        table.put("Adam", OptimizerOperators::adam);
    }

    private static double rate(Call c) {
        return c.input(0).value();
    }

    private static long steps(Call c) {
        return (long) c.input(1).value();
    }

    /** From the second step on the gradient is multiplied by beta: inside the velocity only, so Nesterov's differs. */
    private static List<Array> momentum(Call c) {
        boolean nesterov = c.text("mode", "standard").equals("nesterov");
        double beta = steps(c) > 0 ? c.number("beta", 1) : 1;
        if (nesterov && beta != 1) {
            throw new NotApplicable("Nesterov's momentum with the gradient scaled inside the velocity only");
        }
        Momentum spec = Momentum.of(rate(c)).momentum(c.number("alpha", 0)).nesterov(nesterov);
        return step(c, spec, 0, beta, "velocity");
    }

    private static List<Array> adaGrad(Call c) {
        double rate = rate(c) / (1 + steps(c) * c.number("decay_factor", 0));
        return step(c, AdaGrad.of(rate).epsilon(c.number("epsilon", 0)), 0, 1, "squares");
    }

    /** ONNX adds epsilon in front of the correction of the second moment, and corrects nothing before the first step. */
    private static List<Array> adam(Call c) {
        if (c.number("norm_coefficient_post", 0) != 0) {
            throw new NotApplicable("Adam with a decay behind the step");
        }
        double beta1 = c.number("alpha", 0.9);
        double beta2 = c.number("beta", 0.999);
        long t = steps(c);
        double correction = t > 0 ? Math.sqrt(1 - Math.pow(beta2, t)) : 1;
        Adam spec = Adam.of(rate(c)).beta1(beta1).beta2(beta2).epsilon(c.number("epsilon", 0) / correction);
        // So many steps that their corrections are 1.
        long before = t > 0 ? t - 1 : 1_000_000_000L;
        return step(c, spec, before, 1, "mean", "squares");
    }

    /**
     * One step for each parameter by itself.
     *
     * @param gradientFactor what the gradient is multiplied by, the part of the decay included
     */
    private static List<Array> step(
            Call c, OptimizerSpec spec, long stepsBefore, double gradientFactor, String... states) {
        int parameters = (c.inputs().size() - 2) / (2 + states.length);
        Array[] outputs = new Array[parameters * (1 + states.length)];
        double decay = c.number("norm_coefficient", 0);
        for (int k = 0; k < parameters; k++) {
            Array x = c.input(2 + k);
            GraphNetwork network = network(c, x.size());
            Parameter p = network.parameters().getFirst();
            fill(x, p.value().size(), p.value()::set);
            fill(c.input(2 + parameters + k).scaled(gradientFactor), x.size(), p.gradient()::set);
            Regularization l2 = Regularization.of().l2(decay * gradientFactor).biases(true);
            Optimizer optimizer = Optimizer.of(spec, l2, Clipping.of(), network);
            optimizer.steps(stepsBefore);
            for (int s = 0; s < states.length; s++) {
                Array state = c.input(2 + (2 + s) * parameters + k);
                fill(state, x.size(), optimizer.state().get(states[s])::set);
            }
            optimizer.step(1);
            outputs[k] = read(x, p.value()::get);
            for (int s = 0; s < states.length; s++) {
                outputs[(1 + s) * parameters + k] = read(x, optimizer.state().get(states[s])::get);
            }
        }
        return List.of(outputs);
    }

    private static GraphNetwork network(Call c, int numbers) {
        GraphNetwork.Builder graph = GraphNetwork.of(Shape.of(1));
        graph.add("layer", Dense.of(numbers).bias(false));
        GraphNetwork network = graph.build();
        Precision precision = c.precision();
        network.prepare(1, Gradients.ops(precision), precision, true);
        return network;
    }

    private interface Setter {
        void set(int i, double value);
    }

    private static void fill(Array from, int size, Setter to) {
        for (int i = 0; i < size; i++) {
            to.set(i, from.data()[i]);
        }
    }

    private static Array read(Array like, IntToDoubleFunction from) {
        double[] data = new double[like.size()];
        Arrays.setAll(data, from::applyAsDouble);
        return new Array(like.dims(), data);
    }
}
