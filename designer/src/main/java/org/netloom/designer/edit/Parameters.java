package org.netloom.designer.edit;

import java.util.Locale;
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

    /** What is known of a layer type; null where there is none of that name. */
    static SpecType<? extends LayerSpec> type(String name) {
        return SpecFamily.of(LayerSpec.class).types().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
