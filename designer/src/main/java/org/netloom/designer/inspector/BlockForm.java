package org.netloom.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPopupMenu;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Names;
import org.netloom.design.Values;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.edit.BlockEdits;
import org.netloom.designer.edit.EditRefused;
import org.netloom.designer.edit.ParameterEdits;
import org.netloom.designer.widget.Glyph;
import org.netloom.problem.Severity;

/** A block from inside: its parameters with their defaults. */
final class BlockForm extends SettingsForm {
    private final String block;
    private final Words refused = Words.small("", () -> Look.of(Severity.ERROR));
    private final JLabel uses;
    private final JLabel parameters;

    BlockForm(Editor editor, PropertyPanel.Help help) {
        super(editor, help);
        this.block = editor.body().name();
        uses = fact(Texts.get("inspector.block.uses"));
        parameters = fact(Texts.get("inspector.totals.parameters"));
        section(Texts.get("inspector.block.parameters"));
        definition().parameters().forEach((name, def) -> {
            add(Setting.argument(name, def, Texts.get("inspector.block.default.doc", name, block)));
        });
        JButton add = new JButton(Texts.get("inspector.block.add"), Glyph.ADD.in(Look::quiet));
        add.setName("inspector.block.add");
        add.addActionListener(_ -> {
            String name = Names.unique("value", definition().parameters()::containsKey);
            editor.edit(ParameterEdits.setDefault(block, name, 1L));
            settle();
        });
        panel.add(add, "newline, skip 1, span 2, gaptop 4, alignx left");
        refused.setVisible(false);
        refused.setName("inspector.block.refused");
        panel.add(refused, "newline, span 3, growx, wmin 0, gaptop 4, gapright 12");
        panel.add(
                Words.small(Texts.get("inspector.block.hint")),
                "newline, span 3, growx, wmin 0, gaptop 8, gapright 12");
    }

    private BlockDefinition definition() {
        return editor.design().block(block).orElseGet(() -> new BlockDefinition(block));
    }

    @Override
    Object key() {
        return key(editor);
    }

    static Object key(Editor editor) {
        List<Object> key = new ArrayList<>(List.of("block", editor.body().name()));
        ((BlockDefinition) editor.body()).parameters().forEach((name, def) -> {
            key.add(name);
            key.add(def == null ? "" : def.getClass());
        });
        return key;
    }

    @Override
    void refresh() {
        refused.setVisible(false);
        BlockDefinition now = definition();
        String path = editor.path("");
        long count = editor.design().bodies().stream()
                .flatMap(b -> b.nodes().stream())
                .filter(n -> n.content() instanceof Content.BlockUse use
                        && use.block().equals(block))
                .count();
        uses.setText(Texts.get("inspector.block.times", count));
        long trained = editor.document().result().reports().stream()
                .filter(r -> r.path().startsWith(path))
                .mapToLong(r -> r.parameterCount())
                .sum();
        parameters.setText(org.netloom.check.Summary.grouped(trained));
        for (ParameterRow row : rows) {
            Object value = now.parameters().get(row.setting().name());
            row.show(new Reading(Optional.ofNullable(Values.normal(value)), false, List.of()));
        }
    }

    // ---- rows -------------------------------------------------------------------------------------------------------

    @Override
    public void set(String name, Object value) {
        editor.edit(ParameterEdits.setDefault(block, name, value));
    }

    @Override
    public void reset(String name) {
        // A parameter of a block has a default by being there.
    }

    @Override
    public String valueOf(String parameter) {
        return "?";
    }

    @Override
    public boolean offersParameters(Reading reading) {
        return true;
    }

    private void remove(String parameter) {
        try {
            editor.edit(BlockEdits.inline(block, parameter));
        } catch (EditRefused e) {
            refused.setText(e.getMessage());
            refused.setVisible(true);
        }
    }

    /** Removing a parameter. */
    @Override
    public JPopupMenu parameters(Setting setting, Reading reading) {
        JPopupMenu menu = new JPopupMenu();
        item(menu, Texts.get("inspector.block.remove", setting.name()), () -> remove(setting.name()));
        return menu;
    }
}
