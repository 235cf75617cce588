package org.netloom.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netloom.plan.ClassPlan;
import org.netloom.plan.Gradient;
import org.netloom.plan.Statement;
import org.netloom.plan.Step;
import org.netloom.plan.Step.BlockStep;
import org.netloom.plan.Step.LayerStep;
import org.netloom.plan.Value;
import org.netloom.spec.Shape;

/** Writes the two passes of a class as Java statements. */
final class PassWriter {
    private final ClassPlan plan;

    PassWriter(ClassPlan plan) {
        this.plan = plan;
    }

    // ---- forward ----------------------------------------------------------------------------------------------------

    List<Line> forward() {
        List<Line> lines = new ArrayList<>();
        if (plan.branched()) {
            locals(
                    lines,
                    plan.inputs(),
                    plan.inputs().stream().map(Value::variable).toList(),
                    ClassPlan.INPUTS);
        }
        for (int i = 0; i < plan.steps().size(); i++) {
            if (i == plan.mainSteps()) {
                lines.add(Line.of("if (!preparedForTraining()) {"));
                lines.add(new Line("    " + returned(plan.main()), "", "what follows is for training only"));
                lines.add(Line.of("}"));
            }
            forward(plan.steps().get(i), lines);
        }
        if (plan.branched()) {
            lines.add(Line.of(returned(plan.outputs())));
        }
        return lines;
    }

    /** The elements of a list as variables of their own. */
    private static void locals(List<Line> lines, List<Value> values, List<String> variables, String list) {
        for (int i = 0; i < values.size(); i++) {
            String code = "Tensor " + variables.get(i) + " = " + list + ".get(" + i + ");";
            lines.add(Line.of(code, values.get(i).shape(), ""));
        }
    }

    private static String returned(List<Value> outputs) {
        return outputs.stream().map(Value::variable).collect(Collectors.joining(", ", "return List.of(", ");"));
    }

    private void forward(Step step, List<Line> lines) {
        boolean last = !plan.branched() && step.output().equals(plan.output());
        String out = step.output().variable();
        Shape shape = step.output().shape();
        if (step instanceof BlockStep block && block.repeated()) {
            String one = plan.loopVariable();
            lines.add(Line.of("Tensor " + out + " = " + step.inputs().getFirst().variable() + ";"));
            lines.add(Line.of("for (" + block.block().className() + " " + one + " : " + step.field() + ") {"));
            lines.add(Line.of("    " + out + " = " + one + ".forward" + inputs(step, out) + ";", shape, remark(step)));
            lines.add(Line.of("}"));
            if (last) {
                lines.add(Line.of("return " + out + ";"));
            }
        } else {
            String target = last ? "return " : "Tensor " + out + " = ";
            String arguments = inputs(step, step.inputs().getFirst().variable());
            lines.add(Line.of(target + step.field() + ".forward" + arguments + ";", shape, remark(step)));
        }
    }

    private static String inputs(Step step, String first) {
        return Stream.concat(Stream.of(first), step.inputs().stream().skip(1).map(Value::variable))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String remark(Step step) {
        return switch (step) {
            case LayerStep s -> s.fusion();
            case BlockStep s -> s.repeated() ? s.times() + " times" : "";
        };
    }

    // ---- backward ---------------------------------------------------------------------------------------------------

    List<Line> backward(List<Statement> statements) {
        List<Line> lines = new ArrayList<>();
        if (plan.branched()) {
            locals(lines, plan.outputs(), plan.outputGradients(), ClassPlan.GRADIENTS);
        }
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Define s ->
                    lines.add(Line.of(target(s.variable()) + " = " + text(s.value()) + ";", s.shape(), s.remark()));
                case Statement.Assign s ->
                    lines.add(Line.of(s.variable() + " = " + text(s.value()) + ";", s.shape(), s.remark()));
                case Statement.Return s -> lines.add(Line.of("return " + text(s.value()) + ";", s.shape(), s.remark()));
                case Statement.Call s ->
                    lines.add(new Line(s.step().field() + ".backward(" + s.dOutput() + ");", "", s.remark()));
                case Statement.ToParameters s ->
                    lines.add(new Line(
                            s.step().field() + ".backwardToParameters(" + s.dOutput() + ");",
                            "",
                            Quote.comment(s.remark())));
                case Statement.InputGradient s ->
                    lines.add(new Line("inputGradient(" + s.input() + ", " + s.variable() + ");", "", s.remark()));
                case Statement.Loop s -> lines.addAll(loop(s));
            }
        }
        return lines;
    }

    /** The gradients of the inputs behind the first are fields. */
    private String target(String variable) {
        return plan.gradientFields().contains(variable) ? variable : "Tensor " + variable;
    }

    private List<Line> loop(Statement.Loop s) {
        String field = s.step().field();
        String end = s.toParameters() ? "i > 0" : "i >= 0";
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(target(s.variable()) + " = " + s.dOutput() + ";"));
        s.others().forEach(o -> lines.add(Line.of(target(o.variable()) + " = null;")));
        lines.add(Line.of("for (int i = " + field + ".length - 1; " + end + "; i--) {"));
        lines.add(Line.of(
                "    " + s.variable() + " = " + field + "[i].backward(" + s.variable() + ");", s.shape(), s.remark()));
        for (Statement.Other o : s.others()) {
            String sum = o.variable();
            String one = o.one();
            lines.add(Line.of("    Tensor " + one + " = " + field + "[i].gradient(" + o.port() + ");", o.shape(), ""));
            lines.add(Line.of(
                    "    " + sum + " = " + sum + " == null ? " + one + " : sum(" + sum + ", " + one + ");",
                    o.shape(),
                    o.remark()));
        }
        lines.add(Line.of("}"));
        if (s.toParameters()) {
            lines.add(Line.of(field + "[0].backwardToParameters(" + s.variable() + ");"));
        }
        return lines;
    }

    private static String text(Gradient gradient) {
        return switch (gradient) {
            case Gradient.Variable g -> g.name();
            case Gradient.Backward g -> g.step().field() + ".backward(" + g.dOutput() + ")";
            case Gradient.Port g -> g.step().field() + ".gradient(" + g.port() + ")";
            case Gradient.Sum g -> (g.inPlace() ? "addInPlace(" : "sum(") + text(g.a()) + ", " + text(g.b()) + ")";
        };
    }
}
