package org.netloom.designer.edit;

import java.util.Locale;
import java.util.Optional;
import org.netloom.design.Content;
import org.netloom.design.Node;
import org.netloom.design.Values;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/** Hyper-parameters by name. */
final class Parameters {
    private Parameters() {}

    /** "optimizer.learningRate" is "optimizer learning rate". */
    static String words(String path) {
        return path.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replaceAll("\\[\\d+]", "")
                .replace('.', ' ')
                .toLowerCase(Locale.ROOT);
    }

    /** What is known of a layer type; empty where there is none of that name. */
    static Optional<SpecType<? extends LayerSpec>> type(String name) {
        for (SpecType<? extends LayerSpec> type : SpecFamily.of(LayerSpec.class).types()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The present value of a hyper-parameter as written, its default included; empty where it has none. */
    static Optional<Object> value(Node node, String parameter) {
        if (node.content() instanceof Content.BlockUse use && parameter.equals(ParameterEdits.REPEAT)) {
            return Optional.of(use.repeat());
        }
        Object written = Bodies.values(node).get(parameter);
        if (written != null) {
            return Optional.of(written);
        }
        if (node.content() instanceof Content.Layer(LayerSpec spec)) {
            SpecType<LayerSpec> type = SpecType.of(spec);
            return type.component(parameter).map(c -> Values.normal(c.toJson(type.get(spec, parameter))));
        }
        return type(node.content().type())
                .flatMap(t -> t.component(parameter))
                .filter(c -> !c.required() && c.defaultValue() != null)
                .map(c -> Values.normal(c.toJson(c.defaultValue())));
    }
}
