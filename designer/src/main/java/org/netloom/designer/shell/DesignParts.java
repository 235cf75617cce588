package org.netloom.designer.shell;

import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.netloom.design.Body;
import org.netloom.design.Node;
import org.netloom.design.Position;
import org.netloom.designer.canvas.CanvasView;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.NodeEdits;
import org.netloom.designer.inspector.ProblemsPanel;
import org.netloom.designer.inspector.PropertyPanel;
import org.netloom.designer.palette.Palette;
import org.netloom.designer.palette.PaletteRow;

/** The panels of the page where a network is drawn. */
record DesignParts(Part palette, Part canvas, Part inspector, Part problems, Part summary, Part code) {
    static DesignParts of(Editor editor) {
        return new DesignParts(
                palette(editor),
                canvas(editor),
                inspector(editor),
                problems(editor),
                Part.of(named("summary", new JPanel())),
                Part.of(named("code", new JPanel())));
    }

    private static Part palette(Editor editor) {
        Palette palette = named("palette", new Palette(editor, item -> add(editor, item)));
        return Part.of(palette).close(palette::close);
    }

    /** Adds a layer behind what is selected, or behind the end of the network, and selects it. */
    private static void add(Editor editor, PaletteRow.Item item) {
        Body body = editor.body();
        Optional<String> behind =
                editor.selection().single().or(() -> body.output().map(Node::id));
        editor.editPlacing(behind.map(id -> NodeEdits.addBehind(editor, id, item.content()))
                .orElseGet(() -> NodeEdits.add(editor.scope(), item.content(), Position.of(0, 0))));
        editor.body().nodes().stream()
                .map(Node::id)
                .filter(id -> !body.has(id))
                .findFirst()
                .ifPresent(id -> editor.select(Selection.of(id)));
    }

    private static Part canvas(Editor editor) {
        CanvasView canvas = named("canvas", new CanvasView(editor));
        return Part.of(canvas).close(canvas::close);
    }

    private static Part inspector(Editor editor) {
        PropertyPanel inspector = named("inspector", new PropertyPanel(editor));
        return Part.of(inspector).close(inspector::close);
    }

    private static Part problems(Editor editor) {
        ProblemsPanel problems = named("problems", new ProblemsPanel(editor));
        return Part.of(problems).commands(problems::commands).close(problems::close);
    }

    private static <T extends JComponent> T named(String name, T component) {
        component.setName(name);
        return component;
    }

    List<Part> all() {
        return List.of(palette, canvas, inspector, problems, summary, code);
    }
}
