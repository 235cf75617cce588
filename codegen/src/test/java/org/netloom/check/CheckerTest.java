package org.netloom.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netloom.data.Blobs;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.DataSpec;
import org.netloom.data.Digits;
import org.netloom.data.Moons;
import org.netloom.data.Shapes;
import org.netloom.data.Spirals;
import org.netloom.data.Split;
import org.netloom.data.Targets;
import org.netloom.data.Xor;
import org.netloom.design.Design;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.spec.Add;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.Input;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.ReceptiveField;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.train.TrainingPlan;

class CheckerTest {
    private static Design lenet() {
        return Design.named("lenet5")
                .add("input", Input.of(Shape.of(28, 28, 1)))
                .chain(Conv2d.of(6, 5).padding(2), Tanh.of(), MaxPool2d.of(2))
                .chain(Conv2d.of(16, 5), Tanh.of(), MaxPool2d.of(2), Flatten.of())
                .chain(Dense.of(120), Tanh.of(), Dense.of(84), Tanh.of(), Dense.of(10))
                .training(TrainingPlan.of(Digits.of(), SoftmaxCrossEntropy.of()));
    }

    private static NodeReport report(CheckResult r, String path) {
        return r.report(path).orElseThrow();
    }

    @Test
    void numbersOfLeNet() {
        CheckResult r = Checker.check(lenet());
        assertEquals(List.of(), r.problems());
        NodeReport conv2 = report(r, "conv2");
        assertEquals(Optional.of(Shape.of(10, 10, 16)), conv2.output());
        assertEquals(
                "height = (14 - 5)/1 + 1 = 10", conv2.shapeFormulas().getFirst().toString());
        assertEquals("(5*5*6 + 1)*16 = 2416", conv2.parameterFormula().equation());
        assertEquals(240_000, conv2.multiplyAdds().value());
        assertEquals(4 * 64 * 1600, conv2.inferenceBytes(64));
        assertEquals(2 * 4 * 64 * 1600, conv2.trainingBytes(64));
        assertEquals(
                new ReceptiveField(14, 14, 2, 2, -2, -2), conv2.receptiveField().orElseThrow());
        assertEquals(61_706, r.totals().parameters());
        assertEquals(416_520, r.totals().multiplyAdds());
        assertTrue(r.totals().complete());
        assertEquals(Optional.of(Shape.of(10)), r.outputShape());
        assertEquals(Optional.of(Shape.of(28, 28, 1)), r.inputShape());
    }

    @Test
    void receptiveFieldOfBranchesIsTheirUnion() {
        Design d = Design.named("x")
                .add("input", Input.of(Shape.of(32, 32, 4)))
                .then("conv1", Conv2d.of(4, 3).padding(1))
                .then("conv2", Conv2d.of(4, 3).padding(1))
                .then("sum", Add.of())
                .connect("input", "sum", 1);
        assertEquals(
                new ReceptiveField(5, 5, 1, 1, -2, -2),
                report(Checker.check(d), "sum").receptiveField().orElseThrow());
    }

    @Test
    void oneBrokenLayerDoesNotBlindTheRest() {
        Design d = lenet();
        d.replace(d.node("flatten1").orElseThrow().withContent(new org.netloom.design.Content.Layer(ReLU.of())));
        CheckResult r = Checker.check(d);
        Problem p = r.problems().getFirst();
        assertEquals(1, r.problems().size(), () -> r.problems().toString());
        assertEquals("fc1", p.node());
        assertEquals("insert Flatten", p.fixes().getFirst().label());
        assertFalse(report(r, "fc1").sound());
        assertEquals(Optional.of(Shape.of(120)), report(r, "fc1").output(), "as if Flatten were there");
        assertTrue(report(r, "fc2").sound());
        assertFalse(r.totals().complete());
    }

    @Test
    void unknownLayersCauseNoAvalanche() {
        Design d = lenet();
        d.replace(d.node("conv1")
                .orElseThrow()
                .withContent(org.netloom.design.SpecReader.read("Mystery", java.util.Map.of())));
        d.replace(d.node("fc2").orElseThrow().withContent(new org.netloom.design.Content.Layer(Dense.of(0))));
        CheckResult r = Checker.check(d);
        assertEquals(
                List.of("conv1", "fc2"),
                r.problems().stream().map(Problem::node).toList());
        assertEquals(Optional.empty(), report(r, "pool2").output());
    }

    @Test
    void fixesInBlocksChangeTheDefinitionOrTheArgument() {
        Design d = Zoo.resnet("resnet18", false, 2, 2, 2, 2);
        d.replace(d.node("stage2a")
                .orElseThrow()
                .withContent(org.netloom.design.Content.BlockUse.of("Projection")
                        .with("filters", 0)
                        .with("stride", 2)));
        Problem p = Checker.check(d).errors().getFirst();
        assertEquals("stage2a.conv1", p.node());
        Fixes.apply(d, p, new Fix.SetParameter("filters 128", "filters", 128L));
        assertEquals(List.of(), Checker.check(d).problems());
        assertEquals(11_689_512, Checker.check(d).totals().parameters());
    }

    @Test
    void insertedLayersAreNamedAndPlaced() {
        Design d = Design.named("x")
                .add(org.netloom.design.Node.of("input", Input.of(Shape.of(4, 4, 1)))
                        .at(0, 0))
                .add(org.netloom.design.Node.of("fc", Dense.of(2)).at(0, 100))
                .connect("input", "fc");
        Problem p = Checker.check(d).errors().getFirst();
        Fixes.apply(d, p, p.fixes().getFirst());
        assertEquals(List.of(), Checker.check(d).problems());
        assertEquals(
                org.netloom.design.Position.of(0, 50),
                d.node("flatten1").orElseThrow().position().orElseThrow());
    }

    /** What the checker says of generated data is what the generators make. */
    @Test
    void factsOfDataSetsAreRight() {
        List<String> wrong = new ArrayList<>();
        for (DataSpec spec : List.of(
                Digits.of().count(50),
                Shapes.of().count(50),
                Shapes.of().count(50).masks(true),
                Xor.of(),
                Spirals.of().count(50).arms(4),
                Moons.of().count(50),
                Blobs.of().count(50).classes(5).features(3))) {
            DataParts parts = DataSources.open(spec, Split.of(), java.nio.file.Path.of("."), 1);
            DataFacts facts = DataFacts.of(spec);
            int count = parts.train().size()
                    + parts.validation().size()
                    + parts.test().size();
            Optional<Integer> classes =
                    parts.train().targets() instanceof Targets.Classes c ? Optional.of(c.count()) : Optional.empty();
            Optional<Shape> values =
                    parts.train().targets() instanceof Targets.Values v ? Optional.of(v.shape()) : Optional.empty();
            boolean right = facts.input().equals(Optional.of(parts.train().inputShape()))
                    && facts.classes().equals(classes)
                    && facts.values().equals(values)
                    && (spec instanceof Xor || facts.count().equals(Optional.of(count)));
            if (!right) {
                wrong.add(spec + ": " + facts + " but " + parts.train().inputShape() + " " + classes + " " + values
                        + " " + count);
            }
        }
        assertEquals(List.of(), wrong);
    }
}
