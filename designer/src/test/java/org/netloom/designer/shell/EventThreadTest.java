package org.netloom.designer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.DesignEdits;

/**
 * Goes through the whole window while the rules of the event thread are watched. The first time the classes are loaded, which
 * a start of the program does beside the event thread or from its class archive; the second time nothing may take long. That
 * Swing is touched on its thread only holds both times.
 */
class EventThreadTest {
    @Test
    void nothingBlocksTheEventThreadAndNothingElseTouchesSwing() throws IOException {
        Windows.samples();
        try (Windows windows = Windows.open();
                EventThreadWatch watch = EventThreadWatch.start()) {
            walk(windows, "lenet5");
            assertEquals(
                    List.of(),
                    watch.findings().stream()
                            .filter(f -> !f.contains("blocked"))
                            .toList());
            watch.reset();
            walk(windows, "mini-resnet");
            assertEquals(List.of(), watch.findings());
        }
    }

    private static void walk(Windows windows, String sample) {
        DocumentView view = windows.openFile(Windows.sample(sample));
        for (PageKind page : PageKind.values()) {
            windows.command("view." + page.id());
            Windows.settle();
        }
        windows.command("view.design");
        for (String tab : new String[] {"view.summary", "view.code", "view.problems"}) {
            windows.command(tab);
            Windows.settle();
        }
        for (int i = 0; i < 5; i++) {
            String name = "renamed" + i;
            Windows.run(() -> view.document().edit(DesignEdits.rename(name)));
        }
        Windows.run(() -> view.editor()
                .select(Selection.of(view.editor().body().nodes().stream()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .id())));
        Windows.settle();
        windows.command("edit.delete");
        Windows.settle();
        windows.command("edit.undo");
        windows.command("edit.undo");
        windows.command("edit.redo");
        windows.command("arrange.right");
        windows.command("view.zoomFit");
        Windows.settle();
        windows.command("view.commands");
        Windows.settle();
        windows.command("help.start");
        Windows.settle();
        Windows.run(() -> windows.window.bringToFront(view));
        windows.user.choices.add(1);
        windows.command("file.close");
        Windows.settle();
    }
}
