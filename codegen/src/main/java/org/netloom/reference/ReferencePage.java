package org.netloom.reference;

import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.json.Json;
import org.netloom.spec.Component;
import org.netloom.spec.Doc;
import org.netloom.spec.Formula;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.ParameterShape;
import org.netloom.spec.ReceptiveField;
import org.netloom.spec.Reference;
import org.netloom.spec.Shape;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/** The page of a spec, in Markdown that reads well as plain text. Everything comes from the record. */
public final class ReferencePage {
    /** Where the pages lie, from the root of the project. */
    public static final String FOLDER = "docs/reference";

    private ReferencePage() {}

    /** "layers/Conv2d.md", within the folder of the reference. */
    public static String file(SpecType<?> type) {
        return Section.of(type).folder() + "/" + type.name() + ".md";
    }

    /** The page as a file: with its picture and a link to all others. */
    static String markdown(SpecType<?> type) {
        String text = text(type);
        int behindSummary = text.indexOf("## Formula");
        String picture = "![" + type.name() + "](" + type.name() + ".svg)\n\n";
        return text.substring(0, behindSummary) + picture + text.substring(behindSummary)
                + "\n[All pages of the reference](../README.md)\n";
    }

    /** The page for a reader of plain text. */
    public static String text(SpecType<?> type) {
        Doc doc = type.doc();
        StringBuilder page = new StringBuilder();
        page.append("# ").append(type.name()).append("\n\n");
        page.append(Reference.wrap(doc.summary(), ""));
        heading(page, "Formula").append("    ").append(doc.formula()).append('\n');
        heading(page, "Settings").append(Reference.settings(type));
        Spec spec = Examples.spec(type);
        if (spec instanceof LayerSpec layer) {
            heading(page, "Shapes and counts").append(worked(layer));
        }
        heading(page, "When to use it").append(Reference.wrap(doc.use(), ""));
        heading(page, "When not").append(Reference.wrap(doc.avoid(), ""));
        heading(page, "In Java").append("```java\n").append(java(spec)).append("```\n");
        heading(page, "In a design file").append("```json\n").append(json(spec)).append("\n```\n");
        heading(page, "Source").append(Reference.wrap(capital(doc.source()) + ".", ""));
        return page.toString();
    }

    private static StringBuilder heading(StringBuilder page, String title) {
        return page.append("\n## ").append(title).append("\n\n");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    // ---- the worked example -----------------------------------------------------------------------------------------

    /** Shape, parameters and work for the example's inputs, each with its arithmetic. */
    private static String worked(LayerSpec spec) {
        List<Shape> inputs = Examples.inputs(spec);
        List<String> lines = new ArrayList<>();
        for (Formula f : spec.shapeFormulas(inputs)) {
            lines.add(f.toString());
        }
        lines.add("output = " + spec.outputShape(inputs));
        lines.add(spec.parameterFormula(inputs).toString());
        for (ParameterShape p : spec.parameters(inputs)) {
            lines.add("  " + p.name() + ": " + p.shape() + (p.trained() ? "" : ", kept, not trained"));
        }
        Formula work = spec.multiplyAdds(inputs);
        if (work.value() > 0) {
            lines.add(work.toString());
        }
        field(spec, inputs).ifPresent(lines::add);
        String of = inputs.isEmpty()
                ? ""
                : " of " + inputs.stream().map(Shape::toString).collect(Collectors.joining(" and "));
        return "`" + javaOf(spec) + "`" + of + ":\n\n"
                + lines.stream().map(l -> "    " + l + "\n").collect(Collectors.joining());
    }

    /** What one output sees of the input, where it is more than one pixel. */
    private static Optional<String> field(LayerSpec spec, List<Shape> inputs) {
        if (inputs.isEmpty() || inputs.getFirst().rank() < 2) {
            return Optional.empty();
        }
        List<ReceptiveField> pixels =
                inputs.stream().map(_ -> ReceptiveField.PIXEL).toList();
        ReceptiveField f = spec.receptiveField(inputs, pixels);
        boolean one = f.height() == 1 && f.width() == 1;
        return one
                ? Optional.empty()
                : Optional.of("receptive field = " + Json.number(f.height()) + " x " + Json.number(f.width()));
    }

    // ---- Java and JSON ----------------------------------------------------------------------------------------------

    private static <T extends Spec> String javaOf(T spec) {
        return SpecType.of(spec).toJava(spec).text();
    }

    private static String java(Spec spec) {
        String type = spec.getClass().getSimpleName();
        String code = type + " spec = " + javaOf(spec) + ";\n";
        if (spec instanceof LayerSpec layer && !Examples.inputs(layer).isEmpty()) {
            String shapes = Examples.inputs(layer).stream()
                    .map(s -> "Shape.of(" + s.toString().replace(" x ", ", ") + ")")
                    .collect(Collectors.joining(", "));
            code += "Layer layer = Layers.create(\"" + id(type) + "\", spec, List.of(" + shapes + "));\n";
        }
        return code;
    }

    private static String id(String type) {
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    /** A node, or a member of the plan. */
    private static <T extends Spec> String json(T spec) {
        if (spec instanceof LayerSpec layer) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("id", id(layer.typeName()));
            node.putAll(SpecFamily.of(LayerSpec.class).toJson(layer));
            return Json.line(node);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        String member = "training";
        Object value = SpecType.of(spec).toJson(spec);
        for (Component c : SpecType.of(TrainingPlan.class).components()) {
            boolean list = c.type() instanceof ParameterizedType p
                    && p.getActualTypeArguments()[0] instanceof Class<?> e
                    && e.isInstance(spec);
            if (!list && !c.javaClass().isInstance(spec)) {
                continue;
            }
            member = c.name();
            if (c.javaClass().isSealed() || list) {
                values.put(SpecFamily.TYPE, SpecType.of(spec).name());
            }
            values.putAll(SpecType.of(spec).toJson(spec));
            value = list ? List.of(values) : values;
        }
        return Json.format(Map.of(member, value)).strip();
    }
}
