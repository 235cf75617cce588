package org.netloom.designer.widget;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netloom.design.Values;
import org.netloom.json.Json;
import org.netloom.spec.Range;

/** Numbers as people type them. */
public final class Numbers {
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[x×*,]\\s*|\\s+");

    /** Java's longest number that is worth reading; a text of more characters is a slip. */
    private static final int LONGEST = 40;

    private Numbers() {}

    /** The number; empty where the text is none. */
    public static Optional<Object> parse(String text) {
        String t = text.strip();
        if (t.isEmpty() || t.length() > LONGEST || !t.matches("[-+]?[0-9.]+([eE][-+]?[0-9]{1,3})?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Values.normal(new BigDecimal(t).doubleValue() == 0 ? 0L : read(t)));
        } catch (NumberFormatException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Object read(String text) {
        BigDecimal number = new BigDecimal(text);
        boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        return whole && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                ? (Object) number.longValue()
                : Double.valueOf(number.doubleValue());
    }

    /** The numbers of "3 x 5", "28, 28, 1" or "3"; the text itself where there is anything else. */
    public static Object parseList(String text) {
        List<Object> numbers = new ArrayList<>();
        for (String part : SEPARATOR.split(text.strip(), -1)) {
            Optional<Object> number = parse(part);
            if (number.isEmpty()) {
                return text;
            }
            numbers.add(number.get());
        }
        return numbers;
    }

    /** As it stands in a field. */
    public static String text(Object value) {
        return value instanceof String s ? s : Json.line(value);
    }

    /**
     * The next number up or down: whole ones by {@code steps}, others by one in their first digit.
     *
     * @param whole true where only whole numbers are meant
     */
    public static Object step(Object value, int steps, boolean whole, Range range) {
        BigDecimal now = value instanceof Number n ? new BigDecimal(n.toString()) : BigDecimal.ZERO;
        BigDecimal by = BigDecimal.ONE;
        if (!whole && now.signum() != 0) {
            int digits = now.precision() - now.scale() - 1;
            by = BigDecimal.ONE.scaleByPowerOfTen(digits);
            boolean first = now.abs().compareTo(by) == 0;
            boolean shrinking = Integer.signum(steps) != now.signum();
            by = first && shrinking ? by.scaleByPowerOfTen(-1) : by;
        } else if (!whole) {
            by = new BigDecimal("0.1");
        }
        BigDecimal then = now.add(by.multiply(BigDecimal.valueOf(steps)));
        if (!whole) {
            then = then.round(new MathContext(6, RoundingMode.HALF_EVEN));
        }
        double bounded = then.doubleValue();
        if (!range.contains(bounded)) {
            double near = range.nearest(bounded);
            then = Double.isNaN(near) ? now : BigDecimal.valueOf(near);
        }
        return whole ? (Object) then.longValue() : Values.normal(then.doubleValue());
    }
}
