package org.netloom.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.check.DesignMessage;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Expansion;
import org.netloom.design.FlatNode;
import org.netloom.design.Node;
import org.netloom.problem.NearestMatch;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;

/**
 * A part of a design as a design of its own: an encoder alone, the generator or the discriminator of an adversarial pair.
 * Nodes keep their names, so parameters keep theirs. What came in over an edge that was cut comes in by an Input of the same
 * name and of the shape that was known there. Training and notes stay behind.
 *
 * @param design the part
 * @param sources for each layer of the part that has parameters, by its path: the layer of the whole that has them. Mostly
 *     the same; another where it shared those of a layer that is no part
 */
public record SubDesign(Design design, Map<String, String> sources) {
    public SubDesign {
        sources = Map.copyOf(sources);
    }

    /**
     * Some nodes and everything that leads to them.
     *
     * @param nodes of the design itself, not of a block
     * @throws org.netloom.problem.NetloomException if there is no such node, or the design has errors
     */
    public static SubDesign upTo(Design design, String... nodes) {
        Set<String> wanted = new LinkedHashSet<>();
        for (String id : nodes) {
            require(design, id);
            List<String> open = new ArrayList<>(List.of(id));
            while (!open.isEmpty()) {
                String next = open.removeLast();
                if (wanted.add(next)) {
                    design.edgesInto(next).forEach(e -> open.add(e.from()));
                }
            }
        }
        return of(design, wanted, nodes[0]);
    }

    /**
     * Everything that a node leads to, without the node: its output becomes an input. Inputs of the design that are read
     * there stay inputs.
     *
     * @throws org.netloom.problem.NetloomException if there is no such node, or nothing behind it, or the design has errors
     */
    public static SubDesign behind(Design design, String node) {
        require(design, node);
        Set<String> wanted = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            for (Edge e : design.edgesOutOf(open.removeLast())) {
                if (wanted.add(e.to())) {
                    open.add(e.to());
                }
            }
        }
        if (wanted.isEmpty()) {
            throw DesignMessage.NOTHING_BEHIND.exception(node);
        }
        return of(design, wanted, "behind-" + node);
    }

    private static void require(Design design, String id) {
        if (!design.has(id)) {
            List<String> ids = design.nodes().stream().map(Node::id).toList();
            throw DesignMessage.NO_SUCH_NODE.exception(design.name(), id, NearestMatch.suggestion(id, ids));
        }
    }

    private static SubDesign of(Design whole, Set<String> wanted, String end) {
        CheckResult checked = Checker.check(whole).orThrow();
        String name = whole.name() + "-" + end;
        Design part = Design.named(name.substring(0, Math.min(64, name.length())));
        whole.packageName().ifPresent(part::packageName);
        Set<String> cut = cutOff(whole, wanted);
        Map<String, String> heirs = heirs(whole, wanted);
        for (Node n : whole.nodes()) {
            if (cut.contains(n.id())) {
                part.add(input(n, checked));
            } else if (wanted.contains(n.id())) {
                String owner = heirs.getOrDefault(n.id(), n.id());
                part.add(owner.equals(n.id()) ? n.withOwnParameters() : n.sharing(owner));
            }
        }
        whole.edges().stream().filter(e -> wanted.contains(e.to())).forEach(part::connect);
        for (String block : blocks(whole, part)) {
            part.block(whole.block(block).orElseThrow().copy(block));
        }
        return new SubDesign(part, sources(checked.expansion(), Expansion.of(part)));
    }

    /** Nodes outside whose output is read inside. */
    private static Set<String> cutOff(Design whole, Set<String> wanted) {
        Set<String> cut = new LinkedHashSet<>();
        for (Edge e : whole.edges()) {
            if (wanted.contains(e.to()) && !wanted.contains(e.from())) {
                cut.add(e.from());
            }
        }
        return cut;
    }

    /** Who shares with whom in the part: of those whose parameters were one, the first that is there owns them. */
    private static Map<String, String> heirs(Design whole, Set<String> wanted) {
        Map<String, String> owners = whole.owners();
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, String> heirs = new LinkedHashMap<>();
        for (Node n : whole.runOrder()) {
            if (wanted.contains(n.id())) {
                String owner = owners.getOrDefault(n.id(), n.id());
                heirs.put(n.id(), first.computeIfAbsent(owner, _ -> n.id()));
            }
        }
        return heirs;
    }

    private static Node input(Node node, CheckResult checked) {
        if (node.spec().filter(Input.class::isInstance).isPresent()) {
            return node;
        }
        Shape shape = checked.outputShape(node.id()).orElseThrow();
        Node input = Node.of(node.id(), Input.of(shape));
        return node.position().map(input::at).orElse(input);
    }

    /** The blocks that a body uses, and those that these use, in the order of the document. */
    private static List<String> blocks(Design whole, Body body) {
        Set<String> used = new LinkedHashSet<>();
        List<Body> open = new ArrayList<>(List.of(body));
        while (!open.isEmpty()) {
            for (Node n : open.removeLast().nodes()) {
                if (n.content() instanceof Content.BlockUse use && used.add(use.block())) {
                    open.add(whole.block(use.block()).orElseThrow());
                }
            }
        }
        return whole.blocks().stream()
                .map(BlockDefinition::name)
                .filter(used::contains)
                .toList();
    }

    private static Map<String, String> sources(Expansion whole, Expansion part) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (FlatNode n : part.nodes()) {
            if (n.sharedWith().isEmpty() && !(n.spec().orElse(null) instanceof Input)) {
                whole.node(n.path())
                        .ifPresent(w -> sources.put(n.path(), w.sharedWith().orElse(w.path())));
            }
        }
        return sources;
    }
}
