package org.netloom.designer.widget;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netloom.designer.Displays;
import org.netloom.reference.Section;
import org.netloom.spec.SpecType;

/** Pages of the reference in the designer. */
class ReferencePanelTest {
    @BeforeEach
    void display() {
        Displays.require();
        Displays.look(false);
    }

    @Test
    void everySectionHasAPageThatShowsWhatTheReferenceSays() {
        for (Section section : Section.ALL) {
            SpecType<?> type = section.types().getFirst();
            List<String> texts = Displays.onEventThread(() -> texts(new ReferencePanel(type), new ArrayList<>()));
            assertTrue(texts.contains(type.name()), () -> type + " is no heading of " + texts);
            assertTrue(texts.contains(type.doc().summary()), () -> type + " lacks its summary: " + texts);
            assertTrue(texts.contains("When not"), () -> type + " says not when not to use it: " + texts);
            assertTrue(texts.stream().noneMatch(t -> t.contains("```")), () -> "marks of Markdown: " + texts);
        }
    }

    private static List<String> texts(Container in, List<String> texts) {
        for (Component c : in.getComponents()) {
            if (c instanceof JLabel label) {
                texts.add(label.getText());
            } else if (c instanceof JTextArea area) {
                texts.add(area.getText());
            } else if (c instanceof Container inner) {
                texts(inner, texts);
            }
        }
        return texts;
    }
}
