package org.netloom.designer.inspector;

import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Selection;
import org.netloom.designer.edit.BlockEdits;
import org.netloom.designer.edit.NodeEdits;
import org.netloom.designer.widget.Actions;

/** What is selected: icon, name, type. The name of a node is changed where it stands. */
final class Header extends JPanel {
    private static final long serialVersionUID = 1L;
    static final int ICON = 24;

    private final transient Editor editor;
    private final JLabel icon = new JLabel();
    private final JLabel title = Look.bold("");
    private final JTextField name = new JTextField(8);
    private final JLabel type = Look.small("");
    private final Words message = Words.small("", () -> Look.of(org.netloom.problem.Severity.ERROR));
    private String old = "";
    private transient Function<String, Optional<String>> problem = _ -> Optional.empty();
    private transient Consumer<String> rename = _ -> {};

    Header(Editor editor) {
        super(new MigLayout(
                "insets 12 16 8 12, gap 8 0, fillx, hidemode 3, novisualpadding", "[24!][grow,fill]", "[]0[]0[]"));
        this.editor = editor;
        add(icon, "spany 2, aligny center");
        add(title, "wmin 0, split 2, hmin 24");
        add(name, "wmin 0, pushx, growx");
        add(type, "newline, skip 1, wmin 0");
        add(message, "newline, span 2, growx, wmin 0, gaptop 4");
        message.setVisible(false);
        name.setName("inspector.name");
        name.setToolTipText(Texts.get("inspector.name.tip"));
        Look.named(name, Texts.get("inspector.name"));
        quiet(true);
        Actions.typed(name, _ -> check());
        Actions.bind(name, "ENTER", () -> {
            commit();
            name.selectAll();
        });
        Actions.bind(name, "ESCAPE", () -> name.setText(old));
        name.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent e) {
                quiet(false);
                name.selectAll();
            }

            @Override
            public void focusLost(FocusEvent e) {
                quiet(true);
                commit();
            }
        });
    }

    /** Looks like a title until somebody goes there. */
    private void quiet(boolean resting) {
        Look.style(
                name,
                "font: bold +1;"
                        + (resting
                                ? "margin: 1,0,1,0; borderColor: $Panel.background; background: $Panel.background"
                                : "margin: 1,4,1,4"));
    }

    /** A node, whose name can be changed. */
    void node(Icon now, String id, String what) {
        named(now, id, what, t -> problemOf(id, t), t -> {
            editor.edit(NodeEdits.rename(editor.scope(), id, t));
            editor.select(Selection.of(t));
        });
    }

    private Optional<String> problemOf(String id, String wanted) {
        return editor.body().has(id) ? NodeEdits.problemOfName(editor.body(), id, wanted) : Optional.empty();
    }

    /** The block that is shown from inside. */
    void block(Icon now, String block, String what) {
        named(
                now,
                block,
                what,
                t -> BlockEdits.problemOfName(editor.design(), t),
                t -> editor.edit(BlockEdits.renameBlock(block, t)));
    }

    private void named(
            Icon now, String id, String what, Function<String, Optional<String>> wrong, Consumer<String> renaming) {
        boolean renamed = !id.equals(old);
        old = id;
        problem = wrong;
        rename = renaming;
        icon.setIcon(now);
        type.setText(what);
        title.setVisible(false);
        name.setVisible(true);
        if (renamed || !name.isFocusOwner()) {
            name.setText(id);
        }
        check();
    }

    /** Something without a name of its own. */
    void thing(Icon now, String words, String what) {
        old = "";
        icon.setIcon(now);
        title.setText(words);
        title.setVisible(true);
        name.setVisible(false);
        message.setVisible(false);
        type.setText(what);
    }

    private Optional<String> problem() {
        return old.isEmpty() || name.getText().equals(old) ? Optional.empty() : problem.apply(name.getText());
    }

    private void check() {
        Optional<String> why = problem();
        name.putClientProperty("JComponent.outline", why.isPresent() ? "error" : null);
        message.setText(why.orElse(""));
        message.setVisible(why.isPresent());
    }

    private void commit() {
        String wanted = name.getText();
        if (!old.isEmpty() && !wanted.equals(old) && problem().isEmpty()) {
            rename.accept(wanted);
        }
    }

    /** Puts the cursor into the name. */
    void focusName() {
        name.requestFocusInWindow();
    }
}
