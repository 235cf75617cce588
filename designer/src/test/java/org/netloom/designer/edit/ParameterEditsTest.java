package org.netloom.designer.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Scope;
import org.netloom.optimize.Momentum;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Padding;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

class ParameterEditsTest {
    private static Fixture images() {
        return new Fixture(Design.named("images")
                .chain(Input.of(Shape.of(16, 16, 3)), Conv2d.of(4, 3).stride(2), Conv2d.of(8, 3), MaxPool2d.of(2)));
    }

    private static LayerSpec spec(Fixture f, String id) {
        return f.editor.body().node(id).flatMap(n -> n.spec()).orElseThrow();
    }

    @Test
    void oneAndSeveralNodes() {
        Fixture f = images();
        f.edit(ParameterEdits.set(Scope.ROOT, List.of("conv1"), "filters", 7));
        assertEquals("change filters of conv1", f.document.undoName().orElseThrow());
        assertEquals(Conv2d.of(7, 3).stride(2), spec(f, "conv1"));
        f.edit(ParameterEdits.set(Scope.ROOT, List.of("conv1", "conv2"), "padding", "same"));
        assertEquals(Conv2d.of(8, 3).padding(Padding.SAME), spec(f, "conv2"));
        assertEquals("change padding of 2 layers", f.document.undoName().orElseThrow());
        f.edit(ParameterEdits.reset(Scope.ROOT, List.of("conv1"), "stride"));
        assertEquals(Conv2d.of(7, 3).padding(Padding.SAME), spec(f, "conv1"));
        String before = f.text();
        f.editor.edit(ParameterEdits.reset(Scope.ROOT, List.of("conv1"), "filters"));
        assertEquals(before, f.text(), "what must be given has no default");
    }

    @Test
    void typingIsOneStepAndMayBeWrongInBetween() {
        Fixture f = images();
        String before = f.text();
        for (Object typed : List.of(1L, 12L, "x", 128L)) {
            f.editor.edit(ParameterEdits.set(Scope.ROOT, List.of("conv1"), "filters", typed));
        }
        assertEquals(Conv2d.of(128, 3).stride(2), spec(f, "conv1"));
        f.document.undo();
        assertEquals(before, f.text());
        f.edit(ParameterEdits.set(Scope.ROOT, List.of("conv1"), "filters", "many"));
        assertEquals(1, f.document.result().errors().size());
        assertEquals("conv1", f.document.result().errors().getFirst().node());
    }

    @Test
    void argumentsAndRepetitionsOfABlock() {
        Fixture f = Fixture.sample("mini-resnet");
        f.edit(ParameterEdits.set(Scope.ROOT, List.of("stage2"), "filters", 48));
        f.edit(ParameterEdits.set(Scope.ROOT, List.of("stage2"), ParameterEdits.REPEAT, 4));
        f.edit(ParameterEdits.set(Scope.ROOT, List.of("stage2"), ParameterEdits.BLOCK, "ProjectionBlock"));
        assertEquals(
                new Content.BlockUse("ProjectionBlock", 4L, Map.of("filters", 48L)),
                f.editor.body().node("stage2").orElseThrow().content());
        f.edit(ParameterEdits.reset(Scope.ROOT, List.of("stage2"), "filters"));
        f.edit(ParameterEdits.reset(Scope.ROOT, List.of("stage2"), ParameterEdits.REPEAT));
        assertEquals(
                Content.BlockUse.of("ProjectionBlock"),
                f.editor.body().node("stage2").orElseThrow().content());
        f.edit(ParameterEdits.setDefault("ResidualBlock", "filters", 24));
        assertEquals(
                24L,
                f.document
                        .design()
                        .block("ResidualBlock")
                        .orElseThrow()
                        .parameters()
                        .get("filters"));
    }

    @Test
    void templatesKeepTheirReferences() {
        Fixture f = Fixture.sample("mini-resnet");
        Scope inside = Scope.ROOT.inside("stage1");
        f.editor.show(inside);
        f.edit(ParameterEdits.set(inside, List.of("conv1"), "kernel", 5));
        assertEquals(
                "$filters",
                Bodies.values(f.editor.body().node("conv1").orElseThrow()).get("filters"));
        f.edit(ParameterEdits.set(inside, List.of("conv1"), "filters", 16));
        assertTrue(f.editor.body().node("conv1").orElseThrow().content() instanceof Content.Layer);
        f.edit(ParameterEdits.set(inside, List.of("conv1"), "filters", "$filters"));
        assertTrue(f.editor.body().node("conv1").orElseThrow().content() instanceof Content.Template);
    }

    @Test
    void anotherTypeKeepsWhatBothHave() {
        Fixture f = images();
        f.edit(ParameterEdits.set(Scope.ROOT, List.of("pool1"), "stride", 3));
        f.edit(ParameterEdits.changeType(Scope.ROOT, List.of("pool1"), "AvgPool2d"));
        assertEquals(
                "{kernel=2, stride=3}",
                Bodies.values(f.editor.body().node("pool1").orElseThrow()).toString());
        f.edit(ParameterEdits.changeType(Scope.ROOT, List.of("pool1"), "Dense"));
        assertEquals(Dense.of(10), spec(f, "pool1"));
    }

    @Test
    void everyTypeHasANewLayer() {
        for (SpecType<? extends LayerSpec> type : SpecFamily.of(LayerSpec.class).types()) {
            LayerSpec spec = NewLayers.of(type.name());
            assertEquals(type.name(), spec.typeName());
            assertEquals(List.of(), SpecType.of(spec).problems(spec));
        }
    }

    // ---- plan -------------------------------------------------------------------------------------------------------

    @Test
    void thePlanByPaths() {
        Fixture f = Fixture.sample("lenet5");
        f.edit(PlanEdits.set("batchSize", 17));
        assertEquals(17, f.document.design().plan().orElseThrow().batchSize());
        assertEquals("change batch size", f.document.undoName().orElseThrow());
        f.edit(PlanEdits.set("optimizer", Map.of("type", "Momentum", "learningRate", 0.25)));
        f.edit(PlanEdits.set("optimizer.learningRate", 0.5));
        assertEquals(Momentum.of(0.5), f.document.design().plan().orElseThrow().optimizer());
        assertEquals("change optimizer learning rate", f.document.undoName().orElseThrow());
        f.edit(PlanEdits.set("augmentation[0]", Map.of("type", "RandomShift")));
        f.edit(PlanEdits.set("augmentation[0].share", 0.25));
        assertEquals(1, f.document.design().plan().orElseThrow().augmentation().size());
        f.edit(PlanEdits.reset("augmentation[0]"));
        f.edit(PlanEdits.reset("optimizer"));
        f.edit(PlanEdits.set("regularization.l2", 0.01));
        f.edit(PlanEdits.remove());
        assertTrue(f.document.design().training().absent());
    }

    @Test
    void whatHasItsDefaultIsWrittenOutWhenAPartOfItChanges() {
        Fixture f = new Fixture(DesignFile.parse("{\"netloom\": 1, \"name\": \"n\", \"nodes\": [], \"edges\": [],"
                + " \"training\": {\"data\": {\"type\": \"Shapes\"}, \"loss\": {\"type\": \"SoftmaxCrossEntropy\"}}}"));
        f.edit(PlanEdits.set("optimizer.learningRate", 0.5));
        assertTrue(f.text().contains("\"optimizer\": {\"type\": \"Adam\", \"learningRate\": 0.5}"), f::text);
        f.edit(PlanEdits.set("preprocess[1]", Map.of("type", "Standardize")));
        assertTrue(f.document.design().plan().isPresent(), f::text);
        assertEquals(2, f.document.design().plan().orElseThrow().preprocess().size());
    }

    // ---- fixes ------------------------------------------------------------------------------------------------------

    @Test
    void everyFixCanBeUndone() {
        Fixture f =
                new Fixture(Design.named("broken").chain(Input.of(Shape.of(8, 8, 3)), Conv2d.of(4, 3), Dense.of(10)));
        Problem problem = f.document.result().errors().getFirst();
        for (Fix fix : problem.fixes()) {
            f.edit(FixEdits.apply(problem, fix));
            assertEquals(fix.label(), f.document.undoName().orElseThrow());
            f.document.undo();
        }
        f.edit(FixEdits.apply(problem, problem.fixes().getFirst()));
        assertTrue(f.document.result().ok(), () -> f.problems().toString());
    }

    // ---- layout -----------------------------------------------------------------------------------------------------

    @Test
    void alignAndDistribute() {
        Fixture f = images();
        Set<String> all = Set.of("input", "conv1", "conv2");
        f.edit(LayoutEdits.placeAll(
                Scope.ROOT,
                Map.of(
                        "input", new Place(10, 0, 100, 40),
                        "conv1", new Place(50, 70, 100, 40),
                        "conv2", new Place(20, 300, 100, 40))));
        f.edit(LayoutEdits.align(f.editor, all, LayoutEdits.Side.LEFT));
        assertEquals(10, f.editor.places().get("conv1").x());
        f.edit(LayoutEdits.distribute(f.editor, all, LayoutEdits.Axis.VERTICAL));
        assertEquals(150, f.editor.places().get("conv1").y());
        f.edit(LayoutEdits.align(f.editor, all, LayoutEdits.Side.BOTTOM));
        assertEquals(300, f.editor.places().get("input").y());
        f.edit(NodeEdits.pin(Scope.ROOT, List.of("conv1"), true));
        f.edit(LayoutEdits.placeAll(
                Scope.ROOT, Map.of("conv1", new Place(0, 0, 1, 1), "conv2", new Place(5, 5, 1, 1))));
        assertEquals(300, f.editor.places().get("conv1").y());
        assertEquals(5, f.editor.places().get("conv2").y());
        f.edit(DesignEdits.rename("other"));
        f.edit(DesignEdits.packageName("a.b"));
        assertFalse(f.document.title().isEmpty());
    }
}
