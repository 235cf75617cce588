package org.netloom.designer.widget;

import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JTextField;
import org.netloom.json.Json;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Component;

/** The editors for plain values: numbers, yes and no, choices, texts, and lists of numbers. */
public final class ValueEditors {
    private ValueEditors() {}

    /**
     * The editor that suits a hyper-parameter.
     *
     * @param changed is told values in the notation of design files
     * @param settled is called when the editor is left
     */
    public static ValueEditor of(Component component, Consumer<Object> changed, Runnable settled) {
        Class<?> type = component.javaClass();
        ValueEditor editor;
        if (type == int.class || type == long.class || type == double.class) {
            editor = new NumberEditor(component, changed, settled);
        } else if (type == boolean.class) {
            editor = new YesNo(component, changed);
        } else if (!component.choices().isEmpty()) {
            editor = new Choice(component, changed);
        } else {
            editor = new Text(component, changed, settled);
        }
        editor.view().getAccessibleContext().setAccessibleName(component.words());
        editor.view().setToolTipText(Tips.of(component));
        return editor;
    }

    private static final class YesNo implements ValueEditor {
        private final JCheckBox box = new JCheckBox();

        YesNo(Component component, Consumer<Object> changed) {
            box.setText(component.param().doc());
            box.addActionListener(_ -> changed.accept(box.isSelected()));
        }

        @Override
        public JComponent view() {
            return box;
        }

        @Override
        public void show(Object value) {
            box.setSelected((Boolean) value);
        }
    }

    private static final class Choice implements ValueEditor {
        private final Component component;
        private final JComboBox<String> box;
        private boolean showing;

        Choice(Component component, Consumer<Object> changed) {
            this.component = component;
            box = new JComboBox<>(component.choices().toArray(String[]::new));
            box.addActionListener(_ -> {
                if (!showing) {
                    changed.accept(box.getSelectedItem());
                }
            });
        }

        @Override
        public JComponent view() {
            return box;
        }

        @Override
        public void show(Object value) {
            showing = true;
            box.setSelectedItem(component.toJson(value));
            showing = false;
        }
    }

    /** A text, or a value that is written as one: numbers separated by commas, otherwise the notation of design files. */
    private static final class Text implements ValueEditor {
        private static final int COLUMNS = 14;

        private final Component component;
        private final Consumer<Object> changed;
        private final JTextField field = new JTextField(COLUMNS);
        private boolean showing;

        Text(Component component, Consumer<Object> changed, Runnable settled) {
            this.component = component;
            this.changed = changed;
            Actions.typed(field, _ -> typed());
            if (component.defaultValue() instanceof List<?> none && none.isEmpty()) {
                field.putClientProperty("JTextField.placeholderText", component.brief(none));
            }
            field.addFocusListener(new FocusAdapter() {
                @Override
                public void focusLost(FocusEvent e) {
                    settled.run();
                }
            });
        }

        private void typed() {
            if (showing) {
                return;
            }
            Optional<Object> json = parse();
            field.putClientProperty("JComponent.outline", json.isPresent() ? null : "error");
            json.ifPresent(changed);
        }

        private boolean isText() {
            return component.javaClass() == String.class;
        }

        private Optional<Object> parse() {
            if (isText()) {
                return Optional.of(field.getText());
            }
            try {
                String text = field.getText().strip();
                Object json = component.javaClass() == List.class
                        ? listsTexts() ? texts(text) : numbers(text)
                        : Json.parse(text);
                component.fromJson(json);
                return Optional.of(json);
            } catch (NetloomException | NumberFormatException _) {
                return Optional.empty();
            }
        }

        private boolean listsTexts() {
            return component.type() instanceof ParameterizedType p && p.getActualTypeArguments()[0] == String.class;
        }

        /** Texts between commas. */
        private static List<Object> texts(String text) {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(t -> !t.isEmpty())
                    .collect(Collectors.toList());
        }

        private static List<Object> numbers(String text) {
            List<Object> numbers = new ArrayList<>();
            for (String part : text.split("[,;\\s]+")) {
                if (!part.isEmpty()) {
                    numbers.add(Double.parseDouble(part));
                }
            }
            return numbers;
        }

        @Override
        public JComponent view() {
            return field;
        }

        @Override
        public void show(Object value) {
            if (parse().map(component::fromJson).filter(value::equals).isPresent()) {
                return;
            }
            showing = true;
            field.setText(written(component.toJson(value)));
            // Of a long path the end tells more.
            field.setCaretPosition(
                    component.name().equals("path") ? field.getText().length() : 0);
            if (component.name().equals("path")) {
                field.setToolTipText(Tips.wrapped(field.getText()));
            }
            field.putClientProperty("JComponent.outline", null);
            showing = false;
        }

        private static String written(Object json) {
            return switch (json) {
                case String s -> s;
                case List<?> list ->
                    String.join(
                            ", ",
                            list.stream()
                                    .map(o -> o instanceof String t ? t : Json.line(o))
                                    .toList());
                default -> Json.line(json);
            };
        }
    }
}
