package org.netloom.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.netloom.design.Node;
import org.netloom.plan.Gradient.Backward;
import org.netloom.plan.Gradient.Port;
import org.netloom.plan.Gradient.Sum;
import org.netloom.plan.Gradient.Variable;
import org.netloom.plan.Statement.Assign;
import org.netloom.plan.Statement.Call;
import org.netloom.plan.Statement.Define;
import org.netloom.plan.Statement.InputGradient;
import org.netloom.plan.Statement.Loop;
import org.netloom.plan.Statement.Other;
import org.netloom.plan.Statement.Return;
import org.netloom.plan.Statement.ToParameters;
import org.netloom.plan.Step.BlockStep;
import org.netloom.plan.Step.LayerStep;

/**
 * Writes the backward pass of a class: its steps in reverse. Each consumer of a value gives it a gradient, and they add.
 * Layers that no trained parameter stands in front of are left out, or asked for the gradients of their parameters alone.
 *
 * <p>An addition and a flattening hand on the gradient of their output, which others read too. Such a gradient waits until
 * one arrives that the value has for itself, and is added to that; so a reader never sees a shared gradient changed.
 */
final class BackwardPass {
    private final List<Step> steps;
    private final List<Value> inputs;
    private final Asked asked;
    private final NameAllocator names;
    private final Map<String, Arrivals> gradients = new HashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    /** Who asks for the gradients of the inputs. */
    enum Asked {
        /** Nothing learns in front. */
        NOT,
        /** Whoever uses the block: the first is returned, the others are fields. */
        BY_THE_USER,
        /** Whoever trains something in front of the network. */
        OF_THE_NETWORK
    }

    /** The gradient of a value as it comes together. */
    private static final class Arrivals {
        final Value value;
        final String name;
        final List<Variable> shared = new ArrayList<>();
        boolean learns;
        int expected;
        int arrived;
        String sum;

        Arrivals(Value value, String name) {
            this.value = value;
            this.name = name;
        }
    }

    /**
     * A pass.
     *
     * @param inputGradients variables for the gradients of the inputs
     * @param asked who asks for the gradients of the inputs
     * @param names of the class; what is taken here is free again in another method
     */
    BackwardPass(List<Step> steps, List<Value> inputs, List<String> inputGradients, Asked asked, NameAllocator names) {
        this.steps = steps;
        this.inputs = inputs;
        this.asked = asked;
        this.names = names;
        for (int i = 0; i < inputs.size(); i++) {
            Arrivals in = new Arrivals(inputs.get(i), inputGradients.get(i));
            in.learns = asked != Asked.NOT;
            gradients.put(in.value.id(), in);
        }
    }

    /** Name of a step's gradient: "dConv1". */
    static String nameOf(Step step) {
        return "d" + JavaNames.capitalized(step.field());
    }

    /** @param outputGradients arguments of the pass, by the node whose value is an output */
    List<Statement> write(Map<String, String> outputGradients) {
        for (Step s : steps) {
            String given = outputGradients.get(s.output().id());
            Arrivals own = new Arrivals(s.output(), given != null ? given : names.take(nameOf(s)));
            own.sum = given;
            own.learns = s.learns();
            for (Value v : s.inputs()) {
                own.learns |= gradients.get(v.id()).learns;
            }
            gradients.put(s.output().id(), own);
            for (Value v : s.inputs()) {
                gradients.get(v.id()).expected += own.learns ? 1 : 0;
            }
        }
        for (Step s : steps.reversed()) {
            if (gradients.get(s.output().id()).learns) {
                through(s);
            }
        }
        switch (asked) {
            case NOT -> {}
            case BY_THE_USER -> {
                for (Value other : inputs.subList(1, inputs.size())) {
                    keep(gradients.get(other.id()));
                }
                finish(settled(gradients.get(inputs.getFirst().id())));
            }
            case OF_THE_NETWORK -> {
                for (int i = 0; i < inputs.size(); i++) {
                    String variable = settled(gradients.get(inputs.get(i).id()));
                    statements.add(new InputGradient(i, variable, ""));
                }
            }
        }
        return statements;
    }

    private void through(Step step) {
        String dOutput = settled(gradients.get(step.output().id()));
        List<Integer> ports = IntStream.range(0, step.inputs().size())
                .filter(i -> gradients.get(step.inputs().get(i).id()).learns)
                .boxed()
                .toList();
        if (step instanceof BlockStep block && block.repeated()) {
            loop(block, dOutput, ports);
        } else if (ports.isEmpty()) {
            statements.add(new ToParameters(
                    step, dOutput, "nothing learns in front of " + step.node().id()));
        } else {
            switch (step.flow()) {
                case OWN -> arrive(at(step, 0), new Backward(step, dOutput));
                case SHARED -> share(step, dOutput, ports);
                case PORTS -> ports(step, dOutput, ports);
            }
        }
    }

    private Arrivals at(Step step, int port) {
        return gradients.get(step.inputs().get(port).id());
    }

    /** A layer is asked for all gradients by number; a block returns the first. */
    private void ports(Step step, String dOutput, List<Integer> ports) {
        boolean returned = step instanceof BlockStep && ports.contains(0);
        if (!returned) {
            statements.add(new Call(step, dOutput, "gives each input its own gradient"));
        }
        for (int p : ports) {
            Arrivals in = at(step, p);
            Gradient g = returned && p == 0 ? new Backward(step, dOutput) : new Port(step, p, dOutput);
            if (!step.sharesGradient(p)) {
                arrive(in, g);
            } else {
                String variable = variable(in, step, p);
                statements.add(new Define(variable, g, in.value.shape(), ""));
                arriveNamed(in, variable, true);
            }
        }
    }

    /** The variable for what a step gives to one of its inputs: that of the value, where no other comes to it. */
    private String variable(Arrivals in, Step step, int port) {
        if (in.learns && in.expected == 1) {
            return in.name;
        }
        String name = step instanceof BlockStep b && port > 0
                ? JavaNames.capitalized(b.block().inputs().get(port).variable())
                : "In";
        return names.take(nameOf(step) + name);
    }

    /** From the last instance to the first. */
    private void loop(BlockStep block, String dOutput, List<Integer> ports) {
        boolean toParameters = ports.isEmpty();
        Arrivals in = at(block, 0);
        String variable = variable(in, block, 0);
        List<Other> others =
                ports.stream().filter(p -> p > 0).map(p -> other(block, p)).toList();
        String remark = block.times() + " times, from the last to the first"
                + (toParameters ? "; nothing learns in front of the first" : "");
        statements.add(new Loop(variable, block, dOutput, toParameters, others, in.value.shape(), remark));
        if (ports.contains(0)) {
            arriveNamed(in, variable, block.sharesGradient(0));
        }
        others.forEach(o -> arriveNamed(at(block, o.port()), o.variable(), block.sharesGradient(o.port())));
    }

    private Other other(BlockStep block, int port) {
        Arrivals at = at(block, port);
        boolean first = at.sum == null
                && at.shared.isEmpty()
                && !block.sharesGradient(port)
                && block.inputs().stream().filter(at.value::equals).count() == 1;
        String one = names.take(
                "d" + JavaNames.capitalized(block.block().inputs().get(port).variable()));
        String remark = block.times() == 1
                ? ""
                : at.value.id() + " goes into each of the " + block.times() + ": their gradients add";
        return new Other(port, first ? at.name : variable(at, block, port), one, at.value.shape(), remark);
    }

    /** A gradient that a variable holds: that of its value, or one of several. */
    private void arriveNamed(Arrivals at, String variable, boolean shared) {
        if (variable.equals(at.name)) {
            at.arrived++;
            at.sum = variable;
        } else if (shared) {
            arriveShared(at, variable);
        } else {
            arrive(at, new Variable(variable));
        }
    }

    /** A gradient that its value has for itself. */
    private void arrive(Arrivals at, Gradient gradient) {
        at.arrived++;
        if (at.sum != null) {
            add(at, gradient);
        } else if (at.shared.isEmpty()) {
            at.sum = at.name;
            String remark = gradient instanceof Backward b ? passed(b.step()) : "";
            statements.add(new Define(at.name, gradient, at.value.shape(), remark));
        } else {
            begin(at, gradient, true);
        }
    }

    /** The first sum: of the given gradient and those that were waiting. */
    private void begin(Arrivals at, Gradient gradient, boolean inPlace) {
        List<Variable> waiting = List.copyOf(at.shared);
        at.shared.clear();
        at.sum = at.name;
        String remark = waiting.size() == 1 ? remark(at) : "";
        statements.add(new Define(at.name, new Sum(gradient, waiting.getFirst(), inPlace), at.value.shape(), remark));
        for (int i = 1; i < waiting.size(); i++) {
            assign(at, waiting.get(i), i == waiting.size() - 1 ? remark(at) : "");
        }
    }

    private void add(Arrivals at, Gradient gradient) {
        assign(at, gradient, remark(at));
    }

    private void assign(Arrivals at, Gradient gradient, String remark) {
        statements.add(new Assign(at.sum, new Sum(new Variable(at.sum), gradient, true), at.value.shape(), remark));
    }

    /** A gradient that several read: one tensor for all inputs of an addition, or a view. */
    private void share(Step step, String dOutput, List<Integer> ports) {
        String remark = ports.size() == 1
                ? ""
                : (ports.size() == 2 ? "both" : "all " + ports.size()) + " branches get the same gradient";
        Arrivals named = ports.stream()
                .map(p -> at(step, p))
                .filter(a -> a.expected == 1)
                .findFirst()
                .orElse(null);
        String variable = named == null ? names.take(nameOf(step) + "In") : named.name;
        statements.add(new Define(
                variable,
                new Backward(step, dOutput),
                at(step, ports.getFirst()).value.shape(),
                joined(passed(step), remark)));
        for (int p : ports) {
            if (at(step, p) == named) {
                named.arrived++;
                named.sum = variable;
            } else {
                arriveShared(at(step, p), variable);
            }
        }
    }

    private void arriveShared(Arrivals at, String variable) {
        at.arrived++;
        if (at.sum != null) {
            add(at, new Variable(variable));
        } else {
            at.shared.add(new Variable(variable));
        }
    }

    /** Variable that holds the whole gradient of a value. */
    private String settled(Arrivals at) {
        if (at.sum == null && at.shared.size() == 1) {
            return at.shared.getFirst().name();
        }
        if (at.sum == null) {
            // Nobody made one for this value alone.
            begin(at, at.shared.removeFirst(), false);
        }
        return at.sum;
    }

    /** What else the gradient passes where several nodes run as one step: "through relu1, bn1, conv1". */
    private static String passed(Step step) {
        if (!(step instanceof LayerStep s) || s.nodes().size() == 1) {
            return "";
        }
        return s.nodes().reversed().stream().map(Node::id).collect(Collectors.joining(", ", "through ", ""));
    }

    private static String joined(String a, String b) {
        return a.isEmpty() || b.isEmpty() ? a + b : a + "; " + b;
    }

    /** What to say of an addition: told at the last one. */
    private static String remark(Arrivals at) {
        if (at.arrived < at.expected) {
            return "";
        }
        String number = switch (at.expected) {
            case 2 -> "two";
            case 3 -> "three";
            case 4 -> "four";
            default -> Integer.toString(at.expected);
        };
        return at.value.id() + " had " + number + " consumers: their gradients add";
    }

    /** True where what the pass returns may be its own argument, or another view of it. */
    static boolean handsOn(List<Statement> statements) {
        return statements.getLast() instanceof Return r
                && (r.value() instanceof Variable
                        || (r.value() instanceof Backward b && b.step().flow() == Step.Flow.SHARED));
    }

    /** Puts the gradient of an input behind the first where it can be asked for. */
    private void keep(Arrivals at) {
        String variable = settled(at);
        if (!variable.equals(at.name)) {
            statements.add(new Define(at.name, new Variable(variable), at.value.shape(), ""));
        }
    }

    /** Returns the gradient of the first input, without a variable where the last statement made it. */
    private void finish(String variable) {
        Statement last = statements.getLast();
        if (last instanceof Define d && d.variable().equals(variable)) {
            statements.set(statements.size() - 1, new Return(d.value(), d.shape(), d.remark()));
        } else if (last instanceof Assign a && a.variable().equals(variable)) {
            statements.set(statements.size() - 1, new Return(a.value(), a.shape(), a.remark()));
        } else {
            statements.add(new Return(new Variable(variable), inputs.getFirst().shape(), ""));
        }
    }
}
