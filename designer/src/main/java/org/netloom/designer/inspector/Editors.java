package org.netloom.designer.inspector;

import java.awt.event.ItemEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JTextField;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Actions;
import org.netloom.designer.widget.NumberField;
import org.netloom.json.Json;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Component;
import org.netloom.spec.Padding;
import org.netloom.spec.Range;
import org.netloom.spec.Shape;
import org.netloom.spec.Size;

/** The right editor for each type a hyper-parameter can have. */
final class Editors {
    private Editors() {}

    /** An editor for values of a component. */
    static ValueEditor of(Component component) {
        Class<?> type = component.javaClass();
        Range range = component.range();
        String unit = component.param().unit();
        if (type == int.class || type == long.class) {
            return new OfNumber(true, range, unit);
        }
        if (type == double.class) {
            return new OfNumber(false, range, unit);
        }
        if (type == boolean.class) {
            return new OfYesNo();
        }
        if (type == Size.class) {
            return new SizeEditor(range, unit);
        }
        if (type == Padding.class) {
            return new PaddingEditor(range, unit);
        }
        if (type == Shape.class) {
            return new ShapeEditor(range);
        }
        if (!component.choices().isEmpty()) {
            return new OfChoice(component.choices());
        }
        return type == String.class ? new OfText() : new OfNotation();
    }

    /** An editor for a value whose type only its default tells: an argument of a block. */
    static ValueEditor like(Object value) {
        return switch (value) {
            case Boolean _ -> new OfYesNo();
            case Number n -> new OfNumber(n instanceof Long || n instanceof Integer, ANY, "");
            case null, default -> new OfNotation();
        };
    }

    static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false, "");

    static Range atLeast(double min) {
        return new Range(min, Double.POSITIVE_INFINITY, false, false, "");
    }

    /** A number with its unit. */
    static final class OfNumber extends ValueEditor {
        private final NumberField field;

        OfNumber(boolean whole, Range range, String unit) {
            field = new NumberField(whole, range, unit, this::enter, this::end);
        }

        @Override
        JComponent component() {
            return field;
        }

        @Override
        void show(Optional<Object> value) {
            field.show(value);
        }
    }

    /** Yes or no. */
    static final class OfYesNo extends ValueEditor {
        private final JCheckBox box = new JCheckBox();
        private boolean showing;

        OfYesNo() {
            box.addItemListener(_ -> {
                if (!showing) {
                    box.putClientProperty("JCheckBox.selectedState", null);
                    enter(box.isSelected());
                    end();
                }
            });
        }

        @Override
        JComponent component() {
            return box;
        }

        @Override
        void show(Optional<Object> value) {
            showing = true;
            box.setSelected(value.filter(Boolean.TRUE::equals).isPresent());
            box.setText(value.isPresent() ? "" : Texts.get("inspector.mixed"));
            showing = false;
        }
    }

    /** One of a few words. */
    static final class OfChoice extends ValueEditor {
        private final JComboBox<String> box = new JComboBox<>();
        private final List<String> choices;
        private boolean showing;

        OfChoice(List<String> choices) {
            this.choices = choices;
            choices.forEach(c -> box.addItem(c.replace('-', ' ')));
            box.addItemListener(e -> {
                if (!showing && e.getStateChange() == ItemEvent.SELECTED && box.getSelectedIndex() >= 0) {
                    enter(choices.get(box.getSelectedIndex()));
                    end();
                }
            });
        }

        @Override
        JComponent component() {
            return box;
        }

        @Override
        void show(Optional<Object> value) {
            showing = true;
            box.setSelectedIndex(value.map(choices::indexOf).orElse(-1));
            showing = false;
        }
    }

    /** A text as it is. */
    static class OfText extends ValueEditor {
        final JTextField field = new JTextField(4);
        private Optional<Object> shown = Optional.empty();
        private Optional<Object> typed = Optional.empty();
        private boolean showing;

        OfText() {
            Actions.typed(field, text -> {
                if (!showing) {
                    Object value = read(text);
                    typed = Optional.of(value);
                    enter(value);
                }
            });
            Actions.bind(field, "ENTER", this::end);
            Actions.bind(field, "ESCAPE", () -> {
                typed = Optional.empty();
                write();
                shown.ifPresent(this::enter);
            });
            field.addFocusListener(new java.awt.event.FocusAdapter() {
                @Override
                public void focusLost(java.awt.event.FocusEvent e) {
                    end();
                }
            });
        }

        /** The value that a text stands for. */
        Object read(String text) {
            return text;
        }

        /** The text of a value. */
        String text(Object value) {
            return String.valueOf(value);
        }

        @Override
        JComponent component() {
            return field;
        }

        @Override
        void show(Optional<Object> value) {
            boolean same = value.equals(shown);
            shown = value;
            boolean typing = !field.getText().equals(value.map(this::text).orElse(""));
            if (value.isPresent() && value.equals(typed) || same && typing) {
                return;
            }
            write();
        }

        private void write() {
            showing = true;
            field.setText(shown.map(this::text).orElse(""));
            field.putClientProperty(
                    "JTextField.placeholderText", shown.isPresent() ? "" : Texts.get("inspector.mixed"));
            showing = false;
            typed = Optional.empty();
        }
    }

    /** Anything else, as design files write it: lists, optional values, nested settings. */
    static final class OfNotation extends OfText {
        OfNotation() {
            Look.mono(field);
        }

        @Override
        Object read(String text) {
            try {
                return Json.parse(text);
            } catch (NetloomException _) {
                return text;
            }
        }

        @Override
        String text(Object value) {
            return Json.line(value);
        }
    }
}
