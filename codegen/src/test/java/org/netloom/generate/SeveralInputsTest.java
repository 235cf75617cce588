package org.netloom.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netloom.check.Checker;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Content.BlockUse;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.design.Edge;
import org.netloom.plan.Planner;
import org.netloom.spec.Add;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Flatten;
import org.netloom.spec.Input;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.verify.GradientCheck;

/** Blocks with several inputs as Java: who asks for which gradient, and that each of them is right. */
class SeveralInputsTest {
    private static BlockDefinition block(String name, String... inputs) {
        BlockDefinition block = new BlockDefinition(name);
        for (String in : inputs) {
            block.add(in, new Content.BlockInput());
        }
        return block;
    }

    private static BlockDefinition join() {
        return block("Join", "main", "side")
                .add("both", Concat.of())
                .add("conv", Conv2d.of(3, 1))
                .add("act", Tanh.of())
                .connect("main", "both")
                .connect("side", "both", 1)
                .connect("both", "conv")
                .connect("conv", "act");
    }

    private static Design design(String name, BlockDefinition... blocks) {
        Design design = Design.named(name).add("input", Input.of(Shape.of(4, 3, 3)));
        for (BlockDefinition b : blocks) {
            design.block(b);
        }
        return design;
    }

    private static Design finished(Design design, String last) {
        return design.after(last).then("flatten", Flatten.of());
    }

    private static List<ProjectFile> files(Design design) {
        return new ProjectGenerator(Checker.check(design).orThrow(), ExportOptions.of(), RuntimeLibrary.own()).files();
    }

    /** The text of a class, every gap one blank and without comments at the ends of lines. */
    private static String code(List<ProjectFile> files, String className) {
        return files.stream()
                .filter(f -> f.path().endsWith("/" + className + ".java"))
                .map(f -> new String(f.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow()
                .replaceAll("//.*", "")
                .replaceAll("\\s+", " ");
    }

    private static void check(Design design, String className, Path classes) throws Exception {
        try (Compiled compiled = new Compiled(files(design), classes)) {
            for (long seed = 1; seed <= 3; seed++) {
                var network = compiled.network("netloom." + design.name(), className);
                assertEquals(List.of(), GradientCheck.differences(network, 2, seed));
            }
        }
    }

    @Test
    void theFirstGradientIsReturnedAndTheOthersAreAskedFor(@TempDir Path classes) throws Exception {
        Design design = design("two", join())
                .then("a", Conv2d.of(3, 1))
                .add("b", Conv2d.of(2, 1))
                .connect("input", "b")
                .add("join", BlockUse.of("Join"))
                .connect("a", "join")
                .connect("b", "join", 1);
        finished(design, "join");
        String block = code(files(design), "Join");
        assertTrue(block.contains("Join(String name, Shape main, Shape side)"), block);
        assertTrue(block.contains("Tensor forward(Tensor main, Tensor side)"), block);
        assertTrue(block.contains("private Tensor dSide;"), block);
        assertTrue(block.contains("dSide = both.gradient(1);"), block);
        assertTrue(block.contains("case 1 -> dSide;"), block);
        String network = code(files(design), "Two");
        assertTrue(network.contains("new Join(\"join\", a.outputShape(), b.outputShape())"), network);
        assertTrue(network.contains("Tensor dA = join.backward(dJoin);"), network);
        assertTrue(network.contains("Tensor dB = join.gradient(1);"), network);
        check(design, "Two", classes);
    }

    @Test
    void whereOnlyOneInputLearnsNobodyAsksForTheOther(@TempDir Path classes) throws Exception {
        Design design = design("one", join())
                .then("a", Conv2d.of(3, 1))
                .add("first", BlockUse.of("Join"))
                .connect("a", "first")
                .connect("input", "first", 1)
                .add("second", BlockUse.of("Join"))
                .connect("input", "second")
                .connect("first", "second", 1);
        finished(design, "second");
        String network = code(files(design), "One");
        assertTrue(network.contains("second.backward(dSecond); Tensor dFirst = second.gradient(1);"), network);
        assertTrue(network.contains("Tensor dA = first.backward(dFirst); a.backwardToParameters(dA);"), network);
        assertFalse(code(files(design), "Join").contains("backwardToParameters"));
        check(design, "One", classes);
    }

    @Test
    void whereNoInputLearnsOnlyTheParametersAreAsked(@TempDir Path classes) throws Exception {
        Design design = design("none", join())
                .then("same", Tanh.of())
                .add("join", BlockUse.of("Join").repeat(3))
                .connect("input", "join")
                .connect("same", "join", 1);
        finished(design, "join");
        String network = code(files(design), "None");
        assertTrue(network.contains("join[0].backwardToParameters("), network);
        assertFalse(network.contains("gradient(1)"), network);
        check(design, "None", classes);
    }

    @Test
    void inARowTheFirstInputGoesOnAndTheOthersGetTheSameValue(@TempDir Path classes) throws Exception {
        Design design = design("row", join())
                .then("a", Conv2d.of(3, 1))
                .add("join", BlockUse.of("Join").repeat(3))
                .connect("a", "join")
                .connect("a", "join", 1);
        finished(design, "join");
        String network = code(files(design), "Row");
        assertTrue(network.contains("joinOut = block.forward(joinOut, aOut);"), network);
        assertTrue(network.contains("Tensor dSide = join[i].gradient(1);"), network);
        check(design, "Row", classes);
    }

    /** Two additions in a row hand the gradient of the output on to all three inputs. */
    @Test
    void sharedGradientsAreNotChanged(@TempDir Path classes) throws Exception {
        BlockDefinition sum = block("Sum", "x", "y", "z")
                .add("first", Add.of())
                .add("second", Add.of())
                .connect("x", "first")
                .connect("y", "first", 1)
                .connect("first", "second")
                .connect("z", "second", 1);
        BlockDefinition outer = block("Outer", "p", "q")
                .add("sum", BlockUse.of("Sum"))
                .add("again", BlockUse.of("Sum").repeat(2))
                .connect("q", "sum")
                .connect("p", "sum", 1)
                .connect("q", "sum", 2)
                .connect("sum", "again")
                .connect("p", "again", 1)
                .connect("sum", "again", 2);
        Design design = design("shared", sum, outer)
                .then("a", Conv2d.of(3, 1))
                .then("b", Conv2d.of(3, 1))
                .add("outer", BlockUse.of("Outer"))
                .connect("a", "outer")
                .connect("b", "outer", 1)
                .add("end", Add.of())
                .connect("outer", "end")
                .connect("a", "end", 1);
        finished(design, "end");
        check(design, "Shared", classes);
    }

    @Test
    void theFileKeepsPortsAndTheOrderOfTheInputs() {
        Design design = design("saved", join())
                .add("join", BlockUse.of("Join"))
                .connect("input", "join", 1)
                .connect("input", "join");
        String text = DesignFile.text(design);
        assertTrue(text.contains("\"input -> join:1\""), text);
        Design read = DesignFile.parse(text);
        assertEquals(text, DesignFile.text(read));
        assertEquals(
                List.of("main", "side"),
                read.block("Join").orElseThrow().inputs().stream()
                        .map(n -> n.id())
                        .toList());
    }

    /** Which value comes in where is part of what a network computes. */
    @Test
    void exchangedInputsAreAnotherNetwork() {
        String hash = hash(0);
        assertEquals(hash, hash(0));
        assertFalse(hash.equals(hash(1)));
    }

    private static String hash(int port) {
        Design design = design("hash", join())
                .then("a", Conv2d.of(3, 1))
                .add("join", BlockUse.of("Join"))
                .connect("input", "join", port)
                .connect("a", "join", 1 - port);
        return Planner.plan(finished(design, "join")).designHash();
    }

    @Test
    void anInputTakenAwayTakesItsEdgesAlongAndTheLaterOnesMoveUp() {
        BlockDefinition three = block("Three", "x", "y", "z");
        Design design = design("away", three)
                .then("a", Conv2d.of(3, 1))
                .add("use", BlockUse.of("Three"))
                .connect("input", "use")
                .connect("a", "use", 1)
                .connect("input", "use", 2);
        design.removeInput(three, "y");
        assertEquals(List.of(Edge.of("input", "use"), Edge.of("input", "use", 1)), design.edgesInto("use"));
    }
}
