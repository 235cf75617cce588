package org.netloom.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.netloom.designer.document.Editor;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;

/** What forms with rows for settings share. */
abstract class SettingsForm extends Form implements ParameterRow.Owner {
    final Editor editor;
    final List<ParameterRow> rows = new ArrayList<>();
    private final PropertyPanel.Help help;

    SettingsForm(Editor editor, PropertyPanel.Help help) {
        this.editor = editor;
        this.help = help;
    }

    final void add(Setting setting) {
        ParameterRow row = new ParameterRow(setting, this);
        rows.add(row);
        row.addTo(panel);
    }

    static void item(JPopupMenu menu, String text, Runnable action) {
        JMenuItem item = new JMenuItem(text);
        item.putClientProperty("html.disable", true);
        item.addActionListener(_ -> action.run());
        menu.add(item);
    }

    @Override
    public void fix(Problem problem, Fix fix) {
        Problems.apply(editor, problem, fix);
    }

    @Override
    public void settle() {
        editor.document().settle();
    }

    @Override
    public void focused(Setting setting) {
        help.show(setting);
    }
}
