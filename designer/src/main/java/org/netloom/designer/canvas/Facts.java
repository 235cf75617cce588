package org.netloom.designer.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.netloom.check.CheckResult;
import org.netloom.check.NodeReport;
import org.netloom.design.Content;
import org.netloom.design.Expansion;
import org.netloom.design.FlatNode;
import org.netloom.problem.Problem;
import org.netloom.spec.Arity;
import org.netloom.spec.Shape;

/** A check result, looked up by the paths of nodes: layers and blocks alike. */
final class Facts {
    private final CheckResult result;
    private final Map<String, List<Problem>> problems = new HashMap<>();
    private final Map<String, List<Problem>> problemsInside = new HashMap<>();
    private final Map<String, Long> parametersInside = new HashMap<>();
    private final Map<String, List<Expansion.Use>> uses = new HashMap<>();
    private final Set<FlatNode> assumed = new HashSet<>();

    Facts(CheckResult result) {
        this.result = result;
        for (Problem p : result.problems()) {
            problems.computeIfAbsent(p.node(), _ -> new ArrayList<>(2)).add(p);
            for (String outer : outers(p.node())) {
                problemsInside.computeIfAbsent(outer, _ -> new ArrayList<>(2)).add(p);
            }
        }
        for (Expansion.Use use : result.expansion().uses()) {
            uses.computeIfAbsent(use.outer(), _ -> new ArrayList<>(2)).add(use);
        }
        for (NodeReport r : result.reports()) {
            long count = r.parameterCount();
            if (count > 0) {
                outers(r.path()).forEach(outer -> parametersInside.merge(outer, count, Long::sum));
            }
            // Reports come in the order of the data, so what is in front has been seen.
            boolean shaky = r.node().inputs().stream()
                    .flatMap(i -> i.source().stream())
                    .anyMatch(s -> assumed.contains(s)
                            || result.report(s).filter(b -> !b.sound()).isPresent());
            if (shaky) {
                assumed.add(r.node());
            }
        }
    }

    /** Paths of the block nodes around a path: of "a[0].b[1].c" they are "a" and "a[0].b". */
    private static List<String> outers(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return List.of();
        }
        List<String> outers = new ArrayList<>(2);
        for (; dot >= 0; dot = path.indexOf('.', dot + 1)) {
            int bracket = path.charAt(dot - 1) == ']' ? path.lastIndexOf('[', dot) : dot;
            outers.add(path.substring(0, bracket));
        }
        return outers;
    }

    CheckResult result() {
        return result;
    }

    List<Problem> problems(String path) {
        return problems.getOrDefault(path, List.of());
    }

    /** Problems of the layers in a block, of repeated ones each once. */
    List<Problem> problemsInside(String path) {
        return problemsInside.getOrDefault(path, List.of());
    }

    /** Parameters of all layers in a block, in all its repetitions. */
    long parametersInside(String path) {
        return parametersInside.getOrDefault(path, 0L);
    }

    Optional<NodeReport> report(String path) {
        return result.report(path);
    }

    Optional<FlatNode> layer(String path) {
        return result.expansion().node(path);
    }

    /** How often a block is used in a row at a node. */
    int repeat(String path) {
        return Math.max(1, uses.getOrDefault(path, List.of()).size());
    }

    /** What stands in front of the paths inside a block: of its first use, where it is repeated. */
    Optional<String> inside(String path) {
        return uses.getOrDefault(path, List.of()).stream().findFirst().map(u -> u.path() + ".");
    }

    /** Shape of what comes out of a node. */
    Optional<Shape> output(String path) {
        return result.outputShape(path);
    }

    /** The layers whose outputs come into a block, of a repeated one into the first. */
    List<FlatNode> entering(String path) {
        return uses.getOrDefault(path, List.of()).stream()
                .limit(1)
                .flatMap(u -> IntStream.range(0, u.in().size()).mapToObj(u::input))
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many inputs a use of a block has. */
    int inputs(Content.BlockUse use) {
        Arity arity = result.design().arity(use);
        return arity.equals(Arity.ANY) ? 1 : arity.max();
    }

    /** The layer whose output leaves a node, or comes in at an input of a block. */
    Optional<FlatNode> producer(String path) {
        return result.expansion().producer(path);
    }

    /** True where an error in front of a layer makes its numbers those of a mended design. */
    boolean assumed(FlatNode layer) {
        return assumed.contains(layer);
    }

    /** True where the output of a layer is not what it will be: it or something in front of it is broken. */
    boolean shaky(FlatNode layer) {
        return assumed.contains(layer)
                || result.report(layer).filter(r -> !r.sound()).isPresent();
    }
}
