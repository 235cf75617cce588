package org.netloom.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/**
 * Makes layers and training plans of what design files say. A field of an unknown name is kept and does nothing; one that
 * looks like a misspelled parameter is a mistake.
 */
public final class SpecReader {
    private static final SpecFamily<LayerSpec> LAYERS = SpecFamily.of(LayerSpec.class);
    private static final SpecType<TrainingPlan> PLAN = SpecType.of(TrainingPlan.class);

    private SpecReader() {}

    /** A node's layer and the fields that belong to none of its parameters. */
    record Layer(Content content, Map<String, Object> unknown) {}

    /** Fields sorted by whether they belong to a type. */
    private record Sorted(Map<String, Object> known, Map<String, Object> unknown, List<Problem> problems) {}

    /**
     * Reads a layer.
     *
     * @param fields of the node, without those all nodes have
     */
    static Layer node(String type, Map<String, Object> fields) {
        Optional<SpecType<? extends LayerSpec>> known = type(type);
        if (known.isEmpty()) {
            return new Layer(new Content.Unreadable(type, fields, unknownType(type)), Map.of());
        }
        Sorted sorted = sort(known.get(), fields);
        Content content = Values.hasReference(sorted.known())
                ? new Content.Template(type, sorted.known())
                : read(type, sorted.known());
        return new Layer(content, sorted.unknown());
    }

    /**
     * Reads a layer whose values are all given.
     *
     * @return a {@link Content.Layer}, or what is wrong
     */
    public static Content read(String type, Map<String, Object> values) {
        Optional<SpecType<? extends LayerSpec>> known = type(type);
        if (known.isEmpty()) {
            return new Content.Unreadable(type, values, unknownType(type));
        }
        Sorted sorted = sort(known.get(), values);
        if (!sorted.problems().isEmpty()) {
            return new Content.Unreadable(type, values, sorted.problems());
        }
        try {
            return new Content.Layer(known.get().create(sorted.known()));
        } catch (NetloomException e) {
            return new Content.Unreadable(type, values, e.problems());
        }
    }

    /**
     * A node with other content.
     *
     * @param fields of the layer, without those all nodes have
     */
    public static Node rewrite(Node node, String type, Map<String, Object> fields) {
        Layer read = node(type, fields);
        return node.withContent(read.content()).withUnknown(read.unknown());
    }

    private static Optional<SpecType<? extends LayerSpec>> type(String name) {
        for (SpecType<? extends LayerSpec> t : LAYERS.types()) {
            if (t.name().equals(name)) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    private static List<Problem> unknownType(String type) {
        try {
            LAYERS.byName(type);
            return List.of();
        } catch (NetloomException e) {
            return e.problems();
        }
    }

    private static Sorted sort(SpecType<?> type, Map<String, Object> fields) {
        List<String> names = type.components().stream().map(c -> c.name()).toList();
        List<String> free = names.stream().filter(n -> !fields.containsKey(n)).toList();
        Map<String, Object> known = new LinkedHashMap<>();
        Map<String, Object> unknown = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        fields.forEach((name, value) -> {
            Optional<String> near = names.contains(name) ? Optional.empty() : NearestMatch.of(name, free);
            if (near.isPresent()) {
                problems.add(CoreMessage.UNKNOWN_PARAMETER
                        .problem(name, type.name(), name, NearestMatch.suggestion(name, free), String.join(", ", names))
                        .with(new Fix.SetParameter("call it " + near.get(), near.get(), value)));
            }
            (names.contains(name) || near.isPresent() ? known : unknown).put(name, value);
        });
        return new Sorted(known, unknown, problems);
    }

    // ---- the training section ---------------------------------------------------------------------------------------

    /** Reads a training section. */
    public static Training training(Map<String, Object> section) {
        Sorted sorted = sort(PLAN, TrainingPlan.present(section));
        if (!sorted.problems().isEmpty()) {
            return new Training(Optional.empty(), sorted.known(), sorted.problems(), sorted.unknown());
        }
        try {
            return new Training(Optional.of(PLAN.create(sorted.known())), Map.of(), List.of(), sorted.unknown());
        } catch (NetloomException e) {
            return new Training(Optional.empty(), sorted.known(), e.problems(), sorted.unknown());
        }
    }

    /** The section as it is written; the opposite of {@link #training}. */
    public static Map<String, Object> write(Training training) {
        Map<String, Object> section = new LinkedHashMap<>(training.written());
        training.plan().ifPresent(p -> section.putAll(PLAN.toJson(p)));
        section.putAll(training.unknown());
        return section;
    }
}
