package org.netloom.designer.shell;

import java.util.List;
import javax.swing.JComponent;
import org.netloom.designer.canvas.tool.CanvasPage;
import org.netloom.designer.document.Editor;
import org.netloom.designer.inspector.CodePanel;
import org.netloom.designer.inspector.InspectorPanel;
import org.netloom.designer.inspector.ProblemsPanel;
import org.netloom.designer.inspector.SummaryPanel;
import org.netloom.designer.palette.Palette;

/** The panels of the page where a network is drawn. */
record DesignParts(Part palette, Part canvas, Part inspector, Part problems, Part summary, Part code) {
    static DesignParts of(Editor editor) {
        CanvasPage canvas = new CanvasPage(editor);
        return new DesignParts(
                palette(editor, canvas),
                canvas(canvas),
                inspector(editor),
                problems(editor),
                summary(editor),
                code(editor));
    }

    private static Part palette(Editor editor, CanvasPage canvas) {
        Palette palette = named("palette", new Palette(editor, canvas::add));
        return Part.of(palette).commands(palette::commands).close(palette::close);
    }

    private static Part canvas(CanvasPage canvas) {
        canvas.view().setName("canvas");
        return Part.of(canvas)
                .commands(canvas::commands)
                .shown(canvas::focusCanvas)
                .close(canvas::close);
    }

    private static Part inspector(Editor editor) {
        InspectorPanel inspector = named("inspector", new InspectorPanel(editor));
        return Part.of(inspector).close(inspector::close);
    }

    private static Part problems(Editor editor) {
        ProblemsPanel problems = named("problems", new ProblemsPanel(editor));
        return Part.of(problems).commands(problems::commands).close(problems::close);
    }

    private static Part summary(Editor editor) {
        SummaryPanel summary = named("summary", new SummaryPanel(editor));
        return Part.of(summary).commands(summary::commands).close(summary::close);
    }

    private static Part code(Editor editor) {
        CodePanel code = named("code", new CodePanel(editor));
        return Part.of(code).close(code::close);
    }

    private static <T extends JComponent> T named(String name, T component) {
        component.setName(name);
        return component;
    }

    List<Part> all() {
        return List.of(palette, canvas, inspector, problems, summary, code);
    }
}
