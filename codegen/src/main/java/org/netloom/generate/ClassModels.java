package org.netloom.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Names;
import org.netloom.design.Note;
import org.netloom.plan.ClassPlan;
import org.netloom.plan.JavaNames;
import org.netloom.plan.NetworkPlan;
import org.netloom.plan.Statement;
import org.netloom.plan.Value;
import org.netloom.spec.Shape;

/** Makes the models of the network's class and of the classes of its blocks. */
final class ClassModels {
    private static final int WIDTH = 110;

    private final NetworkPlan plan;
    private final String packageName;

    ClassModels(NetworkPlan plan, String packageName) {
        this.plan = plan;
        this.packageName = packageName;
    }

    /** Name of the network at run time: that of the design, and part of a path. */
    static String runName(NetworkPlan plan) {
        String name = plan.design().name();
        return Names.legal(name) ? name : JavaNames.fileName(name);
    }

    NetworkClass network() {
        ClassPlan c = plan.network();
        ClassWriter writer = new ClassWriter(c);
        PassWriter passes = new PassWriter(c);
        boolean loops = c.hasLoops();
        boolean branched = c.branched();
        return new NetworkClass(
                packageName,
                aboutNetwork(),
                c.className(),
                branched ? "BranchedNetwork" : "Network",
                superArguments(c),
                loops ? writer.fields() : writer.initializedFields(),
                loops ? writer.construction() : List.of(),
                branched
                        ? "List<Tensor> forward(List<Tensor> " + ClassPlan.INPUTS + ") {"
                        : "Tensor forward(Tensor " + c.input().variable() + ") { // " + c.inputShape(),
                texts(passes.forward()),
                branched
                        ? "void backward(List<Tensor> " + ClassPlan.GRADIENTS + ") {"
                        : "void backward(Tensor " + c.outputGradient() + ") { // " + c.outputShape(),
                texts(passes.backward(c.backward())),
                Quote.java(plan.designHash()));
    }

    private String superArguments(ClassPlan c) {
        String name = Quote.java(runName(plan));
        if (!c.branched()) {
            return name + ", " + ClassWriter.shape(c.inputShape()) + ", " + ClassWriter.shape(c.outputShape());
        }
        String names = plan.outputNames().stream().map(Quote::java).collect(Collectors.joining(", ", "List.of(", ")"));
        return String.join(
                ", ", name, ClassWriter.shapes(plan.inputShapes()), ClassWriter.shapes(plan.outputShapes()), names);
    }

    /** "28 x 28 x 1 and 10". */
    static String words(List<Shape> shapes) {
        return shapes.stream().map(Shape::toString).collect(Collectors.joining(" and "));
    }

    /** The outputs, those that only training has behind the others. */
    static String outputs(ClassPlan c) {
        List<Shape> all = c.outputs().stream().map(Value::shape).toList();
        List<Shape> late = all.subList(c.mainOutputs(), all.size());
        return words(all.subList(0, c.mainOutputs()))
                + (late.isEmpty() ? "" : " (in training also " + words(late) + ")");
    }

    private List<String> aboutNetwork() {
        String numbers = String.format(
                Locale.ROOT,
                "%s in, %s out, %,d parameters, %,d multiply-adds a sample.",
                words(plan.inputShapes()),
                outputs(plan.network()),
                plan.parameters(),
                plan.multiplyAdds());
        List<String> lines = new ArrayList<>(List.of(Quote.javadoc(plan.design().name()) + ": " + numbers));
        for (Note n : plan.design().notes()) {
            paragraph(lines, n.text());
        }
        lines.add("");
        lines.add("<p>At the end of each line stands the shape of one sample: height x width x channels.");
        return lines;
    }

    BlockClass block(ClassPlan c) {
        ClassWriter writer = new ClassWriter(c);
        PassWriter passes = new PassWriter(c);
        return new BlockClass(
                packageName,
                aboutBlock(c),
                c.className(),
                writer.fields(),
                writer.gradientFields(),
                writer.signature(),
                c.nameParameter(),
                writer.construction(),
                writer.outputShape(),
                c.inputs().stream().map(v -> "Tensor " + v.variable()).collect(Collectors.joining(", ")),
                c.inputs().stream().map(v -> v.shape().toString()).collect(Collectors.joining(" and ")),
                texts(passes.forward()),
                c.outputGradient(),
                c.outputShape().toString(),
                backwardNote(c),
                backward(passes, c.backward()),
                backward(passes, c.backwardToParameters()),
                c.gradientFields());
    }

    /** What the backward pass of a block with several inputs returns; empty where there is one input. */
    private static String backwardNote(ClassPlan c) {
        if (c.inputs().size() == 1) {
            return "";
        }
        List<String> others = new ArrayList<>();
        for (int i = 1; i < c.inputs().size(); i++) {
            others.add("that of " + c.inputs().get(i).variable() + " is gradient(" + i + ")");
        }
        return "Returns the gradient of " + c.input().variable() + "; " + String.join(", ", others) + ".";
    }

    private static List<String> backward(PassWriter passes, List<Statement> statements) {
        return texts(passes.backward(statements));
    }

    private static List<String> aboutBlock(ClassPlan c) {
        String parameters = ((BlockDefinition) c.body())
                .parameters().entrySet().stream()
                        .map(e -> Quote.javadoc(e.getKey() + " = " + e.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
        String uses = c.places() == 1 ? "used once" : "used " + c.places() + " times";
        List<String> lines = new ArrayList<>();
        lines.add("Block " + Quote.javadoc(c.body().name()) + (parameters.length() == 2 ? "" : parameters) + ", " + uses
                + ".");
        if (c.varied()) {
            lines.add("");
            lines.add("<p>At the end of each line stands the shape of one sample in " + Quote.javadoc(c.place())
                    + "; elsewhere it follows from input and");
            lines.add("parameters.");
        }
        return lines;
    }

    private static void paragraph(List<String> lines, String text) {
        List<String> own = text.lines().filter(l -> !l.isBlank()).limit(20).toList();
        for (int i = 0; i < own.size(); i++) {
            if (i == 0) {
                lines.add("");
            }
            lines.addAll(Wrap.lines((i == 0 ? "<p>" : "") + Quote.javadoc(own.get(i)), WIDTH));
        }
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::toString).toList();
    }
}
