package org.netloom.designer.inspector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Node;
import org.netloom.design.SpecReader;

/** Taking a parameter of a block away without breaking what uses it. */
final class BlockParameters {
    private BlockParameters() {}

    /** Puts the default in place of a parameter wherever it is named, and drops the arguments for it. */
    static void remove(Design design, BlockDefinition block, String parameter) {
        Object value = block.parameters().get(parameter);
        for (Node node : List.copyOf(block.nodes())) {
            block.replace(filled(node, "$" + parameter, value));
        }
        block.removeParameter(parameter);
        for (Body body : design.bodies()) {
            for (Node node : List.copyOf(body.nodes())) {
                if (node.content() instanceof Content.BlockUse use
                        && use.block().equals(block.name())
                        && use.arguments().containsKey(parameter)) {
                    Map<String, Object> left = new LinkedHashMap<>(use.arguments());
                    left.remove(parameter);
                    body.replace(node.withContent(new Content.BlockUse(use.block(), use.repeat(), left)));
                }
            }
        }
    }

    private static Node filled(Node node, String reference, Object value) {
        return switch (node.content()) {
            case Content.Template t -> {
                Map<String, Object> values = new LinkedHashMap<>();
                t.values().forEach((k, v) -> values.put(k, filled(v, reference, value)));
                values.putAll(node.unknown());
                yield SpecReader.rewrite(node, t.type(), values);
            }
            case Content.BlockUse use -> {
                Map<String, Object> values = new LinkedHashMap<>();
                use.arguments().forEach((k, v) -> values.put(k, filled(v, reference, value)));
                yield node.withContent(
                        new Content.BlockUse(use.block(), filled(use.repeat(), reference, value), values));
            }
            default -> node;
        };
    }

    private static Object filled(Object now, String reference, Object value) {
        if (now instanceof List<?> list) {
            return list.stream().map(v -> filled(v, reference, value)).toList();
        }
        return reference.equals(now) ? value : now;
    }
}
