package org.netloom.designer.edit;

import java.util.Map;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Expansion;
import org.netloom.designer.document.Editor;

/** What a view is in. */
final class Surroundings {
    private Surroundings() {}

    /** Values of the parameters of the block that is shown, as the use on the way to it gives them; none in the design. */
    static Map<String, Object> values(Editor editor) {
        Expansion expansion = editor.document().result().expansion();
        String prefix = editor.scope().prefix(expansion);
        if (!(editor.body() instanceof BlockDefinition block)) {
            return Map.of();
        }
        return expansion.uses().stream()
                .filter(u -> prefix.equals(u.path() + "."))
                .findFirst()
                .map(Expansion.Use::arguments)
                .orElseGet(block::parameters);
    }
}
