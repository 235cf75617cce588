package org.netloom.designer.shell;

import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import org.netloom.check.CheckResult;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.document.Settings;
import org.netloom.designer.widget.Command;

/** The page where a network is drawn: palette, canvas, properties, and below the canvas what follows from it. */
final class DesignPage extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int PALETTE = 224;
    private static final int INSPECTOR = 304;
    private static final int BOTTOM = 216;

    private final transient Editor editor;
    private final transient DesignParts parts;
    private final BottomPanel bottom = new BottomPanel(() -> below(false));
    private final Pane belowCanvas;
    private final Pane rightOf;
    private final Pane leftOf;

    private final transient EditorListener following = new EditorListener() {
        @Override
        public void checked(CheckResult result) {
            bottom.count("problems", result.problems().size());
        }
    };

    DesignPage(Editor editor, Settings settings) {
        super(new BorderLayout());
        this.editor = editor;
        parts = DesignParts.of(editor);
        bottom.add("problems", parts.problems());
        bottom.add("summary", parts.summary());
        bottom.add("code", parts.code());
        belowCanvas = new Pane(Pane.Side.BOTTOM, parts.canvas().component(), bottom, "bottom", BOTTOM, settings);
        rightOf =
                new Pane(Pane.Side.RIGHT, belowCanvas, parts.inspector().component(), "inspector", INSPECTOR, settings);
        leftOf = new Pane(Pane.Side.LEFT, rightOf, parts.palette().component(), "palette", PALETTE, settings);
        add(leftOf, BorderLayout.CENTER);
        editor.addListener(following);
        following.checked(editor.document().result());
    }

    Part part() {
        return Part.of(this)
                .commands(this::commands)
                .shown(parts.canvas().shown())
                .close(this::close);
    }

    private List<Command> commands() {
        List<Command> all = new ArrayList<>();
        for (Part part : parts.all()) {
            all.addAll(part.commands().get());
        }
        all.add(toggle("view.palette", "ctrl alt L", leftOf));
        all.add(toggle("view.inspector", "ctrl alt R", rightOf));
        all.add(toggle("view.bottom", "ctrl alt B", belowCanvas));
        for (String tab : List.of("problems", "summary", "code")) {
            all.add(Command.of("view." + tab, "", () -> show(tab)));
        }
        return all;
    }

    private static Command toggle(String id, String key, Pane pane) {
        return Command.of(id, key, () -> pane.open(!pane.open()))
                .titled(() -> Texts.get("command." + id + (pane.open() ? ".hide" : ".show")));
    }

    /** Brings a tab below the canvas to the front. */
    void show(String tab) {
        below(true);
        bottom.show(tab);
    }

    private void below(boolean open) {
        belowCanvas.open(open);
    }

    private void close() {
        editor.removeListener(following);
        parts.all().forEach(p -> p.close().run());
    }
}
