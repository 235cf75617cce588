package org.netloom.designer.plan;

import java.awt.Component;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.data.DataSources;
import org.netloom.data.DataSpec;
import org.netloom.data.TableSchema;
import org.netloom.designer.Texts;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.edit.PlanEdits;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Glyph;
import org.netloom.designer.widget.SpecForm;
import org.netloom.designer.widget.Tips;
import org.netloom.designer.widget.ValueEditor;
import org.netloom.designer.widget.WrappedText;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/** Where the samples come from: a shipped generator with its options, or a file or folder that is recognised. */
final class DataChooser extends JPanel {
    private static final long serialVersionUID = 1L;

    /** A data set that needs no file, or the one of a file that is chosen now. */
    private record Choice(DataSpec data, boolean shipped) {
        String name() {
            String type = SpecType.of(data).name();
            return Texts.has("data.set." + type) ? Texts.get("data.set." + type) : type;
        }
    }

    private final transient DesignDocument document;
    private final transient DataModel model;
    private final transient Consumer<List<Problem>> refused;
    private final JComboBox<Choice> sets = new JComboBox<>();
    private final WrappedText summary = WrappedText.quiet("");
    private final JPanel rows = new JPanel(new MigLayout("insets 0, fillx", "[grow,fill]", ""));
    private final transient Steps steps;
    private transient DataSpec shown;
    private SpecForm form;
    private boolean showing;

    /** @param refused is told why a file or folder is no data set */
    DataChooser(DesignDocument document, DataModel model, Consumer<List<Problem>> refused) {
        super(new MigLayout("insets 0, gapy 6, hidemode 3", "[grow,fill]8[grow,fill]", ""));
        this.document = document;
        this.model = model;
        this.refused = refused;
        this.steps = new Steps(document);
        setOpaque(false);
        rows.setOpaque(false);
        sets.setRenderer(new ChoiceRenderer());
        sets.setMaximumRowCount(12);
        sets.getAccessibleContext().setAccessibleName(Texts.get("data.set"));
        sets.addActionListener(_ -> {
            if (!showing
                    && sets.getSelectedItem() instanceof Choice c
                    && !c.data().equals(shown)) {
                choose(c.data());
            }
        });
        JButton file = new JButton(Texts.get("data.file"), Glyph.FILE);
        file.setToolTipText(Tips.wrapped(Texts.get("data.file.tip")));
        file.addActionListener(_ -> open(JFileChooser.FILES_ONLY));
        JButton folder = new JButton(Texts.get("data.folder"), Glyph.FOLDER);
        folder.setToolTipText(Tips.wrapped(Texts.get("data.folder.tip")));
        folder.addActionListener(_ -> open(JFileChooser.DIRECTORIES_ONLY));
        add(sets, "span, wmin 60, wrap");
        add(file, "wmin 40, sg");
        add(folder, "wmin 40, sg, wrap");
        add(summary, "span, wmin 40, wrap");
        add(rows, "span, wmin 0, gaptop 4, wrap");
    }

    // ---- showing ----------------------------------------------------------------------------------------------------

    void show(DataSpec data, List<Problem> problems) {
        boolean otherType = shown == null || shown.getClass() != data.getClass();
        shown = data;
        if (otherType) {
            List<Choice> choices = new ArrayList<>();
            for (SpecType<? extends DataSpec> type :
                    SpecFamily.of(DataSpec.class).types()) {
                boolean complete = type.components().stream().noneMatch(c -> c.required());
                if (complete && type.component("path").isEmpty()) {
                    choices.add(new Choice(type.create(Map.of()), true));
                }
            }
            int at = choices.stream().map(c -> c.data().getClass()).toList().indexOf(data.getClass());
            if (at < 0) {
                choices.add(new Choice(data, false));
                at = choices.size() - 1;
            }
            showing = true;
            sets.setModel(new DefaultComboBoxModel<>(choices.toArray(Choice[]::new)));
            sets.setSelectedIndex(at);
            showing = false;
            SpecType<?> type = SpecType.of(data);
            summary.setText(type.doc().summary());
            summary.setToolTipText(Tips.of(type.name(), type.doc()));
            sets.setToolTipText(Tips.of(type.name(), type.doc()));
            form = SpecForm.of(steps, "data", type);
            rows.removeAll();
            rows.setVisible(!form.isEmpty());
            rows.add(form, "wmin 0");
            revalidate();
        }
        form.show(data, problems);
    }

    /** Says which columns a table has, once that is known. */
    void columns(Optional<OpenedData> opened) {
        steps.columns(opened.flatMap(o -> o.parts().train().schema()));
    }

    /** What the chosen data set is called. */
    String title() {
        if (shown != null
                && SpecType.of(shown).component("path").isPresent()
                && !path(shown).isBlank()) {
            Path name = Path.of(path(shown)).normalize().getFileName();
            return name == null || name.toString().isEmpty() ? Texts.get("data.here") : name.toString();
        }
        return sets.getSelectedItem() instanceof Choice c ? c.name() : "";
    }

    // ---- choosing ---------------------------------------------------------------------------------------------------

    private void choose(DataSpec data) {
        document.settle();
        document.edit(PlanEdits.set("data", SpecFamily.of(DataSpec.class).toJson(data)));
        document.settle();
    }

    /** Asks for a file or a folder, in a mode of {@link JFileChooser}. */
    void open(int mode) {
        JFileChooser chooser = new JFileChooser(folder().toFile());
        chooser.setFileSelectionMode(mode);
        chooser.setDialogTitle(Texts.get(mode == JFileChooser.FILES_ONLY ? "data.file.title" : "data.folder.title"));
        if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
            recognise(chooser.getSelectedFile());
        }
    }

    private Path folder() {
        return document.file().map(Path::getParent).orElse(Path.of("").toAbsolutePath());
    }

    /** Finds out what lies in a file or folder, beside the event thread, and makes it the plan's data. */
    void recognise(File file) {
        var input = document.result().inputShape();
        Background.run(
                _ -> DataSources.recognise(file.getPath(), input),
                found -> {
                    refused.accept(List.of());
                    choose(relative(found));
                },
                e -> {
                    if (e instanceof NetloomException n) {
                        refused.accept(n.problems());
                    } else {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** What lies in the folder of the design is named from there, so that both can be moved together. */
    private DataSpec relative(DataSpec found) {
        if (document.file().isEmpty()) {
            return found;
        }
        Path base = folder();
        Path path = Path.of(path(found));
        if (!path.startsWith(base)) {
            return found;
        }
        String inside = base.relativize(path).toString().replace('\\', '/');
        return with(found, "path", inside.isEmpty() ? "." : inside);
    }

    private static <T extends DataSpec> String path(T data) {
        return (String) SpecType.of(data).get(data, "path");
    }

    private static <T extends DataSpec> T with(T data, String component, Object value) {
        return SpecType.of(data).with(data, component, value);
    }

    // ---- the form ---------------------------------------------------------------------------------------------------

    /** A narrow form whose target column is chosen from those there are. */
    private static final class Steps extends PlanSteps {
        private TargetChoice target;
        private Optional<TableSchema> schema = Optional.empty();

        Steps(DesignDocument document) {
            super(document);
        }

        @Override
        public boolean narrow() {
            return true;
        }

        void columns(Optional<TableSchema> now) {
            schema = now;
            if (target != null) {
                target.columns(now);
            }
        }

        @Override
        public Optional<ValueEditor> editor(
                String path, org.netloom.spec.Component component, Consumer<Object> changed) {
            if (!path.equals("data.target")) {
                return Optional.empty();
            }
            target = new TargetChoice(changed);
            target.columns(schema);
            return Optional.of(target);
        }
    }

    /** The target column by name; a name can be typed, too. */
    private static final class TargetChoice implements ValueEditor {
        private final JComboBox<String> box = new JComboBox<>();
        private boolean showing;

        TargetChoice(Consumer<Object> changed) {
            box.setEditable(true);
            box.putClientProperty("JTextField.placeholderText", Texts.get("data.target.last"));
            box.getAccessibleContext().setAccessibleName(Texts.get("data.target"));
            box.addActionListener(_ -> {
                if (!showing && box.getSelectedItem() != null) {
                    changed.accept(box.getSelectedItem().toString());
                }
            });
        }

        void columns(Optional<TableSchema> schema) {
            if (schema.isEmpty()) {
                return;
            }
            List<TableSchema.Column> columns = new ArrayList<>(schema.get().inputs());
            schema.get().target().ifPresent(columns::add);
            columns.sort(java.util.Comparator.comparingInt(TableSchema.Column::position));
            Object now = box.getSelectedItem();
            showing = true;
            box.setModel(new DefaultComboBoxModel<>(
                    columns.stream().map(TableSchema.Column::name).toArray(String[]::new)));
            box.setSelectedItem(now);
            showing = false;
        }

        @Override
        public JComponent view() {
            return box;
        }

        @Override
        public void show(Object value) {
            showing = true;
            box.setSelectedItem(value);
            showing = false;
        }
    }

    private static final class ChoiceRenderer extends DefaultListCellRenderer {
        private static final long serialVersionUID = 1L;

        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int index, boolean selected, boolean focused) {
            JLabel label = (JLabel) super.getListCellRendererComponent(
                    list, value instanceof Choice c ? c.name() : "", index, selected, focused);
            if (value instanceof Choice c) {
                label.setToolTipText(Tips.of(c.name(), SpecType.of(c.data()).doc()));
            }
            return label;
        }
    }
}
