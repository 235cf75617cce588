package org.netloom.designer.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;

/**
 * 10,000 edits of every kind in a row. After each, what the document says of itself is what a fresh check of its file says;
 * at the end everything is undone and done again, to the byte.
 */
class RandomEditsTest {
    private static final int STEPS = Integer.getInteger("netloom.edits", 10_000);
    private static final long SEED = Long.getLong("netloom.edits.seed", 20);

    @Test
    void afterEachEditTheCheckHoldsAndAllCanBeUndone() {
        Fixture f = Fixture.sample("mini-resnet");
        String first = f.text();
        List<String> foreign = List.of(
                first,
                Fixture.sample("mini-inception").text(),
                Fixture.sample("xor").text(),
                "{",
                "rubbish",
                "[1]");
        RandomEdits edits = new RandomEdits(f.editor, foreign, SEED);
        int tries = 0;
        for (int i = 0; i < STEPS; tries++) {
            assertTrue(tries < 20 * STEPS, () -> "stuck: " + edits.done() + f.text());
            Design before = f.document.design();
            String kind = edits.step();
            String where = "edit " + i + " of seed " + SEED + ": " + kind;
            if (f.document.design() != before) {
                agrees(f, where);
                i++;
            }
        }
        String last = f.text();
        int steps = undoAll(f);
        assertEquals(first, f.text(), "everything undone");
        while (f.document.redoName().isPresent()) {
            f.document.redo();
        }
        assertEquals(last, f.text(), "everything done again");
        System.out.println(
                STEPS + " edits of " + tries + " tries, " + steps + " steps in the history: " + edits.done());
        for (String kind : edits.kinds()) {
            assertTrue(edits.done().getOrDefault(kind, 0) >= STEPS / 1000, () -> kind + " of " + edits.done());
        }
    }

    private static int undoAll(Fixture f) {
        int steps = 0;
        while (f.document.undoName().isPresent()) {
            f.document.undo();
            steps++;
        }
        return steps;
    }

    /** The document's own result against one of what was saved and read again. */
    private static void agrees(Fixture f, String where) {
        String text = f.text();
        Design read = DesignFile.parse(text);
        assertEquals(text, DesignFile.text(read), where);
        CheckResult fresh = Checker.check(read);
        CheckResult own = f.document.result();
        assertTrue(own.design() == f.document.design(), where);
        assertEquals(fresh.problems().toString(), own.problems().toString(), where);
        assertEquals(shapes(fresh), shapes(own), where);
    }

    private static Map<String, String> shapes(CheckResult result) {
        Map<String, String> shapes = new TreeMap<>();
        result.reports().forEach(r -> shapes.put(r.path(), r.output() + " " + r.sound() + " " + r.parameterCount()));
        return shapes;
    }
}
