package org.netloom.designer.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Edge;
import org.netloom.design.Names;
import org.netloom.design.Node;
import org.netloom.design.Note;
import org.netloom.design.Position;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;

/** Puts a clip into a body: fresh names, blocks reused where they are equal, values of parameters that are not there. */
final class Paste {
    private static final double STEP = 32;

    private final Clip clip;
    private final Scope scope;
    private final Optional<Position> at;

    /** @param at upper left corner; empty for beside the original */
    Paste(Clip clip, Scope scope, Optional<Position> at) {
        this.clip = clip;
        this.scope = scope;
        this.at = at;
    }

    /**
     * Pastes.
     *
     * @return what came
     * @throws EditRefused if it cannot be in this body
     */
    Selection into(Design design) {
        Body body = Bodies.of(design, scope);
        Map<String, String> blocks = blocks(design);
        Map<String, String> names = names(body);
        if (names.isEmpty() && clip.part().notes().isEmpty()) {
            throw EditRefused.because("edit.paste.entrance");
        }
        refuseRecursion(design, body, names.keySet(), blocks);
        Map<String, Position> places = places(design, body);
        Map<String, Object> values = new HashMap<>(clip.parameters());
        if (body instanceof BlockDefinition block) {
            values.keySet().removeAll(block.parameters().keySet());
        }
        names.forEach((old, now) -> {
            Node node = using(clip.part().node(old).orElseThrow(), blocks);
            Node pasted = References.filled(Stack.at(node, places), values).withId(now);
            body.add(sharesHere(node, body) ? pasted : pasted.sharingAmong(names));
        });
        for (Edge e : clip.inner()) {
            if (names.containsKey(e.from()) && names.containsKey(e.to())) {
                body.connect(new Edge(names.get(e.from()), names.get(e.to()), e.port()));
            }
        }
        return new Selection(new LinkedHashSet<>(names.values()), Set.of(), notes(design, places));
    }

    // ---- blocks -----------------------------------------------------------------------------------------------------

    /** Adds the blocks of the clip, or finds equal ones; gives their names here. */
    private Map<String, String> blocks(Design design) {
        Map<String, String> names = new HashMap<>();
        List<Content> contents = clip.part().nodes().stream().map(Node::content).toList();
        for (String name : Blocks.needed(clip.part(), contents)) {
            BlockDefinition definition = clip.part().block(name).orElseThrow().copy(name);
            List.copyOf(definition.nodes()).forEach(n -> definition.replace(using(n, names)));
            names.put(name, settled(design, definition));
        }
        return names;
    }

    private static String settled(Design design, BlockDefinition definition) {
        String wanted = Names.legal(definition.name()) ? definition.name() : Names.legalized(definition.name());
        String content = content(definition);
        String name = Names.unique(
                wanted,
                n -> design.block(n).filter(b -> !content(b).equals(content)).isPresent());
        if (design.block(name).isEmpty()) {
            design.block(definition.copy(name));
        }
        return name;
    }

    /** What a block does, without its name and where its nodes lie. */
    private static String content(BlockDefinition block) {
        BlockDefinition plain = block.copy("block");
        for (Node n : List.copyOf(plain.nodes())) {
            plain.replace(n.withoutPosition());
        }
        return DesignFile.text(Design.named("content").block(plain));
    }

    private static Node using(Node node, Map<String, String> blocks) {
        return node.content() instanceof Content.BlockUse use && blocks.containsKey(use.block())
                ? node.withContent(new Content.BlockUse(blocks.get(use.block()), use.repeat(), use.arguments()))
                : node;
    }

    private void refuseRecursion(Design design, Body body, Set<String> ids, Map<String, String> blocks) {
        if (body instanceof BlockDefinition around) {
            List<Content> contents = ids.stream()
                    .map(id -> using(clip.part().node(id).orElseThrow(), blocks).content())
                    .toList();
            if (Blocks.needed(design, contents).contains(around.name())) {
                throw EditRefused.because("edit.paste.inside", around.name());
            }
        }
    }

    /** True where a copy of a layer that shares goes on to share with the same layer, which was not copied. */
    private boolean sharesHere(Node node, Body body) {
        return node.sharesWith()
                .filter(other -> !clip.part().has(other))
                .flatMap(body::node)
                .filter(other -> other.content().type().equals(node.content().type()))
                .isPresent();
    }

    // ---- names and places -------------------------------------------------------------------------------------------

    /** New names by old ones. The entrance of a block has no place in the design, nor in a block that has its own. */
    private Map<String, String> names(Body body) {
        boolean entrance = body instanceof BlockDefinition
                && body.nodes().stream().noneMatch(n -> n.content() instanceof Content.BlockInput);
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Node node : clip.part().nodes()) {
            if (node.content() instanceof Content.BlockInput && !entrance) {
                continue;
            }
            String wanted = Names.legal(node.id()) ? node.id() : Names.legalized(node.id());
            String name = Names.unique(wanted, n -> body.has(n) || taken.contains(n));
            taken.add(name);
            names.put(node.id(), name);
        }
        return names;
    }

    /** Places of the nodes, and of the notes by {@link #noteKey}. */
    private Map<String, Position> places(Design design, Body body) {
        boolean known = clip.part().nodes().stream().allMatch(n -> n.position().isPresent());
        Map<String, Position> places = new LinkedHashMap<>();
        if (known) {
            clip.part().nodes().forEach(n -> places.put(n.id(), n.position().orElseThrow()));
        } else {
            places.putAll(Stack.of(clip.part()));
        }
        List<Note> notes = clip.part().notes();
        for (int i = 0; i < notes.size(); i++) {
            int index = i;
            notes.get(i).position().ifPresent(p -> places.put(noteKey(index), p));
        }
        if (at.isPresent()) {
            return Stack.shifted(
                    places, at.get().x() - Stack.left(places), at.get().y() - Stack.top(places));
        }
        double step = STEP;
        while (covered(design, body, Stack.shifted(places, step, step))) {
            step += STEP;
        }
        return Stack.shifted(places, step, step);
    }

    /** True where something would lie exactly on something else. */
    private boolean covered(Design design, Body body, Map<String, Position> places) {
        List<Position> there = new ArrayList<>();
        body.nodes().forEach(n -> n.position().ifPresent(there::add));
        if (scope.isRoot()) {
            design.notes().forEach(n -> n.position().ifPresent(there::add));
        }
        Set<List<Double>> corners = new HashSet<>();
        there.forEach(p -> corners.add(List.of(p.x(), p.y())));
        return places.values().stream().anyMatch(p -> corners.contains(List.of(p.x(), p.y())));
    }

    /** No legal name of a node. */
    private static String noteKey(int index) {
        return "note " + index;
    }

    private Set<Integer> notes(Design design, Map<String, Position> places) {
        Set<Integer> added = new LinkedHashSet<>();
        if (!scope.isRoot()) {
            return added;
        }
        List<Note> notes = clip.part().notes();
        for (int i = 0; i < notes.size(); i++) {
            Position p = places.getOrDefault(noteKey(i), Position.of(Stack.left(places), Stack.top(places)));
            added.add(design.notes().size());
            design.notes().add(notes.get(i).at(p.x(), p.y()));
        }
        return added;
    }
}
