package org.netloom.designer.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloom.design.Design;
import org.netloom.designer.Bot;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.Editor;

/** The palette under a real mouse and keyboard. */
class PaletteTest {
    private final List<String> added = new ArrayList<>();
    private Bot bot;
    private Palette palette;
    private JFrame frame;

    @BeforeEach
    void open() {
        Displays.require();
        Displays.look(false);
        bot = new Bot();
        palette = Displays.onEventThread(() -> new Palette(
                new Editor(DesignDocument.untitled(Design.named("empty"), Checks.direct())),
                item -> added.add(item.name())));
        frame = Displays.show(palette, 260, 700);
    }

    @AfterEach
    void close() {
        bot.letGo();
        Displays.close(frame);
    }

    @Test
    void typingAnywhereSearchesAndEnterAdds() {
        bot.focus(palette.rows());
        bot.type("max pool");
        bot.waitFor(
                "the list shows what was typed",
                () -> palette.searchField().getText().equals("max pool"));
        bot.type("\n");
        bot.waitFor("it is added", () -> added.equals(List.of("MaxPool2d")));
        bot.keys(KeyEvent.VK_ESCAPE);
        bot.waitFor(
                "escape empties the search",
                () -> palette.searchField().getText().isEmpty());
    }

    @Test
    void arrowsStepOverHeads() {
        bot.focus(palette.searchField());
        bot.keys(KeyEvent.VK_DOWN);
        bot.keys(KeyEvent.VK_DOWN);
        bot.keys(KeyEvent.VK_DOWN);
        bot.keys(KeyEvent.VK_UP);
        bot.waitFor(
                () -> "Conv2d is selected, not " + palette.rows().selected(),
                () -> palette.rows()
                        .selected()
                        .filter(i -> i.name().equals("Conv2d"))
                        .isPresent());
    }

    @Test
    void aDoubleClickAdds() {
        Rectangle row = Displays.onEventThread(() -> {
            Rectangle bounds = palette.rows().bounds("Dense").orElseThrow();
            palette.rows().scrollRectToVisible(bounds);
            return bounds;
        });
        bot.doubleClick(palette.rows(), new Point(row.x + 60, row.y + row.height / 2));
        bot.waitFor("it is added", () -> !added.isEmpty());
        assertEquals(List.of("Dense"), added);
    }
}
