package org.netloom.designer.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Node;

/** Which blocks stand in which. */
final class Blocks {
    private Blocks() {}

    /** Names of the blocks that some content uses, directly or in one another, inner ones first. */
    static List<String> needed(Design design, Collection<Content> contents) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> open = new LinkedHashSet<>();
        contents.forEach(c -> visit(design, c, open, found));
        return new ArrayList<>(found);
    }

    private static void visit(Design design, Content content, Set<String> open, Set<String> found) {
        if (!(content instanceof Content.BlockUse use) || found.contains(use.block()) || !open.add(use.block())) {
            return;
        }
        Optional<BlockDefinition> block = design.block(use.block());
        if (block.isPresent()) {
            block.get().nodes().forEach(n -> visit(design, n.content(), open, found));
            found.add(use.block());
        }
    }

    /** Copies the blocks that some content needs to a design that has none of their names. */
    static void copyNeeded(Design from, Design to, Collection<Content> contents) {
        needed(from, contents)
                .forEach(name -> to.block(from.block(name).orElseThrow().copy(name)));
    }

    /** The nodes that use a block, anywhere in the design. */
    static List<Node> uses(Design design, String block) {
        List<Node> uses = new ArrayList<>();
        for (Body body : design.bodies()) {
            body.nodes().stream()
                    .filter(n -> n.content() instanceof Content.BlockUse u
                            && u.block().equals(block))
                    .forEach(uses::add);
        }
        return uses;
    }

    /** How many nodes use a block, those inside itself and inside the blocks that it contains aside. */
    static int usesOutside(Design design, String block) {
        List<String> within = needed(design, List.of(Content.BlockUse.of(block)));
        int uses = 0;
        for (Body body : design.bodies()) {
            if (body == design || !within.contains(body.name())) {
                uses += (int) body.nodes().stream()
                        .filter(n -> n.content() instanceof Content.BlockUse u
                                && u.block().equals(block))
                        .count();
            }
        }
        return uses;
    }
}
