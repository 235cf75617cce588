package org.netloom.designer.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javax.swing.JFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.NodeEdits;
import org.netloom.designer.edit.ParameterEdits;

/** Problems, summary, code, derivation and totals, on real designs. */
class PanelsTest {
    @BeforeEach
    void display() {
        Displays.require();
        Displays.look(false);
    }

    private static void breakConv2(Editor editor) {
        editor.edit(ParameterEdits.set(Scope.ROOT, List.of("conv2"), "kernel", 50L));
    }

    @Test
    void problemsComeAndGoWithTheirFixes() {
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            ProblemsPanel panel = new ProblemsPanel(editor);
            assertTrue(panel.shown().isEmpty());
            assertEquals("No problems", panel.title());
            breakConv2(editor);
            assertEquals("1 error", panel.title());
            panel.rows().getFirst().getActionMap().get("ENTER").actionPerformed(null);
            assertEquals(Optional.of("conv2"), editor.selection().single(), "enter goes there");
            Panels.press(panel, "padding same keeps 14x14");
            assertTrue(panel.shown().isEmpty(), "mended");
            editor.document().undo();
            assertEquals(1, panel.shown().size());
            assertTrue(panel.text().startsWith("NL-104 conv2.kernel: "), panel.text());
            panel.close();
        });
    }

    @Test
    void aProblemInsideABlockLeadsThere() {
        Panels.run(() -> {
            Editor editor = Panels.sample("mini-resnet");
            ProblemsPanel panel = new ProblemsPanel(editor);
            editor.edit(ParameterEdits.set(Scope.ROOT.inside("stage1"), List.of("conv1"), "kernel", 99L));
            panel.reveal(panel.shown().getFirst());
            assertEquals("ResidualBlock", editor.body().name());
            assertEquals(Optional.of("conv1"), editor.selection().single());
            panel.close();
        });
    }

    @Test
    void theSummaryListsLayersAndFollowsTheSelection() {
        Editor editor = Panels.sample("mini-resnet");
        SummaryPanel panel = Displays.onEventThread(() -> new SummaryPanel(editor));
        JFrame frame = Displays.show(panel, 1000, 300);
        Panels.run(() -> {
            int layers = editor.document().result().reports().size();
            assertEquals(layers, panel.table().getRowCount());
            editor.select(Selection.of("stage1"));
            assertEquals(14, panel.table().getSelectedRowCount(), "seven layers, twice");
            int row = rowOf(panel, "logits");
            panel.table().setRowSelectionInterval(row, row);
            assertEquals(Optional.of("logits"), editor.selection().single());
            panel.table().find("bn");
            assertTrue(panel.table().getRowCount() < layers);
            panel.table().find("");
            Panels.click(panel, "summary.group");
            assertEquals(editor.design().nodes().size(), panel.table().getRowCount());
            long sum = panel.table().inOrder().stream()
                    .mapToLong(SummaryRow::parameters)
                    .sum();
            assertEquals(editor.document().result().totals().parameters(), sum);
            editor.edit(NodeEdits.delete(Scope.ROOT, Selection.of("stage3")));
            assertEquals(editor.design().nodes().size(), panel.table().getRowCount());
            panel.close();
        });
        Displays.close(frame);
    }

    private static int rowOf(SummaryPanel panel, String path) {
        List<String> paths =
                panel.table().inOrder().stream().map(SummaryRow::path).toList();
        return paths.indexOf(path);
    }

    @Test
    void theSummaryIsSortedByNumbers() {
        Panels.run(() -> {
            SummaryPanel panel = new SummaryPanel(Panels.sample("lenet5"));
            panel.table().getRowSorter().toggleSortOrder(4);
            panel.table().getRowSorter().toggleSortOrder(4);
            assertEquals("fc1", panel.table().at(0).path(), "most parameters first");
            panel.table().getRowSorter().toggleSortOrder(4);
            assertEquals("input", panel.table().at(0).path(), "the order of the data again");
            String csv = panel.csv();
            assertTrue(csv.startsWith("Layer,Type,Settings,Output,Parameters,"), csv);
            assertTrue(
                    csv.contains(
                            "conv1,Conv2d,\"6 filters 5x5, padding 2\",28 x 28 x 6,156,(5*5*1 + 1)*6,117600,5 x 5\r\n"),
                    csv);
            String markdown = panel.markdown();
            assertTrue(
                    markdown.contains("| fc1 | Dense | 120 units | 120 | 48,120 | (400 + 1)\\*120 | 48,000 | all |"),
                    markdown);
            assertTrue(markdown.contains("- Parameters: 61,706"), markdown);
            panel.close();
        });
    }

    @Test
    void codeAndNodesLeadToEachOther() {
        Bot bot = new Bot();
        Editor editor = Panels.sample("mini-resnet");
        CodePanel panel = Displays.onEventThread(() -> new CodePanel(editor));
        JFrame frame = Displays.show(panel, 800, 400);
        bot.waitFor("there is code", () -> !panel.file().isEmpty());
        Panels.run(() -> {
            assertEquals("MiniResNet", panel.file());
            editor.select(Selection.of("logits"));
            assertFalse(panel.area().marked().isEmpty());
            int line = panel.area().marked().getFirst().from();
            editor.select(Selection.NONE);
            assertTrue(panel.area().marked().isEmpty());
            panel.select(line);
            assertEquals(Optional.of("logits"), editor.selection().single());
            editor.show(Scope.ROOT.inside("down2"));
            editor.select(Selection.of("projection"));
            assertEquals("ProjectionBlock", panel.file(), "the file changes with the selection");
            editor.show(Scope.ROOT);
            panel.select(panel.area().getText().lines().toList().indexOf("    private final AddLayer sum;") + 1);
            assertEquals("ProjectionBlock", editor.body().name(), "the line leads into the block");
            assertEquals(Optional.of("sum"), editor.selection().single());
            editor.edit(ParameterEdits.set(editor.scope(), List.of("conv1"), "kernel", 99L));
            assertTrue(panel.area().isFaded());
            assertTrue(panel.state().contains("error"), panel.state());
            editor.document().undo();
        });
        bot.waitFor("the code is up to date again", () -> !panel.area().isFaded());
        Panels.run(() -> {
            assertEquals("", panel.state());
            editor.edit(ParameterEdits.set(Scope.ROOT, List.of("conv"), "filters", 24L));
            editor.edit(ParameterEdits.set(Scope.ROOT, List.of("stage1"), "filters", 24L));
            editor.show(Scope.ROOT);
            editor.select(Selection.of("conv"));
        });
        bot.waitFor("the change is in the code", () -> panel.area().getText().contains("Conv2d.of(24, 3)"));
        Panels.run(panel::close);
        Displays.close(frame);
    }

    @Test
    void derivationsAreMadeForEverythingThatCanBeSelected() {
        for (String sample : List.of("lenet5", "mini-resnet", "mini-inception", "autoencoder", "xor")) {
            Panels.run(() -> {
                Editor editor = Panels.sample(sample);
                InspectorPanel panel = new InspectorPanel(editor);
                List.copyOf(editor.design().nodes()).forEach(n -> {
                    editor.select(Selection.of(n.id()));
                    assertFalse(Panels.all(panel, Words.class).isEmpty(), sample + " " + n.id());
                });
                panel.close();
            });
        }
        Panels.run(() -> {
            Editor editor = Panels.sample("lenet5");
            DerivationPanel panel = new DerivationPanel(editor);
            editor.select(Selection.of("conv2"));
            List<String> formulas = Panels.all(panel, MathText.class).stream()
                    .map(m -> m.getAccessibleContext().getAccessibleName())
                    .toList();
            assertEquals(
                    List.of("(14 - 5)/1 + 1 = 10", "16", "(5*5*6 + 1)*16 = 2416", "10*10*16*5*5*6 = 240000"), formulas);
            assertFalse(Panels.all(panel, FieldPicture.class).isEmpty());
            breakConv2(editor);
            assertTrue(Panels.all(panel, FieldPicture.class).isEmpty(), "nothing is claimed of a broken layer");
            panel.close();
        });
    }

    @Test
    void theMemoryIsWorkedOutBesideTheEventThread() {
        Editor editor = Panels.sample("lenet5");
        DesignTotals totals = Displays.onEventThread(() -> new DesignTotals(editor.document()));
        Bot bot = new Bot();
        bot.waitFor("the memory", () -> totals.memory().isPresent() && !totals.pending());
        Panels.run(() -> {
            assertTrue(totals.memory().orElseThrow().training().orElseThrow().bytes() > 24_000_000);
            breakConv2(editor);
            assertTrue(totals.memory().isEmpty(), "a broken design has none");
            assertTrue(totals.pending());
            editor.document().undo();
        });
        bot.waitFor("the memory again", () -> totals.memory().isPresent());
        Panels.run(totals::close);
    }
}
