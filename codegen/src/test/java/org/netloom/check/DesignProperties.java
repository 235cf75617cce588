package org.netloom.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.netloom.data.Digits;
import org.netloom.data.Moons;
import org.netloom.data.Shapes;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.design.Note;
import org.netloom.design.SpecReader;
import org.netloom.loss.BinaryCrossEntropy;
import org.netloom.loss.MeanSquared;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;
import org.netloom.train.TrainingPlan;

/** Designs at random, most of them broken in several ways. */
class DesignProperties {
    private static final List<String> TYPES = List.of(
            "Dense",
            "Conv2d",
            "ConvTranspose2d",
            "MaxPool2d",
            "AvgPool2d",
            "GlobalAveragePool",
            "Flatten",
            "ReLU",
            "LeakyReLU",
            "Softmax",
            "BatchNorm",
            "Dropout",
            "Add",
            "Concat",
            "Input",
            "Conv2D",
            "Warp");
    private static final List<String> PARAMETERS = List.of(
            "filters", "kernel", "stride", "padding", "groups", "units", "rate", "shape", "alpha", "kernal", "colour");
    private static final List<Object> VALUES = List.of(
            1L,
            2L,
            3L,
            8L,
            0L,
            -1L,
            5_000L,
            0.5,
            "same",
            "valid",
            "x",
            "$filters",
            "$nothing",
            true,
            List.of(3L, 1L),
            List.of(28L, 28L, 1L),
            List.of(4L),
            List.of("$filters", 3L),
            Map.of("a", 1L));

    @Provide
    Arbitrary<Design> designs() {
        return Arbitraries.longs().map(seed -> design(new Random(seed)));
    }

    private static Design design(Random random) {
        Design d = Design.named(random.nextInt(10) == 0 ? "a/b \"c\"" : "random");
        int blocks = random.nextInt(3);
        for (int b = 0; b < blocks; b++) {
            BlockDefinition block = BlockDefinition.named("B" + b).parameter("filters", 1 + random.nextInt(8));
            fill(block, random, 1 + random.nextInt(5));
            d.block(block);
        }
        d.add(
                "input",
                SpecReader.read("Input", Map.of("shape", random.nextBoolean() ? List.of(12L, 12L, 2L) : List.of(6L))));
        fill(d, random, 1 + random.nextInt(10));
        switch (random.nextInt(4)) {
            case 0 -> d.training(TrainingPlan.of(Digits.of(), SoftmaxCrossEntropy.of()));
            case 1 ->
                d.training(TrainingPlan.of(Moons.of(), BinaryCrossEntropy.of()).batchSize(random.nextInt(3)));
            case 2 ->
                d.training(TrainingPlan.of(Shapes.of().masks(true), MeanSquared.of())
                        .epochs(-1));
            default -> d.notes().add(Note.of("no plan\n\"yet\""));
        }
        return d;
    }

    private static void fill(Body body, Random random, int count) {
        List<String> ids = new ArrayList<>(body.nodes().stream().map(Node::id).toList());
        for (int i = 0; i < count; i++) {
            String id = (random.nextInt(15) == 0 ? "n." : "n") + i;
            body.add(node(id, random));
            int edges = 1 + random.nextInt(2);
            for (int e = 0; e < edges; e++) {
                body.connect(ids.get(ids.size() - 1 - random.nextInt(Math.min(3, ids.size()))), id, e);
            }
            ids.add(id);
        }
        while (random.nextInt(3) == 0) {
            ids.add("nowhere");
            body.connect(ids.get(random.nextInt(ids.size())), ids.get(random.nextInt(ids.size())), random.nextInt(3));
        }
    }

    private static Node node(String id, Random random) {
        if (random.nextInt(6) == 0) {
            return Node.of(
                    id,
                    Content.BlockUse.of("B" + random.nextInt(3))
                            .with(random.nextInt(8) == 0 ? "filtres" : "filters", 1 + random.nextInt(9))
                            .repeat(random.nextInt(4)));
        }
        String type = TYPES.get(random.nextInt(TYPES.size()));
        Map<String, Object> values = new LinkedHashMap<>();
        switch (type) {
            case "Conv2d", "ConvTranspose2d" -> values.put("filters", 1L + random.nextInt(8));
            case "Dense" -> values.put("units", 10L);
            case "Dropout" -> values.put("rate", 0.5);
            default -> {}
        }
        if (type.contains("2d")) {
            values.put("kernel", 1L + random.nextInt(3));
        }
        while (random.nextInt(4) == 0) {
            values.put(PARAMETERS.get(random.nextInt(PARAMETERS.size())), VALUES.get(random.nextInt(VALUES.size())));
        }
        return SpecReader.rewrite(Node.of(id, new Content.BlockInput()), type, values);
    }

    @Property(tries = 600)
    void checkingNeverThrowsAndSaysWhereThingsAre(@ForAll("designs") Design d) {
        CheckResult r = Checker.check(d);
        for (Problem p : r.problems()) {
            assertFalse(p.text().contains("null") || p.text().contains("Exception"), p::toString);
            assertTrue(p.node().isEmpty() || d.locate(p.node()).isPresent(), () -> p + " stands at no node");
        }
        boolean allSound = r.reports().stream().allMatch(NodeReport::sound);
        assertTrue(!r.ok() || allSound && r.outputShape().isPresent(), "a design without errors has all shapes");
        assertEquals(r.totals().parameters(), Checker.check(d.copy()).totals().parameters());
        Summary.of(r)
                .rows()
                .forEach(row -> assertEquals(Summary.COLUMNS.size(), row.cells().size()));
        if (r.ok()) {
            r.memory();
        }
    }

    @Property(tries = 600)
    void savedAndLoadedIsTheSame(@ForAll("designs") Design d) {
        String text = DesignFile.text(d);
        Design back = DesignFile.parse(text);
        assertEquals(text, DesignFile.text(back));
        assertEquals(messages(d), messages(back));
    }

    /** A fix removes its problem, or at least what it was offered for is not there in the same words. */
    @Property(tries = 400)
    void fixesMend(@ForAll("designs") Design d) {
        List<Problem> problems = Checker.check(d).problems();
        for (Problem p :
                problems.stream().filter(x -> x.severity() == Severity.ERROR).toList()) {
            for (Fix fix : p.fixes()) {
                Design mended = d.copy();
                Fixes.apply(mended, p, fix);
                assertFalse(
                        messages(mended).contains(p.toString()),
                        () -> fix + " does not mend " + p + "\n" + DesignFile.text(d));
            }
        }
    }

    @Property(tries = 300)
    void renamingKeepsTheStructure(@ForAll("designs") Design d) {
        Node node = List.copyOf(d.nodes()).getLast();
        List<Edge> into = d.edgesInto(node.id());
        d.rename(node.id(), "renamed");
        assertEquals(
                into.stream().map(e -> e.renamed(node.id(), "renamed")).collect(Collectors.toSet()),
                java.util.Set.copyOf(d.edgesInto("renamed")));
        assertTrue(d.edgesInto(node.id()).isEmpty());
    }

    private static List<String> messages(Design d) {
        return Checker.check(d).problems().stream().map(Problem::toString).toList();
    }
}
