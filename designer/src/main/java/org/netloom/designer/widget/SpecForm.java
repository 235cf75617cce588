package org.netloom.designer.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.Texts;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.spec.Component;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecType;

/**
 * Rows for the hyper-parameters of a spec, generated from its {@link SpecType}: name, editor, a quiet hint, a button back
 * to the default, and the problems that stand at the value. A spec inside is a chooser of its type with rows of its own.
 *
 * <p>The form changes nothing: its host is told, and calls {@link #show} with what came of it.
 */
public final class SpecForm extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Columns of all forms, so that nested ones are aligned with those around them. */
    public static final String COLUMNS = "[136!,left]12[176!,fill]10[grow,fill]4[24!]";

    /** Columns of forms in a narrow place: without hints. */
    public static final String NARROW = "[100!,left]8[grow,fill]0[0!]2[24!]";

    /** Whom a form tells what was done in it. */
    public interface Host {
        /**
         * A value was chosen or typed.
         *
         * @param path of the value: "optimizer.learningRate"
         * @param json in the notation of design files
         */
        void change(String path, Object json);

        /** An editor was left: what comes next is a step of its own. */
        default void settle() {}

        /** A fix of a problem was clicked. */
        void fix(Problem problem, Fix fix);

        /** An editor of the host's own for a value; empty for the usual one. */
        default Optional<ValueEditor> editor(String path, Component component, Consumer<Object> changed) {
            return Optional.empty();
        }

        /** True where there is no room for hints beside the editors. */
        default boolean narrow() {
            return false;
        }

        /** A value for a required hyper-parameter of a type that has just been chosen. */
        default Optional<Object> starting(SpecType<?> type, Component component) {
            return Optional.empty();
        }
    }

    private record Row(Component component, ValueEditor editor, JButton reset, ProblemLines problems) {}

    private final transient Host host;
    private final String path;
    private final transient SpecType<?> type;
    private final transient Map<String, Row> rows = new LinkedHashMap<>();

    /**
     * A form for the type at a path.
     *
     * @param path in front of the names; empty at the root
     * @param only the hyper-parameters to show
     */
    public SpecForm(Host host, String path, SpecType<?> type, List<String> only) {
        super(new MigLayout("insets 0, gapy 4, hidemode 3, novisualpadding", host.narrow() ? NARROW : COLUMNS, ""));
        this.host = host;
        this.path = path;
        this.type = type;
        setOpaque(false);
        for (Component c : type.components()) {
            if (only.contains(c.name())) {
                add(c);
            }
        }
    }

    /** A form for all hyper-parameters of a type. */
    public static SpecForm of(Host host, String path, SpecType<?> type) {
        return new SpecForm(
                host,
                path,
                type,
                type.components().stream().map(Component::name).toList());
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** True where there is nothing to edit. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The editor of a hyper-parameter that the form shows. */
    public Optional<JComponent> view(String name) {
        return Optional.ofNullable(rows.get(name)).map(r -> r.editor().view());
    }

    private void add(Component c) {
        String at = path(c.name());
        Consumer<Object> changed = json -> host.change(at, json);
        ValueEditor editor;
        boolean nested = Spec.class.isAssignableFrom(c.javaClass());
        if (nested) {
            editor = new FamilyEditor(host, at, c);
        } else {
            editor = host.editor(at, c, changed).orElseGet(() -> ValueEditors.of(c, changed, host::settle));
        }
        ProblemLines problems = new ProblemLines(host::fix);
        JButton reset = reset(c, changed);
        rows.put(c.name(), new Row(c, editor, reset, problems));
        if (nested) {
            add(editor.view(), "span, growx, wmin 0, wrap");
        } else {
            boolean box = host.narrow() && editor.view() instanceof JCheckBox;
            JLabel label = new JLabel(box ? "" : c.words());
            label.setToolTipText(Tips.of(c));
            label.setLabelFor(editor.view());
            add(label);
            if (box) {
                ((JCheckBox) editor.view()).setText(c.words());
            }
            if (c.javaClass() == boolean.class || host.narrow()) {
                add(editor.view(), "span 2, growx, wmin 0");
            } else {
                add(editor.view(), "growx, wmin 60");
                // A field for a number says its unit itself.
                add(hint(c, !(editor.view() instanceof NumberField)), "growx, wmin 0");
            }
            add(reset, "hidemode 0, top, wrap");
        }
        add(problems, "skip 1, span 2, growx, wmin 0, wrap");
    }

    private static JLabel hint(Component c, boolean withUnit) {
        String unit = withUnit ? c.param().unit() : "";
        String doc = c.param().doc();
        // "samples per step" says what it is counted in.
        JLabel hint = new JLabel(unit.isEmpty() || doc.contains(unit) ? doc : Texts.get("plan.hint", unit, doc));
        hint.putClientProperty("html.disable", true);
        hint.putClientProperty("FlatLaf.style", "font: $small.font; foreground: $Label.disabledForeground");
        hint.setToolTipText(Tips.of(c));
        return hint;
    }

    private static JButton reset(Component c, Consumer<Object> changed) {
        JButton reset = new JButton(Glyph.RESET);
        reset.putClientProperty("JButton.buttonType", "toolBarButton");
        reset.putClientProperty("FlatLaf.style", "foreground: $Label.disabledForeground; margin: 1,1,1,1");
        reset.setToolTipText(Texts.get("plan.reset", c.words()));
        reset.getAccessibleContext().setAccessibleName(Texts.get("plan.reset", c.words()));
        reset.addActionListener(_ -> changed.accept(c.toJson(c.defaultValue())));
        reset.setVisible(false);
        return reset;
    }

    /**
     * Shows a spec.
     *
     * @param problems of the whole plan or layer, by path; those of this form are shown at their fields
     * @throws IllegalArgumentException if the spec is of another type
     */
    public void show(Spec spec, List<Problem> problems) {
        if (spec.getClass() != type.type()) {
            throw new IllegalArgumentException("a form for " + type + " cannot show " + spec);
        }
        show(type, spec, problems);
    }

    private <T extends Spec> void show(SpecType<T> of, Spec spec, List<Problem> problems) {
        T shown = of.type().cast(spec);
        rows.forEach((name, row) -> {
            Object value = of.get(shown, name);
            if (row.editor() instanceof FamilyEditor family) {
                family.show((Spec) value, problems);
                row.problems().show(at(problems, path(name), true));
                return;
            }
            row.editor().show(value);
            row.problems().show(at(problems, path(name), false));
            row.reset()
                    .setVisible(!of.isDefault(shown, row.component())
                            && row.component().defaultValue() != null);
        });
    }

    /** Problems of a value; with those of parts of it unless they have fields of their own. */
    private static List<Problem> at(List<Problem> problems, String path, boolean exactly) {
        List<Problem> found = new ArrayList<>();
        for (Problem p : problems) {
            if (p.parameter().equals(path)
                    || !exactly && p.parameter().startsWith(path + "[")
                    || exactly && p.parameter().equals(path + ".type")) {
                found.add(p);
            }
        }
        return found;
    }
}
