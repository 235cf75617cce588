package org.netloom.designer.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.design.Node;

/**
 * Which body of a design a view shows, and through which uses it was reached: the way in the breadcrumb.
 *
 * @param uses ids of block nodes, outermost first; empty for the design itself
 */
public record Scope(List<String> uses) {
    /** The design itself. */
    public static final Scope ROOT = new Scope(List.of());

    public Scope {
        uses = List.copyOf(uses);
    }

    /** Inside a block node of this scope. */
    public Scope inside(String use) {
        List<String> way = new ArrayList<>(uses);
        way.add(use);
        return new Scope(way);
    }

    /** The first {@code depth} steps of the way. */
    public Scope outer(int depth) {
        return new Scope(uses.subList(0, depth));
    }

    public boolean isRoot() {
        return uses.isEmpty();
    }

    /** The body shown; empty where a use on the way is gone. */
    public Optional<Body> body(Design design) {
        Body body = design;
        for (String use : uses) {
            Optional<BlockDefinition> block = body.node(use)
                    .map(Node::content)
                    .filter(Content.BlockUse.class::isInstance)
                    .flatMap(c -> design.block(((Content.BlockUse) c).block()));
            if (block.isEmpty()) {
                return Optional.empty();
            }
            body = block.get();
        }
        return Optional.of(body);
    }

    /** As much of the way as still leads somewhere. */
    public Scope existing(Design design) {
        Scope scope = this;
        while (scope.body(design).isEmpty()) {
            scope = scope.outer(scope.uses.size() - 1);
        }
        return scope;
    }

    /** What stands in front of the ids of nodes in the paths of the checker: "stage1[0]."; of repeated uses the first. */
    public String prefix(Expansion expansion) {
        StringBuilder prefix = new StringBuilder();
        for (String use : uses) {
            String outer = prefix + use;
            prefix.setLength(0);
            prefix.append(expansion.uses().stream()
                            .filter(u -> u.outer().equals(outer))
                            .map(Expansion.Use::path)
                            .findFirst()
                            .orElse(outer))
                    .append('.');
        }
        return prefix.toString();
    }
}
