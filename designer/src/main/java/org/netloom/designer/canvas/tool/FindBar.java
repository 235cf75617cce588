package org.netloom.designer.canvas.tool;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.canvas.tool.Finder.Found;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.EditorListener;
import org.netloom.designer.widget.Actions;

/** Find on the canvas: goes to each node that has all words; Enter to the next, Shift-Enter to the one before. */
final class FindBar extends Floating {
    private static final long serialVersionUID = 1L;
    private final transient Editor editor;
    private final transient JComponent canvas;
    private final transient EditorListener following = new Following();
    private final JTextField field = new JTextField(18);
    private final JLabel count = new JLabel();
    private transient List<Found> found = List.of();
    private int at = -1;

    FindBar(Editor editor, JComponent canvas) {
        super(new MigLayout("insets 4, gap 4, novisualpadding", "[180!][64!, right]4[]0[]0[]", "[26!]"));
        this.editor = editor;
        this.canvas = canvas;
        field.putClientProperty("JTextField.placeholderText", Texts.get("canvas.find.hint"));
        field.putClientProperty("JTextField.leadingIcon", new com.formdev.flatlaf.icons.FlatSearchIcon());
        field.getAccessibleContext().setAccessibleName(Texts.get("canvas.find"));
        Actions.typed(field, _ -> search(true));
        Actions.bind(field, "ENTER", () -> step(1));
        Actions.bind(field, "shift ENTER", () -> step(-1));
        Actions.bind(field, "DOWN", () -> step(1));
        Actions.bind(field, "UP", () -> step(-1));
        Actions.bind(field, "ESCAPE", this::leave);
        count.setEnabled(false);
        add(field, "growx");
        add(count);
        add(button("up", "canvas.find.previous", () -> step(-1)));
        add(button("down", "canvas.find.next", () -> step(1)));
        add(button("close", "canvas.find.close", this::leave));
        setVisible(false);
        editor.addListener(following);
    }

    void close() {
        editor.removeListener(following);
    }

    /** Shows it and selects what was looked for last. */
    void open() {
        setVisible(true);
        field.requestFocusInWindow();
        field.selectAll();
        search(false);
    }

    private void leave() {
        setVisible(false);
        canvas.requestFocusInWindow();
    }

    JTextField field() {
        return field;
    }

    /** "2 of 7". */
    String count() {
        return count.getText();
    }

    private static JButton button(String icon, String key, Runnable action) {
        JButton button = new JButton(new FlatSVGIcon("org/netloom/designer/canvas/tool/" + icon + ".svg", 16, 16));
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(Texts.get(key));
        button.getAccessibleContext().setAccessibleName(Texts.get(key));
        button.setFocusable(false);
        button.addActionListener(_ -> action.run());
        return button;
    }

    /** @param go whether the first hit is gone to */
    private void search(boolean go) {
        found = Finder.find(editor.design(), field.getText());
        at = first();
        tell(go);
    }

    /** The selected node if it is among them, otherwise the first of the body that is shown. */
    private int first() {
        String selected = editor.selection().single().orElse("");
        int inScope = -1;
        for (int i = 0; i < found.size(); i++) {
            Found f = found.get(i);
            if (f.scope().equals(editor.scope())) {
                if (f.node().equals(selected)) {
                    return i;
                }
                inScope = inScope < 0 ? i : inScope;
            }
        }
        return inScope >= 0 || found.isEmpty() ? inScope : 0;
    }

    private void step(int by) {
        if (!found.isEmpty()) {
            at = Math.floorMod(at + by, found.size());
            tell(true);
        }
    }

    private void tell(boolean go) {
        boolean blank = field.getText().isBlank();
        count.setText(
                blank
                        ? ""
                        : Texts.get(found.isEmpty() ? "canvas.find.none" : "canvas.find.count", at + 1, found.size()));
        field.putClientProperty("JComponent.outline", !blank && found.isEmpty() ? "error" : null);
        if (go && at >= 0) {
            Found f = found.get(at);
            editor.show(f.scope());
            editor.reveal(editor.path(f.node()));
        }
    }

    private final class Following implements EditorListener {
        @Override
        public void designChanged(DesignChange change) {
            if (isVisible()) {
                search(false);
            }
        }
    }
}
