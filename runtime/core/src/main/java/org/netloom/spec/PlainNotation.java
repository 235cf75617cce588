package org.netloom.spec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.json.Json;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NearestMatch;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** Notations of numbers, booleans, texts and choices. */
final class PlainNotation {
    private PlainNotation() {}

    /** A number of a file or of a program as a whole number, where it is one that fits. */
    static Optional<Long> whole(Object json) {
        return switch (json) {
            case Long n -> Optional.of(n);
            case Integer n -> Optional.of(n.longValue());
            case Double n when n == Math.rint(n) && Math.abs(n) < 1L << 53 -> Optional.of(n.longValue());
            // 5.0 is whole; the scale bounds the work for something like 1e999999999.
            case BigDecimal n when n.scale() <= 40 && n.precision() - n.scale() <= 19 -> exactLong(n);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Long> exactLong(BigDecimal n) {
        try {
            return Optional.of(n.longValueExact());
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    static final class Whole extends Notation<Integer> {
        @Override
        String expected() {
            return "a whole number";
        }

        @Override
        Integer read(Object json) {
            return whole(json)
                    .filter(n -> n == n.intValue())
                    .map(Long::intValue)
                    .orElseThrow(() -> wrong(json));
        }

        @Override
        Object write(Integer value) {
            return (long) value;
        }

        @Override
        List<Argument> arguments(Integer value) {
            return List.of(new Argument(int.class, JavaText.of(value.toString())));
        }

        @Override
        String brief(Integer value) {
            return value.toString();
        }

        @Override
        List<Double> numbers(Integer value) {
            return List.of(value.doubleValue());
        }

        @Override
        Optional<Object> nearest(Integer value, Range range) {
            double near = range.nearest(value);
            return near == Math.rint(near) ? Optional.of((long) near) : Optional.empty();
        }
    }

    static final class Long64 extends Notation<Long> {
        @Override
        String expected() {
            return "a whole number";
        }

        @Override
        Long read(Object json) {
            return whole(json).orElseThrow(() -> wrong(json));
        }

        @Override
        Object write(Long value) {
            return value;
        }

        @Override
        List<Argument> arguments(Long value) {
            String text = value == value.intValue() ? value.toString() : value + "L";
            return List.of(new Argument(long.class, JavaText.of(text)));
        }

        @Override
        String brief(Long value) {
            return value.toString();
        }

        @Override
        List<Double> numbers(Long value) {
            return List.of(value.doubleValue());
        }
    }

    static final class Real extends Notation<Double> {
        @Override
        String expected() {
            return "a number";
        }

        @Override
        Double read(Object json) {
            return switch (json) {
                case BigDecimal n -> n.doubleValue();
                case BigInteger n -> n.doubleValue();
                case Long n -> n.doubleValue();
                case Integer n -> n.doubleValue();
                case Double n -> n;
                case Float n -> Double.valueOf(n.toString());
                case null, default -> throw wrong(json);
            };
        }

        @Override
        Object write(Double value) {
            return value;
        }

        @Override
        List<Argument> arguments(Double value) {
            return List.of(new Argument(double.class, JavaText.of(java(value.doubleValue()))));
        }

        private static String java(double value) {
            if (Double.isNaN(value)) {
                return "Double.NaN";
            }
            if (Double.isInfinite(value)) {
                return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
            }
            String text = Json.number(value);
            return text.contains(".") || text.contains("e") ? text : text + ".0";
        }

        @Override
        String brief(Double value) {
            return Double.isFinite(value) ? Json.number(value) : value.toString();
        }

        @Override
        List<Double> numbers(Double value) {
            return List.of(value);
        }

        @Override
        Optional<Object> nearest(Double value, Range range) {
            double near = range.nearest(value);
            return Double.isNaN(near) ? Optional.empty() : Optional.of(near);
        }
    }

    static final class YesNo extends Notation<Boolean> {
        @Override
        String expected() {
            return "true or false";
        }

        @Override
        Boolean read(Object json) {
            if (json instanceof Boolean b) {
                return b;
            }
            throw wrong(json);
        }

        @Override
        Object write(Boolean value) {
            return value;
        }

        @Override
        List<Argument> arguments(Boolean value) {
            return List.of(new Argument(boolean.class, JavaText.of(value.toString())));
        }

        @Override
        String brief(Boolean value) {
            return value ? "yes" : "no";
        }
    }

    static final class Text extends Notation<String> {
        /** Java's class files hold no constant of more than 65535 bytes; no honest name comes near. */
        private static final int LONGEST = 4096;

        @Override
        String expected() {
            return "text in double quotes";
        }

        @Override
        String read(Object json) {
            if (json instanceof String s) {
                return s;
            }
            throw wrong(json);
        }

        @Override
        Object write(String value) {
            return value;
        }

        @Override
        List<Argument> arguments(String value) {
            return List.of(new Argument(String.class, JavaText.of(JavaText.literal(value))));
        }

        @Override
        String brief(String value) {
            return value;
        }

        @Override
        List<Problem> problems(String value) {
            return value.length() <= LONGEST
                    ? List.of()
                    : List.of(CoreMessage.RANGE.problem(
                            "", "at most " + LONGEST + " characters", value.length() + " characters"));
        }
    }

    /** An enum, written in lower case with hyphens. */
    static final class Choice<E> extends Notation<E> {
        private final Class<E> type;
        private final List<E> values;

        Choice(Class<E> type) {
            this.type = type;
            this.values = Arrays.asList(type.getEnumConstants());
        }

        List<String> names() {
            return values.stream().map(Choice::name).toList();
        }

        private static String name(Object constant) {
            return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        String expected() {
            return names().stream().map(n -> '"' + n + '"').collect(Collectors.joining(" or "));
        }

        @Override
        E read(Object json) {
            for (E value : values) {
                if (name(value).equals(json)) {
                    return value;
                }
            }
            String near = json instanceof String s ? NearestMatch.suggestion(s, names()) : "";
            throw new NetloomException(CoreMessage.WRONG_TYPE.problem("", expected(), Json.brief(json) + near));
        }

        @Override
        Object write(E value) {
            return name(value);
        }

        @Override
        List<Argument> arguments(E value) {
            return List.of(new Argument(type, JavaText.of(JavaText.name(type) + "." + ((Enum<?>) value).name(), type)));
        }

        @Override
        String brief(E value) {
            return name(value).replace('-', ' ');
        }
    }
}
