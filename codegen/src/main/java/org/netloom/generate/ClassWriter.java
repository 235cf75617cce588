package org.netloom.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.netloom.design.BlockDefinition;
import org.netloom.plan.BlockParameter;
import org.netloom.plan.ClassPlan;
import org.netloom.plan.Step;
import org.netloom.plan.Step.BlockStep;
import org.netloom.plan.Step.LayerStep;
import org.netloom.plan.Value;
import org.netloom.spec.JavaText;
import org.netloom.spec.Shape;

/** Writes the fields and the constructor of a class: layers with their specs and the shapes they get. */
final class ClassWriter {
    private final ClassPlan plan;
    private final SpecWriter specs;

    ClassWriter(ClassPlan plan) {
        this.plan = plan;
        this.specs = new SpecWriter(plan);
    }

    /**
     * A field.
     *
     * @param notes of a person, each a line of a comment
     * @param declaration the whole line
     */
    public record Field(List<String> notes, String declaration) {}

    /** Fields that are set where they are declared: for a class whose shapes are all known and that needs no loops. */
    List<Field> initializedFields() {
        return plan.steps().stream()
                .map(s -> new Field(notes(s), "private final " + type(s) + " " + s.field() + " = " + creation(s) + ";"))
                .toList();
    }

    /** Fields that the constructor sets. */
    List<Field> fields() {
        return plan.steps().stream()
                .map(s -> new Field(notes(s), "private final " + type(s) + " " + s.field() + ";"))
                .toList();
    }

    /** Statements that set the fields. */
    List<String> construction() {
        List<String> lines = new ArrayList<>();
        for (Step s : plan.steps()) {
            if (s instanceof BlockStep block && block.repeated()) {
                String f = s.field();
                String className = block.block().className();
                lines.add(f + " = new " + className + "[" + specs.times(block) + "];");
                lines.add("for (int i = 0; i < " + f + ".length; i++) {");
                lines.add("    Shape before = i == 0 ? " + shapeOf(s.inputs().getFirst()) + " : " + f
                        + "[i - 1].outputShape();");
                lines.add("    " + f + "[i] = add(new " + className + "("
                        + arguments(block, Quote.java(s.node().id() + "[") + " + i + \"]\"", "before") + ")"
                        + s.sharedWith().map(o -> ", " + o + "[i]").orElse("") + ");");
                lines.add("}");
            } else {
                lines.add(s.field() + " = " + creation(s) + ";");
            }
        }
        return lines;
    }

    /** Arguments of a block's constructor. */
    String signature() {
        List<String> arguments = new ArrayList<>(List.of("String " + plan.nameParameter()));
        plan.inputs().forEach(v -> arguments.add("Shape " + v.variable()));
        plan.parameters().forEach(p -> arguments.add(JavaText.name(p.type()) + " " + p.variable()));
        return String.join(", ", arguments);
    }

    /** Where a class takes its output shape from. */
    String outputShape() {
        return shapeOf(plan.output());
    }

    /** Fields for the gradients of the inputs behind the first. */
    List<String> gradientFields() {
        return plan.gradientFields().stream()
                .map(f -> "private Tensor " + f + ";")
                .toList();
    }

    private static List<String> notes(Step step) {
        List<String> notes = new ArrayList<>();
        switch (step) {
            case LayerStep s -> s.nodes().forEach(n -> notes.addAll(lines(n.note())));
            case BlockStep s -> notes.addAll(lines(s.node().note()));
        }
        return notes;
    }

    /** The lines of a person's text, for comments. */
    static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R"))
                .filter(l -> !l.isBlank())
                .limit(20)
                .flatMap(l -> Wrap.lines(Quote.comment(l), 100).stream())
                .toList();
    }

    private static String type(Step step) {
        return switch (step) {
            case LayerStep s -> s.layerClass();
            case BlockStep s -> s.block().className() + (s.repeated() ? "[]" : "");
        };
    }

    private String creation(Step step) {
        return switch (step) {
            case LayerStep s -> "add(new " + s.layerClass() + "(" + arguments(s) + ")" + shared(s) + ")";
            case BlockStep s ->
                "add(new " + s.block().className() + "("
                        + arguments(
                                s, Quote.java(s.node().id()), shapeOf(s.inputs().getFirst())) + ")" + shared(s) + ")";
        };
    }

    /** The step whose parameters it has, as a second argument. */
    private static String shared(Step step) {
        return step.sharedWith().map(o -> ", " + o).orElse("");
    }

    private String arguments(LayerStep step) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Quote.java(step.node().id()));
        arguments.add(specs.of(step.node()));
        step.norm().ifPresent(n -> {
            arguments.add(Quote.java(n.id()));
            arguments.add(specs.of(n));
        });
        step.activation().ifPresent(n -> arguments.add(specs.of(n)));
        step.inputs().forEach(v -> arguments.add(shapeOf(v)));
        return String.join(", ", arguments);
    }

    /** @param shape of the first input */
    private String arguments(BlockStep step, String name, String shape) {
        List<String> arguments = new ArrayList<>(List.of(name, shape));
        step.inputs().stream().skip(1).forEach(v -> arguments.add(shapeOf(v)));
        for (BlockParameter p : step.block().parameters()) {
            Object value = step.use().arguments().containsKey(p.name())
                    ? step.use().arguments().get(p.name())
                    : ((BlockDefinition) step.block().body()).parameters().get(p.name());
            arguments.add(specs.argument(p.type(), value));
        }
        return String.join(", ", arguments);
    }

    /** An expression for the shape of a value. */
    private String shapeOf(Value value) {
        if (plan.inputs().contains(value)) {
            return plan.nameParameter().isEmpty() ? shape(value.shape()) : value.variable();
        }
        for (Step s : plan.steps()) {
            if (s.output().equals(value)) {
                boolean array = s instanceof BlockStep b && b.repeated();
                return s.field() + (array ? "[" + s.field() + ".length - 1]" : "") + ".outputShape()";
            }
        }
        throw new IllegalStateException("no step gives " + value);
    }

    /** {@code Shape.of(28, 28, 1)}. */
    static String shape(Shape shape) {
        return Arrays.stream(shape.dims())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", ", "Shape.of(", ")"));
    }

    /** {@code List.of(Shape.of(28, 28, 1), Shape.of(10))}. */
    static String shapes(List<Shape> shapes) {
        return shapes.stream().map(ClassWriter::shape).collect(Collectors.joining(", ", "List.of(", ")"));
    }
}
