package org.netloom.designer.edit;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Input;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;

/** Prints how long edits of many nodes take, without the check: they run on the event thread. */
public final class EditSpeed {
    private EditSpeed() {}

    /** @param args nothing */
    public static void main(String[] args) {
        Design large = Design.named("large").chain(Input.of(Shape.of(32, 32, 3)));
        Set<String> half = new LinkedHashSet<>();
        for (int i = 1; i <= 500; i++) {
            large.chain(Conv2d.of(8, 3).padding(Padding.SAME), ReLU.of());
            half.add("relu" + i);
        }
        BlockDefinition block = BlockDefinition.named("Many");
        for (int i = 0; i < 100; i++) {
            block.chain(ReLU.of());
        }
        large.block(block).then("many", Content.BlockUse.of("Many").repeat(10));
        Fixture f = new Fixture(large);
        Selection selection = Selection.nodes(half);
        time("copy", large, _ -> ClipEdits.copy(f.editor, selection));
        time("delete 500", large, NodeEdits.delete(Scope.ROOT, selection).change());
        SelectingEdit paste =
                ClipEdits.paste(f.editor, ClipEdits.copy(f.editor, selection).orElseThrow(), Optional.empty());
        time("paste 500", large, paste.edit().change());
        SelectingEdit made = BlockEdits.makeBlock(
                f.editor, Selection.nodes(f.editor.body().order().subList(1, 900)), "B");
        time("make block of 900", large, made.edit().change());
        time(
                "dissolve 1000",
                large,
                BlockEdits.dissolve(f.editor, "many").edit().change());
        time(
                "add behind",
                large,
                NodeEdits.addBehind(f.editor, "conv3", ReLU.of()).change());
    }

    private static void time(String what, Design design, Consumer<Design> change) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            Design copy = design.copy();
            long start = System.nanoTime();
            change.accept(copy);
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("%-20s %8.2f ms%n", what, best / 1e6);
    }
}
