package org.netloom.designer.widget;

import java.util.Optional;
import java.util.function.Consumer;
import org.netloom.design.Values;
import org.netloom.spec.Component;

/**
 * A number that is told with each keystroke that makes sense. Numbers out of range are told, too: the checker explains
 * them. A text that is no number is outlined, told to nobody, and gone when the field is left.
 */
public final class NumberEditor implements ValueEditor {
    private final Component component;
    private final Consumer<Object> changed;
    private final NumberField field;
    private Object value = 0L;

    /**
     * An editor.
     *
     * @param component of type int, long or double
     * @param changed is told a {@link Long} or a {@link Double}
     * @param settled is called when the field is left
     */
    public NumberEditor(Component component, Consumer<Object> changed, Runnable settled) {
        this.component = component;
        this.changed = changed;
        field = new NumberField(
                component.javaClass() != double.class,
                component.range(),
                component.param().unit(),
                this::entered,
                () -> {
                    if (number(field().getText()).isEmpty()) {
                        field().restore();
                        outline();
                    }
                    settled.run();
                });
    }

    /** Without unit and arrows: for places that are narrow. */
    public NumberEditor narrow() {
        field.narrow();
        return this;
    }

    private NumberField field() {
        return field;
    }

    @Override
    public NumberField view() {
        return field;
    }

    @Override
    public void show(Object now) {
        value = now instanceof Integer i ? (Object) i.longValue() : now;
        field.show(Optional.of(Values.normal(now)));
        outline();
    }

    private void entered(Object entered) {
        outline();
        number(field.getText()).filter(n -> !n.equals(value)).ifPresent(n -> {
            value = n;
            changed.accept(n);
        });
    }

    /** The number of a text, which may have spaces and underscores in it; empty where it has none of the type. */
    private Optional<Object> number(String text) {
        return Numbers.parse(text.replace("_", "").replace(" ", "")).flatMap(this::typed);
    }

    private Optional<Object> typed(Object number) {
        Class<?> type = component.javaClass();
        if (type == double.class) {
            double real = ((Number) number).doubleValue();
            return Double.isFinite(real) ? Optional.of(real) : Optional.empty();
        }
        boolean fits = number instanceof Long l && (type == long.class || l.intValue() == l);
        return fits ? Optional.of(number) : Optional.empty();
    }

    private void outline() {
        boolean good = number(field.getText())
                .filter(n -> component.range().contains(((Number) n).doubleValue()))
                .isPresent();
        field.putClientProperty("JComponent.outline", good ? null : "error");
    }
}
