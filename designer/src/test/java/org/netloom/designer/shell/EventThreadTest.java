package org.netloom.designer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.DesignEdits;

/**
 * Goes through the whole window while the rules of the event thread are watched. The first time the classes are loaded, which
 * a start of the program does beside the event thread or from its class archive; later nothing may take long. What blocks the
 * event thread does so each time: one of several walks has to be without, however slow the machine is meanwhile. That Swing
 * is touched on its thread only holds every time.
 */
class EventThreadTest {
    /** Walks that may meet a pause of the machine, and the one that must not. */
    private static final int WALKS = 4;

    @Test
    void nothingBlocksTheEventThreadAndNothingElseTouchesSwing() throws IOException {
        Windows.samples();
        try (Windows windows = Windows.open();
                EventThreadWatch watch = EventThreadWatch.start()) {
            watched(windows, watch, "lenet5");
            List<String> blocks = List.of("no walk yet");
            for (int i = 0; i < WALKS && !blocks.isEmpty(); i++) {
                blocks = watched(windows, watch, "mini-resnet");
            }
            assertEquals(List.of(), blocks);
        }
    }

    /** What blocked the event thread in a walk. */
    private static List<String> watched(Windows windows, EventThreadWatch watch, String sample) {
        watch.reset();
        walk(windows, sample);
        List<String> found = watch.findings();
        List<String> blocks = found.stream().filter(f -> f.contains("blocked")).toList();
        assertEquals(blocks, found);
        return blocks;
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
