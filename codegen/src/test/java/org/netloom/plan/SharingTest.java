package org.netloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.check.Fixes;
import org.netloom.check.Summary;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content.BlockUse;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.problem.Problem;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Input;
import org.netloom.spec.Padding;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.verify.GradientCheck;

/** Layers and blocks with one set of parameters. */
class SharingTest {
    private static Design chain(String... shared) {
        Design design = Design.named("chain")
                .add("input", Input.of(Shape.of(5, 5, 3)))
                .then("a", Conv2d.of(3, 3).padding(Padding.SAME))
                .then("bn1", BatchNorm.of())
                .then("act1", Tanh.of())
                .then("b", Conv2d.of(3, 3).padding(Padding.SAME))
                .then("bn2", BatchNorm.of())
                .then("act2", Tanh.of())
                .then("gap", GlobalAveragePool.of())
                .then("fc", Dense.of(2));
        for (String pair : shared) {
            design.share(pair.split(">")[0], pair.split(">")[1]);
        }
        return design;
    }

    private static List<String> parameters(NetworkPlan plan) {
        PlannedNetwork network = new PlannedNetwork(plan);
        network.prepareForInference(1, new org.netloom.ops.ScalarOps(new org.netloom.ops.Workers(1)));
        return network.parameters().stream().map(p -> p.name()).toList();
    }

    private static void gradients(Design design) {
        for (long seed = 1; seed <= 3; seed++) {
            assertEquals(List.of(), GradientCheck.differences(new PlannedNetwork(Planner.plan(design)), 2, seed));
        }
    }

    @Test
    void oneSetOfParametersAtTwoPlaces() {
        Design design = chain("b>a");
        NetworkPlan plan = Planner.plan(design);
        assertEquals(84 + 6 + 6 + 8, plan.parameters());
        assertTrue(parameters(plan).contains("a.weight"));
        assertTrue(parameters(plan).stream().noneMatch(p -> p.startsWith("b.")));
        gradients(design);
        assertNotEquals(Planner.plan(chain()).designHash(), plan.designHash());
    }

    /** One convolution with the normalisation behind it in one pass and one without would be layers of two classes. */
    @Test
    void whatSharesRunsTogetherInTheSameWay() {
        assertEquals(List.of(false, false), fused(chain("b>a")));
        assertEquals(List.of(true, true), fused(chain()));
        assertEquals(List.of(true, true), fused(chain("b>a", "bn2>bn1")));
        assertEquals(List.of(false, false), fused(chain("bn2>bn1")));
        gradients(chain("b>a", "bn2>bn1"));
        gradients(chain("bn2>bn1"));
    }

    private static List<Boolean> fused(Design design) {
        return Planner.plan(design).network().steps().stream()
                .filter(s -> s.node().content().type().equals("Conv2d"))
                .map(s -> ((Step.LayerStep) s).norm().isPresent())
                .toList();
    }

    /** The first in the order of the data owns the parameters, whichever the document names. */
    @Test
    void theFirstToRunOwnsThem() {
        assertEquals(Map.of("b", "a"), chain("a>b").owners());
        assertEquals(parameters(Planner.plan(chain("b>a"))), parameters(Planner.plan(chain("a>b"))));
        gradients(chain("a>b"));
    }

    private static Design towers() {
        return Design.named("towers")
                .block(BlockDefinition.named("Tower")
                        .parameter("filters", 4)
                        .then("conv", Conv2d.of(3, 3).padding(Padding.SAME))
                        .then("act", Tanh.of())
                        .then("same", Conv2d.of(3, 3).padding(Padding.SAME))
                        .share("same", "conv"))
                .add("input", Input.of(Shape.of(4, 4, 3)))
                .then("left", BlockUse.of("Tower").repeat(2))
                .add("right", BlockUse.of("Tower").repeat(2))
                .connect("left", "right")
                .share("right", "left")
                .add("sum", Add.of())
                .connect("left", "sum")
                .connect("right", "sum", 1)
                .then("flatten", Flatten.of());
    }

    @Test
    void usesOfABlockShareToo() {
        Design design = towers();
        CheckResult result = Checker.check(design);
        assertEquals(List.of(), result.errors());
        assertEquals(2 * 84, result.totals().parameters());
        assertEquals(2 * 84, Planner.plan(design).parameters());
        assertEquals(
                "left[1].conv",
                result.expansion()
                        .node("right[1].same")
                        .orElseThrow()
                        .sharedWith()
                        .orElseThrow());
        assertTrue(Summary.of(result).rows().stream()
                .filter(r -> r.node().equals("right[0].conv"))
                .allMatch(r -> r.parameters() == 0 && r.settings().endsWith("shared with left[0].conv")));
        gradients(design);
    }

    @Test
    void theFileKeepsWhoSharesWithWhom() {
        String text = DesignFile.text(towers());
        assertTrue(text.contains("\"sharesWith\": \"left\""), text);
        assertEquals(text, DesignFile.text(DesignFile.parse(text)));
        Design renamed = towers();
        renamed.rename("left", "first");
        assertEquals("first", renamed.node("right").orElseThrow().sharesWith().orElseThrow());
    }

    /** The owner goes, its parameters stay with the first of the others. */
    @Test
    void heirs() {
        Design design = chain();
        design.after("act2")
                .then("c", Conv2d.of(3, 3).padding(Padding.SAME))
                .share("b", "a")
                .share("c", "a");
        design.remove("a");
        assertTrue(design.node("b").orElseThrow().sharesWith().isEmpty());
        assertEquals("b", design.node("c").orElseThrow().sharesWith().orElseThrow());
    }

    @Test
    void whatCannotBeSharedIsSaid() {
        expect(
                "NL-615 b.sharesWith: there is no node 'aa' to share parameters with (did you mean 'a'?)",
                chain("b>aa"));
        expect("NL-616 a.sharesWith: these nodes share", chain("a>b", "b>a"));
        expect("NL-616 a.sharesWith: these nodes share", chain("a>a"));
        expect(
                "NL-618 b.sharesWith: b is Conv2d and cannot have the parameters of bn1, which is BatchNorm",
                chain("b>bn1"));
        expect("NL-620 act2.sharesWith: Tanh has no parameters", chain("act2>act1"));
        Design other = chain("b>a");
        other.replace(other.node("a")
                .orElseThrow()
                .withContent(
                        new org.netloom.design.Content.Layer(Conv2d.of(4, 3).padding(Padding.SAME))));
        expect(
                "NL-619 b.sharesWith: b cannot have the parameters of a: b has weight 3 x 3 x 4 x 3, bias 3, a has weight",
                other);
        Design longer = towers();
        longer.replace(longer.node("right")
                .orElseThrow()
                .withContent(BlockUse.of("Tower").repeat(3)));
        expect("NL-619 right.sharesWith: right cannot have the parameters of left: the block stands 3 times", longer);
        Design three = chain("b>a");
        three.after("act2").then("c", Conv2d.of(3, 3).padding(Padding.SAME)).share("c", "b");
        expect("NL-617 c.sharesWith: b has no parameters of its own, it shares those of a", three);
    }

    /** The message is there, and each of its fixes makes it go. */
    private static void expect(String start, Design design) {
        List<Problem> problems = Checker.check(design).problems();
        Problem found = problems.stream()
                .filter(p -> p.toString().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(problems));
        assertTrue(!found.fixes().isEmpty());
        found.fixes().forEach(fix -> {
            Design mended = design.copy();
            Fixes.apply(mended, found, fix);
            assertTrue(
                    Checker.check(mended).problems().stream()
                            .noneMatch(p -> p.toString().equals(found.toString())),
                    fix::toString);
        });
    }
}
