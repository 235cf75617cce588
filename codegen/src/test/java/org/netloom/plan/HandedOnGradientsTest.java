package org.netloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Add;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/**
 * A layer whose gradient is that of its output, the very same tensor, must be known to the planner: where the value in front
 * has another consumer, adding in place would change what others still read. Every layer that keeps the shape is put there.
 */
class HandedOnGradientsTest {
    private static final List<Shape> SHAPES = List.of(Shape.of(4, 4, 4), Shape.of(5, 4), Shape.of(6));

    @TestFactory
    Stream<DynamicTest> nothingIsAddedToAGradientThatOthersRead() {
        return SpecFamily.of(LayerSpec.class).types().stream()
                // A step has no derivative; what it hands back instead is a rule of its own.
                .filter(type -> !type.name().equals("Step"))
                .flatMap(type -> SHAPES.stream()
                        .flatMap(shape -> spec(type, shape).stream()
                                .map(spec -> DynamicTest.dynamicTest(
                                        type.name() + " of " + shape, () -> check(spec, shape)))));
    }

    /** A layer of the type, of defaults and small numbers, that takes one such value and gives another. */
    private static Optional<LayerSpec> spec(SpecType<? extends LayerSpec> type, Shape shape) {
        for (Map<String, Object> values : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("filters", 4L, "kernel", 1L),
                Map.of("units", 4L),
                Map.of("heads", 2L),
                Map.of("groups", 2L),
                Map.of("rate", 0.3),
                Map.of("deviation", 0.1),
                Map.of(
                        "shape",
                        java.util.Arrays.stream(shape.dims())
                                .mapToObj(d -> (Object) (long) d)
                                .toList()))) {
            try {
                LayerSpec spec = type.create(values);
                if (spec.arity().max() > 0
                        && spec.arity().accepts(1)
                        && spec.outputShape(List.of(shape)).equals(shape)) {
                    return Optional.of(spec);
                }
            } catch (NetloomException | IllegalArgumentException _) {
                // Another type wants other settings.
                continue;
            }
        }
        return Optional.empty();
    }

    /** The value in front of the layer has two consumers, and its gradient comes out of an addition that gives it to others. */
    private static void check(LayerSpec spec, Shape shape) {
        Design design = Design.named("handed")
                .add("left", Input.of(shape))
                .add("right", Input.of(shape))
                .add("front", Add.of())
                .connect("left", "front")
                .connect("right", "front", 1)
                .add("layer", spec)
                .connect("front", "layer")
                .add("sum", Add.of())
                .connect("layer", "sum")
                .connect("right", "sum", 1)
                .add("again", spec)
                .connect("front", "again")
                .add("end", Add.of())
                .connect("sum", "end")
                .connect("again", "end", 1)
                .connect("left", "end", 2);
        assertTrue(
                Checker.check(design).ok(),
                () -> Checker.check(design).problems().toString());
        NetworkPlan plan = Planner.plan(design, PlanOptions.of().inputGradients(true));
        assertEquals(2, plan.inputShapes().size());
        InputGradientCheck.check(new PlannedNetwork(plan));
    }
}
