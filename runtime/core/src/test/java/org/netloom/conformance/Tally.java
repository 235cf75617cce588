package org.netloom.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Counts the cases of a file: those that passed, those that did not, and those the catalogue has no counterpart for. */
final class Tally {
    private final String file;
    private final List<String> passed = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> notApplicable = new ArrayList<>();

    Tally(String file) {
        this.file = file;
    }

    /**
     * A named case in both precisions: the double-precision oracle and what a user runs.
     *
     * @param check reads the case; gives nothing where the catalogue has no counterpart
     */
    DynamicTest test(Object name, Supplier<Optional<Consumer<Precision>>> check) {
        String shown = String.valueOf(name);
        return dynamicTest(shown, () -> {
            List<String> outcome = failed;
            try {
                Optional<Consumer<Precision>> run = check.get();
                if (run.isEmpty()) {
                    outcome = notApplicable;
                    Assumptions.abort("not applicable: the catalogue has no counterpart of " + shown);
                }
                run.get().accept(Precision.DOUBLE);
                run.get().accept(Precision.FLOAT);
                outcome = passed;
            } finally {
                outcome.add(shown);
            }
        });
    }

    /** The tests, or one that is skipped where the folder is not there. */
    static Stream<DynamicTest> orSkip(String file, List<DynamicTest> tests) {
        if (!tests.isEmpty()) {
            return tests.stream();
        }
        return Stream.of(dynamicTest(
                file + " is absent",
                () -> Assumptions.abort("no " + file
                        + " in the folder torch of the system property netloom.conformance ("
                        + System.getProperty("netloom.conformance", "not set") + ")")));
    }

    void print() {
        int ran = passed.size() + failed.size();
        if (ran + notApplicable.size() > 0) {
            System.out.println("conformance " + file + ": " + ran + " cases ran, " + passed.size() + " passed"
                    + names(passed) + ", " + failed.size() + " failed" + names(failed) + ", " + notApplicable.size()
                    + " not applicable" + names(notApplicable));
        }
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
    }

    /**
     * Relative 1e-7 on the oracle; relative 1e-4 plus absolute 1e-6 in float32.
     *
     * @param scale what the oracle's tolerance is relative to, where larger than the number itself
     */
    private static void assertClose(String what, double expected, double actual, Precision precision, double scale) {
        double tolerance = precision == Precision.DOUBLE
                ? 1e-7 * Math.max(Math.abs(expected), scale)
                : 1e-4 * Math.abs(expected) + 1e-6;
        assertTrue(
                Math.abs(expected - actual) <= tolerance,
                () -> what + " in " + precision + ": expected " + expected + ", but is " + actual);
    }

    static void assertClose(String what, double expected, double actual, Precision precision) {
        assertClose(what, expected, actual, precision, 0);
    }

    /**
     * The reference values, inputs among them, are written with nine digits: where large terms cancel, no more of them are
     * left than their largest one has. So the oracle's tolerance is relative to the largest number of an array.
     */
    static void assertClose(String what, Torch.Values expected, Tensor actual) {
        double[] numbers = expected.data();
        assertTrue(
                numbers.length == actual.size(),
                () -> what + ": expected " + numbers.length + " numbers, but there are " + actual.size());
        double scale = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
        for (int i = 0; i < actual.size(); i++) {
            assertClose(what + "[" + i + "]", numbers[i], actual.get(i), actual.precision(), scale);
        }
    }
}
