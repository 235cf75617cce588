package org.netloom.designer.shell;

import java.util.List;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.netloom.designer.document.Editor;

/** The panels of the page where a network is drawn. */
record DesignParts(Part palette, Part canvas, Part inspector, Part problems, Part summary, Part code) {
    DesignParts(Editor editor) {
        this(
                Part.of(named("palette")),
                Part.of(named("canvas")),
                Part.of(named("inspector")),
                Part.of(named("problems")),
                Part.of(named("summary")),
                Part.of(named("code")));
    }

    private static JComponent named(String name) {
        JPanel panel = new JPanel();
        panel.setName(name);
        return panel;
    }

    List<Part> all() {
        return List.of(palette, canvas, inspector, problems, summary, code);
    }
}
