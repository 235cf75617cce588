package org.netloom.designer.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.netloom.check.NodeReport;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Node;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.edit.BlockEdits;
import org.netloom.designer.edit.NodeEdits;
import org.netloom.designer.edit.ParameterEdits;
import org.netloom.designer.widget.Actions;
import org.netloom.json.Json;
import org.netloom.problem.Problem;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecType;

/** What forms of nodes share: rows for settings, what is wrong with the nodes, their remark. */
abstract class NodeForm extends SettingsForm {
    final List<String> ids;
    private final Messages messages;
    private JTextArea note;
    private JComboBox<String> weights;
    private JLabel weightsName;
    private boolean showing;

    NodeForm(Editor editor, List<String> ids, PropertyPanel.Help help) {
        super(editor, help);
        this.ids = List.copyOf(ids);
        this.messages = new Messages(this::fix);
    }

    // ---- building ---------------------------------------------------------------------------------------------------

    /** Puts the place for what is wrong with the nodes as such. */
    final void messages() {
        panel.add(messages, "newline, span 3, growx, wmin 0, gapleft 16, gapright 12");
    }

    final void note() {
        note = new JTextArea(2, 10);
        note.setName("inspector.note");
        note.setLineWrap(true);
        note.setWrapStyleWord(true);
        note.putClientProperty("JTextField.placeholderText", Texts.get("inspector.note.empty"));
        // The tab key leaves it, as it leaves every other field.
        note.setFocusTraversalKeys(java.awt.KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        note.setFocusTraversalKeys(java.awt.KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        Actions.typed(note, text -> {
            if (!showing) {
                editor.edit(NodeEdits.setNote(editor.scope(), ids.getFirst(), text));
            }
        });
        note.addFocusListener(new java.awt.event.FocusAdapter() {
            @Override
            public void focusLost(java.awt.event.FocusEvent e) {
                settle();
            }
        });
        JScrollPane scroll = new JScrollPane(note);
        row(Texts.get("inspector.note"), scroll);
        Look.named(note, Texts.get("inspector.note"));
    }

    /** Whose parameters the node has: its own, or those of another node that could lend them. */
    final void weights() {
        weights = new JComboBox<>();
        weights.setName("inspector.weights");
        weights.addActionListener(_ -> {
            if (!showing && weights.getSelectedIndex() >= 0) {
                Optional<String> other = weights.getSelectedIndex() == 0
                        ? Optional.empty()
                        : Optional.of(weights.getItemAt(weights.getSelectedIndex()));
                editor.edit(NodeEdits.share(editor.scope(), ids.getFirst(), other));
            }
        });
        weightsName = row(Texts.get("inspector.weights"), weights);
    }

    private void showWeights() {
        Node node = nodes().stream().findFirst().orElse(null);
        List<String> lenders = node == null ? List.of() : lenders(node);
        Optional<String> now = node == null ? Optional.empty() : node.sharesWith();
        boolean visible = now.isPresent() || !lenders.isEmpty();
        weights.setVisible(visible);
        weightsName.setVisible(visible);
        List<String> choices = new ArrayList<>(List.of(Texts.get("inspector.weights.own")));
        choices.addAll(lenders);
        now.filter(o -> !choices.contains(o)).ifPresent(choices::add);
        showing = true;
        weights.setModel(new DefaultComboBoxModel<>(choices.toArray(String[]::new)));
        weights.setSelectedItem(now.orElse(choices.getFirst()));
        showing = false;
    }

    /** Nodes of the same body whose parameters have the same shapes, so that one set serves both. */
    private List<String> lenders(Node node) {
        List<?> own = parameters(node);
        return editor.body().nodes().stream()
                .filter(n -> !own.isEmpty()
                        && !n.id().equals(node.id())
                        && n.sharesWith().isEmpty())
                .filter(n -> n.content().type().equals(node.content().type())
                        && parameters(n).equals(own))
                .map(Node::id)
                .toList();
    }

    /** What the parameters of a node are like: their shapes, or the block with its arguments; empty where it has none. */
    private List<?> parameters(Node node) {
        if (node.content() instanceof Content.BlockUse use) {
            return List.of(use);
        }
        return editor.document()
                .result()
                .report(editor.path(node.id()))
                .map(NodeReport::parameters)
                .orElse(List.of());
    }

    // ---- showing ----------------------------------------------------------------------------------------------------

    final List<Node> nodes() {
        return ids.stream().flatMap(id -> editor.body().node(id).stream()).toList();
    }

    /** What a setting is just now. */
    abstract Reading read(Setting setting, List<Problem> problems);

    @Override
    void refresh() {
        List<Problem> problems = problems();
        Set<String> names = rows.stream().map(r -> r.setting().name()).collect(Collectors.toSet());
        for (ParameterRow row : rows) {
            String name = row.setting().name();
            row.show(read(
                    row.setting(),
                    problems.stream().filter(p -> base(p).equals(name)).toList()));
        }
        messages.show(problems.stream().filter(p -> !names.contains(base(p))).toList());
        if (weights != null) {
            showWeights();
        }
        if (note != null) {
            String text = nodes().stream().findFirst().map(Node::note).orElse("");
            if (!note.getText().equals(text)) {
                showing = true;
                note.setText(text);
                showing = false;
            }
        }
    }

    private List<Problem> problems() {
        // Of an older design the problems may be mended already; the new ones follow in a moment.
        return ids.size() == 1 ? Problems.at(editor, ids.getFirst()) : List.of();
    }

    /** "shape" of "shape[1]". */
    private static String base(Problem problem) {
        return problem.parameter().replaceFirst("[\\[.].*", "");
    }

    /** The one value of all; empty where they differ. */
    static Optional<Object> common(List<Object> values) {
        return values.stream().distinct().count() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** The hyper-parameters that a node gives, in the notation of design files. */
    static Map<String, Object> given(Node node) {
        return switch (node.content()) {
            case Content.Layer(LayerSpec spec) -> json(spec);
            case Content.Template t -> t.values();
            case Content.Unreadable u -> u.values();
            case Content.BlockUse use -> use.arguments();
            case Content.BlockInput _ -> Map.of();
        };
    }

    private static <T extends LayerSpec> Map<String, Object> json(T spec) {
        return SpecType.of(spec).toJson(spec);
    }

    // ---- changing ---------------------------------------------------------------------------------------------------

    @Override
    public void set(String name, Object value) {
        editor.edit(ParameterEdits.set(editor.scope(), ids, name, value));
    }

    @Override
    public void reset(String name) {
        editor.edit(ParameterEdits.reset(editor.scope(), ids, name));
    }

    // ---- parameters of the block around -----------------------------------------------------------------------------

    @Override
    public String valueOf(String parameter) {
        return editor.body() instanceof BlockDefinition block
                        && block.parameters().containsKey(parameter)
                ? Json.line(block.parameters().get(parameter))
                : "?";
    }

    @Override
    public boolean offersParameters(Reading reading) {
        return editor.body() instanceof BlockDefinition && reading.value().isPresent();
    }

    @Override
    public JPopupMenu parameters(Setting setting, Reading reading) {
        BlockDefinition block = (BlockDefinition) editor.body();
        JPopupMenu menu = new JPopupMenu();
        Optional<String> reference = reading.reference();
        if (reference.isPresent()) {
            Object value = block.parameters().get(reference.get());
            if (value != null) {
                item(menu, Texts.get("inspector.parameter.back", Json.line(value)), () -> set(setting.name(), value));
            }
        } else {
            String name = org.netloom.design.Names.unique(setting.name(), block.parameters()::containsKey);
            item(menu, Texts.get("inspector.parameter.make", "$" + name), () -> make(name, setting));
        }
        block.parameters().keySet().stream()
                .filter(p -> !reference.filter(p::equals).isPresent())
                .forEach(p -> item(menu, Texts.get("inspector.parameter.use", "$" + p), () -> {
                    set(setting.name(), "$" + p);
                    settle();
                }));
        return menu;
    }

    /** Makes a value a new parameter of the block, with the value as its default: nothing changes yet. */
    private void make(String name, Setting setting) {
        Edit first = BlockEdits.promote(editor.scope(), ids.getFirst(), setting.name(), name);
        List<String> others = ids.subList(1, ids.size());
        editor.edit(
                others.isEmpty()
                        ? first
                        : first.and(ParameterEdits.set(editor.scope(), others, setting.name(), "$" + name)));
    }
}
