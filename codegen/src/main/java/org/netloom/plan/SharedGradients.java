package org.netloom.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out which of the gradients that a block with several inputs gives are one tensor, with each other or with the
 * gradient of its output. Follows the statements of its backward pass: each variable stands for a tensor, and what is
 * handed on stands for the same one.
 */
final class SharedGradients {
    private final Map<String, Object> tensors = new HashMap<>();
    private Object returned;

    private SharedGradients() {}

    /** For each input of a block: true where others may read its gradient too. */
    static List<Boolean> of(List<Statement> backward, String outputGradient, List<String> inputGradients) {
        if (inputGradients.size() == 1) {
            return List.of(BackwardPass.handsOn(backward));
        }
        SharedGradients found = new SharedGradients();
        Object dOutput = found.fresh();
        found.tensors.put(outputGradient, dOutput);
        backward.forEach(found::follow);
        List<Object> gradients = new ArrayList<>(List.of(found.returned));
        inputGradients.stream().skip(1).forEach(f -> gradients.add(found.tensors.get(f)));
        return gradients.stream()
                .map(g -> g == dOutput || gradients.stream().filter(o -> o == g).count() > 1)
                .toList();
    }

    private Object fresh() {
        return new Object();
    }

    private void follow(Statement statement) {
        switch (statement) {
            case Statement.Define s -> tensors.put(s.variable(), tensor(s.value()));
            case Statement.Assign s -> tensors.put(s.variable(), tensor(s.value()));
            case Statement.Loop s -> {
                Object dOutput = tensors.get(s.dOutput());
                tensors.put(s.variable(), passed(s.step(), 0, dOutput));
                s.others().forEach(o -> tensors.put(o.variable(), passed(s.step(), o.port(), dOutput)));
            }
            case Statement.Return s -> returned = tensor(s.value());
            case Statement.Call _, Statement.ToParameters _, Statement.InputGradient _ -> {}
        }
    }

    private Object tensor(Gradient gradient) {
        return switch (gradient) {
            case Gradient.Variable g -> tensors.get(g.name());
            case Gradient.Backward g -> passed(g.step(), 0, tensors.get(g.dOutput()));
            case Gradient.Port g -> passed(g.step(), g.port(), tensors.get(g.dOutput()));
            case Gradient.Sum g -> g.inPlace() ? tensor(g.a()) : fresh();
        };
    }

    /** Several that are one tensor, whichever that is, count as the gradient of the output. */
    private Object passed(Step step, int port, Object dOutput) {
        return step.sharesGradient(port) ? dOutput : fresh();
    }
}
