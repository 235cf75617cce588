package org.netloom.designer.inspector;

import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import net.miginfocom.swing.MigLayout;
import org.netloom.designer.widget.Glyph;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.problem.Severity;

/** A line of the inspector: name, editor, buttons, and below it what is wrong. */
final class ParameterRow {
    /** What the rows of a form do to the design. */
    interface Owner {
        void set(String name, Object value);

        /** Gives it its default again. */
        void reset(String name);

        /** Mends a problem that stands at a row. */
        void fix(Problem problem, Fix fix);

        /** What comes next is another step. */
        void settle();

        /** A row got the focus: its documentation can be shown. */
        void focused(Setting setting);

        /** True where the value can be made a parameter of the block, or is one. */
        boolean offersParameters(Reading reading);

        /** What the button for parameters of the block offers. */
        JPopupMenu parameters(Setting setting, Reading reading);

        /** What a parameter of the block is just now: "16". */
        String valueOf(String parameter);
    }

    private final Setting setting;
    private final Owner owner;
    private final JLabel label;
    private final JPanel editor = new JPanel(new MigLayout("insets 0, gap 0, fill, hidemode 3", "[grow,fill]"));
    private final JLabel reference = Look.mono(Look.label(""));
    private final JPanel tools = new JPanel(new MigLayout("insets 0, gap 0, hidemode 3, alignx right"));
    private final JButton reset;
    private final JButton parameter = Look.iconButton(Glyph.PARAMETER, "inspector.parameter");
    private final Messages messages;
    private Reading reading = new Reading(Optional.empty(), false, List.of());
    private Optional<Problem> rejected = Optional.empty();

    ParameterRow(Setting setting, Owner owner) {
        this.setting = setting;
        this.owner = owner;
        this.messages = new Messages(owner::fix);
        label = Look.label(setting.words());
        String tip = setting.range().isEmpty() ? setting.doc() : setting.doc() + " (" + setting.range() + ")";
        label.setToolTipText(tip);
        JComponent field = setting.editor().field();
        field.setToolTipText(tip);
        field.setName("inspector." + setting.name());
        Look.named(field, setting.words());
        label.setLabelFor(field);
        setting.editor().listen(this::entered, owner::settle);
        reset = Look.iconButton(Glyph.RESET, "inspector.reset");
        reset.setName("inspector.reset." + setting.name());
        reset.addActionListener(_ -> {
            rejected = Optional.empty();
            owner.reset(setting.name());
        });
        parameter.setName("inspector.parameter." + setting.name());
        parameter.addActionListener(_ -> owner.parameters(setting, reading).show(parameter, 0, parameter.getHeight()));
        editor.setOpaque(false);
        editor.add(setting.editor().component(), "wmin 0");
        editor.add(reference, "hmin 24");
        tools.setOpaque(false);
        tools.add(reset);
        tools.add(parameter);
        follow(setting.editor().component());
    }

    /** Adds its parts to a form of three columns. */
    void addTo(JPanel form) {
        boolean check = setting.editor() instanceof Editors.OfYesNo;
        form.add(label, "newline, aligny top, gaptop " + (check ? 2 : 4) + ", wmin 0");
        form.add(editor, "wmin 0");
        form.add(tools, "aligny top, wmin 24, growx");
        form.add(messages, "newline, span 3, wmin 0, growx");
    }

    private void follow(java.awt.Component part) {
        part.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent e) {
                owner.focused(setting);
            }
        });
        if (part instanceof java.awt.Container all) {
            for (java.awt.Component c : all.getComponents()) {
                follow(c);
            }
        }
    }

    Setting setting() {
        return setting;
    }

    private void entered(Object value) {
        if ("".equals(value) && !setting.required()) {
            rejected = Optional.empty();
            owner.reset(setting.name());
            return;
        }
        try {
            setting.check().accept(value);
        } catch (NetloomException e) {
            rejected = Optional.of(e.problems().getFirst());
            showMessages();
            return;
        }
        rejected = Optional.empty();
        owner.set(setting.name(), value);
        showMessages();
    }

    /** Shows what it is now. What is being typed and is no value yet stays. */
    void show(Reading now) {
        if (!now.value().equals(reading.value())) {
            rejected = Optional.empty();
        }
        reading = now;
        boolean refers = now.reference().isPresent();
        setting.editor().component().setVisible(!refers);
        reference.setVisible(refers);
        if (refers) {
            String name = now.reference().get();
            reference.setText("$" + name + " = " + owner.valueOf(name));
        } else if (rejected.isEmpty()) {
            setting.editor().show(now.value());
        }
        reset.setVisible(now.given() && !setting.required());
        parameter.setVisible(owner.offersParameters(now));
        showMessages();
    }

    private void showMessages() {
        List<Problem> all = rejected.map(List::of).orElse(reading.problems());
        Optional<Severity> worst = all.stream().map(Problem::severity).min(java.util.Comparator.naturalOrder());
        setting.editor().outline(worst);
        messages.show(all);
    }
}
