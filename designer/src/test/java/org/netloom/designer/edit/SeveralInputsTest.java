package org.netloom.designer.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Input;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

/** Blocks with several inputs: the stage of a decoder is made, used, changed and dissolved. */
class SeveralInputsTest {
    private static final Set<String> STAGE = Set.of("up", "both", "conv", "relu");

    /** One level of a U-Net. */
    private static Fixture unet() {
        return new Fixture(Design.named("unet")
                .add("input", Input.of(Shape.of(8, 8, 3)))
                .then("left", Conv2d.of(4, 3).padding(Padding.SAME))
                .then("pool", MaxPool2d.of(2))
                .then("bottom", Conv2d.of(6, 3).padding(Padding.SAME))
                .then("up", ConvTranspose2d.of(4, 2).stride(2))
                .add("both", Concat.of())
                .connect("left", "both")
                .connect("up", "both", 1)
                .after("both")
                .then("conv", Conv2d.of(4, 3).padding(Padding.SAME))
                .then("relu", ReLU.of())
                .then("mask", Conv2d.of(1, 1)));
    }

    private static Fixture staged() {
        Fixture f = unet();
        assertEquals(Optional.empty(), BlockEdits.whyNoBlock(f.editor, Selection.nodes(STAGE)));
        return f.edit(BlockEdits.makeBlock(f.editor, Selection.nodes(STAGE), "Decoder")
                .edit());
    }

    private static BlockDefinition decoder(Fixture f) {
        return f.editor.design().block("Decoder").orElseThrow();
    }

    private static List<String> inputs(Fixture f) {
        return decoder(f).inputs().stream().map(Node::id).toList();
    }

    private static List<String> edges(BlockDefinition block) {
        return block.edges().stream().map(Edge::toString).toList();
    }

    @Test
    void theStageOfADecoderBecomesABlockWithTwoInputs() {
        Fixture f = staged();
        assertEquals(List.of(), f.problems());
        assertEquals(List.of("in", "in2"), inputs(f));
        assertTrue(edges(decoder(f)).containsAll(List.of("in -> up", "in2 -> both", "up -> both:1")), f.text());
        assertTrue(f.edges().containsAll(List.of("bottom -> decoder1", "left -> decoder1:1", "decoder1 -> mask")));
        assertEquals(Shape.of(8, 8, 4), f.editor.outputShape("decoder1").orElseThrow());
        assertEquals(
                2,
                decoder(f).inputs().stream()
                        .map(n -> n.position().orElseThrow())
                        .distinct()
                        .count());
    }

    /** A value that is read in several places of the selection comes in once. */
    @Test
    void aValueThatIsReadTwiceIsOneInput() {
        Fixture f = unet();
        f.edit(BlockEdits.makeBlock(f.editor, Selection.nodes(Set.of("pool", "bottom", "up", "both")), "Level")
                .edit());
        assertEquals(
                List.of("in"),
                f.editor.design().block("Level").orElseThrow().inputs().stream()
                        .map(Node::id)
                        .toList());
        assertEquals(List.of(), f.problems());
    }

    @Test
    void theInsideComesBackWhereItWas() {
        Fixture f = unet();
        List<String> before = f.edges().stream().sorted().toList();
        f.edit(BlockEdits.makeBlock(f.editor, Selection.nodes(STAGE), "Decoder").edit());
        f.edit(BlockEdits.dissolve(f.editor, "decoder1").edit());
        assertEquals(before, f.edges().stream().sorted().toList());
        assertTrue(f.editor.design().blocks().isEmpty());
        assertEquals(List.of(), f.problems());
    }

    /** The output of each repetition goes into the first input of the next; the second gets the same value in each. */
    @Test
    void aRepeatedBlockIsWrittenOutInARow() {
        BlockDefinition join = new BlockDefinition("Join")
                .add("main", new Content.BlockInput())
                .add("side", new Content.BlockInput())
                .add("both", Concat.of())
                .connect("main", "both")
                .connect("side", "both", 1);
        Fixture f = new Fixture(Design.named("row")
                .block(join)
                .add("input", Input.of(Shape.of(8, 8, 3)))
                .then("conv", Conv2d.of(4, 1))
                .add("join", Content.BlockUse.of("Join").repeat(2))
                .connect("conv", "join")
                .connect("input", "join", 1)
                .after("join")
                .then("end", Conv2d.of(1, 1)));
        f.edit(BlockEdits.dissolve(f.editor, "join").edit());
        assertTrue(
                f.edges()
                        .containsAll(List.of(
                                "conv -> both",
                                "input -> both:1",
                                "both -> both_2",
                                "input -> both_2:1",
                                "both_2 -> end")),
                f.text());
        assertEquals(List.of(), f.problems());
    }

    @Test
    void anInputTakenAwayTakesTheEdgesOfAllUsesAlong() {
        Fixture f = staged();
        Scope inside = Scope.ROOT.inside("decoder1");
        f.edit(NodeEdits.delete(inside, Selection.of("in")));
        assertEquals(List.of("in2"), inputs(f));
        assertTrue(f.edges().contains("left -> decoder1"), f.text());
        assertTrue(f.edges().stream().noneMatch(e -> e.startsWith("bottom ->")), f.text());
    }

    @Test
    void theLastEntranceStays() {
        Fixture f = staged();
        Scope inside = Scope.ROOT.inside("decoder1");
        f.edit(NodeEdits.delete(inside, Selection.nodes(Set.of("in", "in2"))));
        assertEquals(List.of("in"), inputs(f));
    }

    @Test
    void edgesGoToTheFreeInputAndNoFurther() {
        Fixture f = staged();
        f.edit(EdgeEdits.disconnect(Scope.ROOT, Edge.of("left", "decoder1", 1)));
        assertEquals(1, ConnectionRules.freePort(f.editor, "decoder1"));
        assertEquals(Optional.empty(), ConnectionRules.why(f.editor, "left", "decoder1", 1));
        f.edit(EdgeEdits.disconnect(Scope.ROOT, Edge.of("bottom", "decoder1")));
        f.edit(EdgeEdits.connect(Scope.ROOT, "left", "decoder1", 1));
        assertEquals(0, ConnectionRules.freePort(f.editor, "decoder1"));
        // The inputs of a block have names: what is connected to the second does not move up.
        assertTrue(f.edges().contains("left -> decoder1:1"), f.text());
        assertTrue(ConnectionRules.why(f.editor, "input", "decoder1", 0).isPresent(), "does not fit");
    }
}
