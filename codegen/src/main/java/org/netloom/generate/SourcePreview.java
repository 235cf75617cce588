package org.netloom.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.check.CheckResult;
import org.netloom.design.BlockDefinition;
import org.netloom.plan.ClassPlan;

/**
 * The Java that a design becomes, in memory, with the lines that each of its nodes became: its field, where it is made, and
 * its statements in both passes.
 */
public final class SourcePreview {
    private final List<Source> sources;
    private final Map<Spot, List<Lines>> lines;

    /**
     * A Java file.
     *
     * @param name of its class
     * @param path in the project, with '/'
     */
    public record Source(String name, String path, String text) {}

    /**
     * A node where it is defined.
     *
     * @param block name of the block that holds it; empty for the design itself
     */
    public record Spot(Optional<String> block, String node) {}

    /**
     * Lines that belong together.
     *
     * @param path of the file
     * @param from first line, counted from 1
     * @param to last line
     */
    public record Lines(String path, int from, int to) {
        boolean holds(String file, int line) {
            return path.equals(file) && from <= line && line <= to;
        }
    }

    private SourcePreview(List<Source> sources, Map<Spot, List<Lines>> lines) {
        this.sources = List.copyOf(sources);
        this.lines = lines;
    }

    /**
     * The Java of a design. Takes longer than a check.
     *
     * @throws org.netloom.problem.NetloomException if it has errors, or where no Java can be made of it
     */
    public static SourcePreview of(CheckResult checked) {
        checked.orThrow();
        ProjectGenerator generator = new ProjectGenerator(checked, ExportOptions.of(), RuntimeLibrary.own());
        List<Source> sources = new ArrayList<>();
        for (ProjectFile file : generator.javaFiles()) {
            String name =
                    file.path().substring(file.path().lastIndexOf('/') + 1).replace(".java", "");
            sources.add(new Source(name, file.path(), new String(file.content(), StandardCharsets.UTF_8)));
        }
        Map<Spot, List<Lines>> lines = new LinkedHashMap<>();
        List<ClassPlan> classes = new ArrayList<>(List.of(generator.plan().network()));
        classes.addAll(generator.plan().blocks());
        for (ClassPlan c : classes) {
            Optional<String> block = c.body() instanceof BlockDefinition b ? Optional.of(b.name()) : Optional.empty();
            sources.stream()
                    .filter(s -> s.name().equals(c.className()))
                    .findFirst()
                    .ifPresent(s -> new StatementLines(c, s)
                            .find()
                            .forEach((node, found) -> lines.put(new Spot(block, node), found)));
        }
        return new SourcePreview(sources, lines);
    }

    /** The network, its blocks, the programs, the test. */
    public List<Source> sources() {
        return sources;
    }

    /** The lines of a node, in the order of the file; empty where it became no Java of its own. */
    public List<Lines> lines(Spot spot) {
        return lines.getOrDefault(spot, List.of());
    }

    /** The node that a line belongs to; of several that run in one pass, the first. */
    public Optional<Spot> at(String path, int line) {
        return lines.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(l -> l.holds(path, line)))
                .min(Comparator.comparingInt(e -> e.getValue().stream()
                        .filter(l -> l.holds(path, line))
                        .mapToInt(l -> l.to() - l.from())
                        .min()
                        .orElse(0)))
                .map(Map.Entry::getKey);
    }
}
