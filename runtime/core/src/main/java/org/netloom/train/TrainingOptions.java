package org.netloom.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NearestMatch;

/**
 * Reads a command line of the form {@code --name value}, {@code --name=value} and {@code --flag}; what is left are
 * operands. An unknown option is refused with the nearest known one.
 */
final class TrainingOptions {
    /**
     * An option a program knows.
     *
     * @param name with its dashes
     * @param value what its value is called in the help; empty for a flag; in brackets where it may be left out
     */
    record Option(String name, String value, String help) {
        boolean flag() {
            return value.isEmpty();
        }

        boolean optionalValue() {
            return value.startsWith("[");
        }

        private String usage() {
            return flag() ? name : name + " " + value;
        }
    }

    /** A command line that a program does not understand; {@link #getMessage()} says what and what was meant. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();

    private TrainingOptions() {}

    /** @throws UsageException for an unknown option or a missing value */
    static TrainingOptions parse(List<Option> known, String... args) {
        TrainingOptions result = new TrainingOptions();
        boolean onlyOperands = false;
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (onlyOperands || !arg.startsWith("-") || arg.equals("-")) {
                result.operands.add(arg);
                continue;
            }
            if (arg.equals("--")) {
                onlyOperands = true;
                continue;
            }
            int equals = arg.indexOf('=');
            Option option = find(known, equals < 0 ? arg : arg.substring(0, equals));
            if (equals >= 0) {
                if (option.flag()) {
                    throw new UsageException(CoreMessage.OPTION_TAKES_NO_VALUE.text(option.name()));
                }
                result.values.put(option.name(), arg.substring(equals + 1));
            } else if (option.flag()) {
                result.values.put(option.name(), "");
            } else if (i + 1 < args.length && !args[i + 1].startsWith("--")) {
                result.values.put(option.name(), args[++i]);
            } else if (option.optionalValue()) {
                result.values.put(option.name(), "");
            } else {
                throw new UsageException(CoreMessage.OPTION_NEEDS_VALUE.text(option.name(), option.value()));
            }
        }
        return result;
    }

    private static Option find(List<Option> known, String name) {
        for (Option o : known) {
            if (o.name().equals(name) || (name.equals("-h") && o.name().equals("--help"))) {
                return o;
            }
        }
        String near = NearestMatch.of(name, known.stream().map(Option::name).toList())
                .map(n -> "; did you mean " + n + "?")
                .orElse("; --help lists all");
        throw new UsageException(CoreMessage.UNKNOWN_OPTION.text(name, near));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** @throws UsageException if the value is no integer in the range */
    Optional<Long> integer(String name, long min, long max) {
        return text(name).map(v -> {
            try {
                long n = Long.parseLong(v.replace("_", ""));
                if (n >= min && n <= max) {
                    return n;
                }
            } catch (NumberFormatException _) {
                // Told below, like a number out of range.
            }
            String range = max >= Integer.MAX_VALUE
                    ? "a whole number from " + min
                    : "a whole number from " + min + " to " + max;
            throw new UsageException(CoreMessage.OPTION_VALUE.text(name, range, v));
        });
    }

    /** @throws UsageException if the value is no number above 0 */
    Optional<Double> positive(String name) {
        return text(name).map(v -> {
            try {
                double d = Double.parseDouble(v);
                if (d > 0 && Double.isFinite(d)) {
                    return d;
                }
            } catch (NumberFormatException _) {
                // Told below, like a number out of range.
            }
            throw new UsageException(CoreMessage.OPTION_VALUE.text(name, "a number above 0", v));
        });
    }

    List<String> operands() {
        return operands;
    }

    /** The help text of the options, aligned. */
    static String help(List<Option> known) {
        int width = known.stream().mapToInt(o -> o.usage().length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (Option o : known) {
            out.append("  ")
                    .append(o.usage())
                    .append(" ".repeat(width - o.usage().length() + 2))
                    .append(o.help())
                    .append('\n');
        }
        return out.toString();
    }
}
