package org.netloom.designer.widget;

import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.netloom.json.Json;
import org.netloom.spec.Range;

/**
 * A number that is told with each keystroke that makes sense. The arrow keys step: whole numbers by one (with shift by
 * ten), others by one in their first digit, so that 0.001 goes to 0.002. Numbers out of range are told, too: the checker
 * explains them; a text that is no number is outlined and told to nobody.
 */
public final class NumberField extends JTextField {
    private static final long serialVersionUID = 1L;
    private static final int COLUMNS = 9;

    private final Class<?> type;
    private final boolean whole;
    private final transient Range range;
    private final transient Consumer<Number> changed;
    private transient Number value = 0L;
    private boolean showing;

    /**
     * A field.
     *
     * @param type int, long or double
     * @param changed is told a {@link Long} or a {@link Double}
     * @param settled is called when the field is left
     */
    public NumberField(Class<?> type, Range range, Consumer<Number> changed, Runnable settled) {
        super(COLUMNS);
        this.type = type;
        this.whole = type != double.class;
        this.range = range;
        this.changed = changed;
        getDocument().addDocumentListener(new Typing());
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent e) {
                write(value);
                settled.run();
            }
        });
        addActionListener(_ -> {
            write(value);
            settled.run();
        });
        step("UP", 1);
        step("DOWN", -1);
        step("shift UP", 10);
        step("shift DOWN", -10);
    }

    private void step(String key, int steps) {
        getInputMap().put(KeyStroke.getKeyStroke(key), key);
        getActionMap().put(key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                setText(Json.number(stepped(steps).doubleValue()));
            }
        });
    }

    /** Shows a number without telling anybody; leaves the text alone where it says the same already. */
    public void show(Number now) {
        value = whole ? (Number) now.longValue() : (Number) now.doubleValue();
        if (parse().filter(n -> n.doubleValue() == now.doubleValue()).isEmpty()) {
            write(value);
        }
        outline();
    }

    private void write(Number now) {
        showing = true;
        setText(now instanceof Long n ? n.toString() : Json.number(now.doubleValue()));
        showing = false;
        outline();
    }

    private Optional<Number> parse() {
        try {
            String text = getText().strip().replace("_", "").replace(" ", "");
            if (whole) {
                return Optional.of(type == int.class ? (long) Integer.parseInt(text) : Long.parseLong(text));
            }
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private void outline() {
        boolean good = parse().filter(n -> range.contains(n.doubleValue())).isPresent();
        putClientProperty("JComponent.outline", good ? null : "error");
    }

    private Number stepped(int steps) {
        if (whole) {
            return bounded(value.doubleValue() + steps, value);
        }
        BigDecimal now = new BigDecimal(Json.number(value.doubleValue()));
        int power = now.signum() == 0 ? -2 : now.precision() - now.scale() - 1;
        boolean round = now.signum() != 0
                && now.abs().stripTrailingZeros().precision() == 1
                && now.abs().unscaledValue().toString().startsWith("1");
        boolean shrinks = now.signum() * steps < 0;
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(round && shrinks ? power - 1 : power);
        BigDecimal next = now.add(step.multiply(BigDecimal.valueOf(Integer.signum(steps))));
        return bounded(
                next.setScale(Math.max(next.scale(), 0), RoundingMode.UNNECESSARY)
                        .doubleValue(),
                value);
    }

    private Number bounded(double wanted, Number otherwise) {
        double near = range.nearest(wanted);
        return Double.isNaN(near) ? otherwise : near;
    }

    private final class Typing implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent e) {
            typed();
        }

        @Override
        public void removeUpdate(DocumentEvent e) {
            typed();
        }

        @Override
        public void changedUpdate(DocumentEvent e) {
            typed();
        }

        private void typed() {
            if (showing) {
                return;
            }
            outline();
            parse().filter(n -> !n.equals(value)).ifPresent(n -> {
                value = n;
                changed.accept(n);
            });
        }
    }
}
