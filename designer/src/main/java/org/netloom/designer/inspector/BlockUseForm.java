package org.netloom.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Node;
import org.netloom.design.Values;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Editor;
import org.netloom.designer.edit.ParameterEdits;
import org.netloom.problem.Problem;

/** One or several uses of one block: how often, and the values of its parameters. */
final class BlockUseForm extends NodeForm {
    BlockUseForm(Editor editor, List<String> ids, PropertyPanel.Help help) {
        super(editor, ids, help);
        messages();
        List<String> names =
                editor.design().blocks().stream().map(BlockDefinition::name).toList();
        add(Setting.of(
                ParameterEdits.BLOCK,
                Texts.get("inspector.block"),
                Texts.get("inspector.block.doc"),
                new Editors.OfChoice(names),
                _ -> {}));
        add(Setting.of(
                ParameterEdits.REPEAT,
                Texts.get("inspector.repeat"),
                Texts.get("inspector.repeat.doc"),
                new Editors.OfNumber(true, Editors.atLeast(1), Texts.get("inspector.repeat.unit")),
                Setting::whole));
        definition().ifPresent(this::arguments);
        if (ids.size() == 1) {
            JButton open = new JButton(Texts.get("inspector.block.open"));
            open.setName("inspector.block.open");
            open.addActionListener(_ -> editor.show(editor.scope().inside(ids.getFirst())));
            panel.add(open, "newline, skip 1, gaptop 4");
            weights();
            note();
        }
    }

    private void arguments(BlockDefinition block) {
        if (!block.parameters().isEmpty()) {
            section(Texts.get("inspector.arguments"));
        }
        block.parameters()
                .forEach((name, def) -> add(Setting.argument(
                        name,
                        def,
                        Texts.get("inspector.argument.doc", block.name(), org.netloom.json.Json.line(def)))));
    }

    @Override
    Object key() {
        return key(editor, ids);
    }

    static Object key(Editor editor, List<String> ids) {
        List<Object> key = new ArrayList<>(List.of("uses", editor.scope(), ids));
        key.addAll(editor.design().blocks().stream().map(BlockDefinition::name).toList());
        for (String id : ids) {
            editor.body().node(id).flatMap(n -> definition(editor, n)).ifPresent(d -> {
                key.add(d.name());
                d.parameters().forEach((name, def) -> {
                    key.add(name);
                    key.add(def == null ? "" : def.getClass());
                });
            });
        }
        return key;
    }

    private static Optional<BlockDefinition> definition(Editor editor, Node node) {
        return node.content() instanceof Content.BlockUse use ? editor.design().block(use.block()) : Optional.empty();
    }

    private Optional<BlockDefinition> definition() {
        return nodes().stream().findFirst().flatMap(n -> definition(editor, n));
    }

    @Override
    Reading read(Setting setting, List<Problem> problems) {
        List<Object> values = new ArrayList<>();
        boolean given = false;
        for (Node node : nodes()) {
            Content.BlockUse use = (Content.BlockUse) node.content();
            switch (setting.name()) {
                case ParameterEdits.BLOCK -> values.add(use.block());
                case ParameterEdits.REPEAT -> values.add(Values.normal(use.repeat()));
                default -> {
                    given |= use.arguments().containsKey(setting.name());
                    Object def = definition()
                            .map(d -> d.parameters().get(setting.name()))
                            .orElse("");
                    values.add(Values.normal(use.arguments().getOrDefault(setting.name(), def)));
                }
            }
        }
        return new Reading(values.isEmpty() ? Optional.empty() : common(values), given, problems);
    }
}
