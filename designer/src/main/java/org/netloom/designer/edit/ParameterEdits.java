package org.netloom.designer.edit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Node;
import org.netloom.design.SpecReader;
import org.netloom.design.Values;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Scope;
import org.netloom.spec.Component;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/**
 * Hyper-parameters of layers, arguments of block uses, defaults of block parameters. Values are in the notation of design
 * files; one that cannot be read stays as it was written, and the checker says what is wrong.
 */
public final class ParameterEdits {
    /** The parameter of a block use that says how often it stands there. */
    public static final String REPEAT = "repeat";

    /** The parameter of a block use that says which block. */
    public static final String BLOCK = "block";

    private ParameterEdits() {}

    /**
     * Sets a hyper-parameter of one or several nodes; of a block use {@link #REPEAT}, {@link #BLOCK} or an argument.
     * Keystrokes in a row are one step.
     *
     * @param value inside a block it may be the name of a parameter: "$filters"
     */
    public static Edit set(Scope scope, Collection<String> ids, String parameter, Object value) {
        Object normal = Values.normal(value);
        return Edit.of(
                        Texts.get("edit.parameter", Parameters.words(parameter), Bodies.describe(ids)),
                        design -> change(design, scope, ids, node -> with(node, parameter, normal)))
                .merging("parameter " + scope.uses() + " " + ids + " " + parameter);
    }

    /** Gives a hyper-parameter its default again; one without a default stays. */
    public static Edit reset(Scope scope, Collection<String> ids, String parameter) {
        return Edit.of(
                Texts.get("edit.reset", Parameters.words(parameter), Bodies.describe(ids)),
                design -> change(design, scope, ids, node -> without(node, parameter)));
    }

    /** What an edit does to a node. */
    private interface Change {
        Node apply(Node node);
    }

    private static void change(Design design, Scope scope, Collection<String> ids, Change change) {
        Body body = Bodies.of(design, scope);
        ids.forEach(id -> body.replace(change.apply(Bodies.node(body, id))));
    }

    static Node with(Node node, String parameter, Object value) {
        return switch (node.content()) {
            case Content.BlockUse use ->
                node.withContent(
                        switch (parameter) {
                            case BLOCK -> new Content.BlockUse(String.valueOf(value), use.repeat(), use.arguments());
                            case REPEAT -> new Content.BlockUse(use.block(), value, use.arguments());
                            default -> use.with(parameter, value);
                        });
            case Content.BlockInput _ -> node;
            default -> {
                Map<String, Object> values = Bodies.valuesCopy(node);
                values.put(parameter, value);
                yield rewritten(node, node.content().type(), values);
            }
        };
    }

    private static Node without(Node node, String parameter) {
        Map<String, Object> values = Bodies.valuesCopy(node);
        values.remove(parameter);
        if (node.content() instanceof Content.BlockUse use) {
            boolean repeat = parameter.equals(REPEAT);
            return node.withContent(new Content.BlockUse(use.block(), repeat ? 1L : use.repeat(), values));
        }
        boolean needed = Parameters.type(node.content().type())
                .flatMap(t -> t.component(parameter))
                .filter(Component::required)
                .isPresent();
        return needed || node.content() instanceof Content.BlockInput
                ? node
                : rewritten(node, node.content().type(), values);
    }

    /** The node with other hyper-parameters; fields that belong to none stay, unless they do now. */
    static Node rewritten(Node node, String type, Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        node.unknown().forEach(all::putIfAbsent);
        return SpecReader.rewrite(node, type, all);
    }

    /**
     * Makes layers of another type of them. Hyper-parameters that both types have keep their values; those that must be
     * given begin as in {@link NewLayers}.
     */
    public static Edit changeType(Scope scope, Collection<String> ids, String type) {
        return Edit.of(Texts.get("edit.changeType", Bodies.describe(ids), type), design -> {
            SpecType<? extends LayerSpec> to = SpecFamily.of(LayerSpec.class).byName(type);
            change(design, scope, ids, node -> {
                if (node.content() instanceof Content.BlockUse || node.content() instanceof Content.BlockInput) {
                    return node;
                }
                Map<String, Object> old = Bodies.values(node);
                Map<String, Object> start = NewLayers.required(to);
                Map<String, Object> values = new LinkedHashMap<>();
                for (Component c : to.components()) {
                    if (old.containsKey(c.name())) {
                        values.put(c.name(), old.get(c.name()));
                    } else if (start.containsKey(c.name())) {
                        values.put(c.name(), start.get(c.name()));
                    }
                }
                return rewritten(node, type, values);
            });
        });
    }

    // ---- parameters of blocks ---------------------------------------------------------------------------------------

    /** Changes the default of a parameter of a block, or adds one. Keystrokes in a row are one step. */
    public static Edit setDefault(String block, String parameter, Object value) {
        return Edit.of(
                        Texts.get("edit.default", parameter),
                        design -> definition(design, block).parameter(parameter, Values.normal(value)))
                .merging("default " + block + " " + parameter);
    }

    static BlockDefinition definition(Design design, String block) {
        return design.block(block).orElseThrow(() -> new IllegalArgumentException("there is no block " + block));
    }
}
