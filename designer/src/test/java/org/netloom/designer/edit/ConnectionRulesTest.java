package org.netloom.designer.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.designer.document.Scope;
import org.netloom.spec.Add;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Input;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

class ConnectionRulesTest {
    private static Fixture some() {
        return new Fixture(Design.named("some")
                .chain(
                        Input.of(Shape.of(8, 8, 3)),
                        Conv2d.of(4, 3).padding(Padding.SAME),
                        ReLU.of(),
                        Conv2d.of(4, 3).padding(Padding.SAME))
                .then("sum", Add.of())
                .add("free", ReLU.of())
                .add("fc", Dense.of(3))
                .add("small", Conv2d.of(2, 3))
                .connect("conv1", "small"));
    }

    private static void refused(String sentence, Fixture f, String from, String to, int port) {
        assertEquals(Optional.of(sentence), ConnectionRules.why(f.editor, from, to, port));
        assertEquals(Optional.of(sentence), ConnectionRules.of(f.editor).impossible(from, to, port));
    }

    @Test
    void whatIsImpossibleSaysWhy() {
        Fixture f = some();
        refused("A layer cannot be its own input.", f, "free", "free", 0);
        refused("input is where data comes in and takes no input.", f, "conv1", "input", 0);
        refused("relu1 takes one input, and has it from conv1.", f, "input", "relu1", 0);
        refused("conv1 is connected there already.", f, "conv1", "relu1", 0);
        refused("Input 1 of sum is taken by conv2.", f, "relu1", "sum", 0);
        refused("nobody is not there any more.", f, "nobody", "sum", 1);
        f.edit(EdgeEdits.disconnect(Scope.ROOT, Edge.of("input", "conv1")));
        refused(
                "That would close a cycle: conv2 -> conv1 -> relu1 -> conv2. Data flows one way.",
                f,
                "conv2",
                "conv1",
                0);
    }

    @Test
    void whatIsFineHasNothingAgainstIt() {
        Fixture f = some();
        assertEquals(Optional.empty(), ConnectionRules.why(f.editor, "relu1", "free", 0));
        assertEquals(Optional.empty(), ConnectionRules.why(f.editor, "conv1", "sum", 1));
        assertEquals(1, ConnectionRules.freePort(f.editor, "sum"));
        assertEquals(0, ConnectionRules.freePort(f.editor, "relu1"));
    }

    @Test
    void whatWouldNotFitIsSaidInTheWordsOfTheChecker() {
        Fixture f = some();
        ConnectionRules rules = ConnectionRules.of(f.editor);
        for (Edge e : new Edge[] {Edge.of("conv1", "fc"), Edge.of("small", "sum", 1)}) {
            assertEquals(Optional.empty(), rules.impossible(e.from(), e.to(), e.port()));
            String why = rules.why(e.from(), e.to(), e.port()).orElseThrow();
            f.edit(EdgeEdits.connect(Scope.ROOT, e.from(), e.to(), e.port()));
            assertTrue(
                    f.document.result().errors().stream().anyMatch(p -> why.equals(p.node() + ": " + p.text())),
                    () -> why + " / " + f.problems());
            f.document.undo();
        }
    }

    @Test
    void aMovedEdgeDoesNotStandInItsOwnWay() {
        Fixture f = some();
        Edge edge = Edge.of("conv2", "sum");
        assertEquals(Optional.empty(), ConnectionRules.moving(f.editor, edge).why("relu1", "sum", 0));
        assertEquals(Optional.empty(), ConnectionRules.moving(f.editor, edge).impossible("sum", "fc", 0));
        // Without conv1 -> relu1 there is no way from conv1 on.
        assertEquals(
                Optional.empty(),
                ConnectionRules.moving(f.editor, Edge.of("conv1", "relu1")).impossible("relu1", "free", 0));
    }

    @Test
    void insideABlockItsValuesCount() {
        Fixture f = Fixture.sample("mini-resnet");
        f.editor.show(Scope.ROOT.inside("stage2"));
        f.edit(EdgeEdits.disconnect(Scope.ROOT.inside("stage2"), Edge.of("in", "sum", 1)));
        assertEquals(Optional.empty(), ConnectionRules.why(f.editor, "in", "sum", 1));
        f.edit(NodeEdits.add(Scope.ROOT.inside("stage2"), Dense.of(4), org.netloom.design.Position.of(0, 0)));
        assertTrue(ConnectionRules.why(f.editor, "bn1", "fc1", 0).isPresent());
    }

    @Test
    void theAnswerComesWhileTheMouseMoves() {
        Design large = Design.named("large").chain(Input.of(Shape.of(32, 32, 3)));
        for (int i = 0; i < 250; i++) {
            large.chain(Conv2d.of(8, 3).padding(Padding.SAME), ReLU.of());
        }
        large.add("fc", Dense.of(10)).add("sum", Add.of()).connect("relu1", "sum", 0);
        Fixture f = new Fixture(large);
        for (int i = 0; i < 50; i++) {
            ask(f, i);
        }
        long[] nanos = new long[101];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            ask(f, i);
            nanos[i] = (System.nanoTime() - start) / 3;
        }
        java.util.Arrays.sort(nanos);
        long median = nanos[nanos.length / 2];
        System.out.println("why an edge cannot be drawn, 500 nodes: " + median / 1000 + " us, at most "
                + nanos[nanos.length - 1] / 1000 + " us");
        assertTrue(median < 5_000_000, () -> median + " ns");
    }

    private static void ask(Fixture f, int i) {
        assertTrue(
                ConnectionRules.why(f.editor, "relu" + (1 + i % 250), "fc", 0).isPresent());
        assertTrue(ConnectionRules.why(f.editor, "relu" + (1 + i % 250), "conv1", 0)
                .isPresent());
        assertTrue(
                ConnectionRules.why(f.editor, "relu" + (2 + i % 249), "sum", 1).isEmpty());
    }
}
