package org.netloom.conformance.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.netloom.tensor.Precision;

/**
 * The cases of ONNX' own node tests in the folder {@code onnx-node} of the system property {@code netloom.conformance}:
 * every operator that the catalogue has a counterpart for, on the double-precision oracle and as a user runs it. A table
 * at the end says how many cases of each operator passed, and why others do not apply.
 *
 * <p>The body of an operator, written with simpler ones (a name with {@code _expanded}), is computed node by node where
 * these have counterparts, otherwise by the operator's own one.
 */
@Tag("conformance")
class OnnxNodeTest {
    private static final NodeTable TABLE = new NodeTable();

    @TestFactory
    Stream<DynamicTest> nodes() throws IOException {
        Path folder = Path.of(System.getProperty("netloom.conformance", ""), "onnx-node");
        if (!Files.isDirectory(folder)) {
            return Stream.of(dynamicTest(
                    "onnx-node is absent",
                    () -> Assumptions.abort("no folder onnx-node in the folder of the system property"
                            + " netloom.conformance ("
                            + System.getProperty("netloom.conformance", "not set") + ")")));
        }
        List<Path> folders;
        try (Stream<Path> list = Files.list(folder)) {
            folders = list.filter(f -> Files.exists(f.resolve("model.onnx")))
                    .sorted()
                    .toList();
        }
        return folders.stream().map(f -> dynamicTest(f.getFileName().toString(), () -> check(new NodeCase(f))));
    }

    @AfterAll
    static void print() {
        System.out.print(TABLE);
    }

    private static void check(NodeCase c) {
        String reason = null;
        boolean passed = false;
        try {
            for (Path set : c.dataSets()) {
                compare(c, set, Precision.DOUBLE);
                compare(c, set, Precision.FLOAT);
            }
            passed = true;
        } catch (NotApplicable e) {
            reason = e.getMessage();
            Assumptions.abort("not applicable: " + reason);
        } finally {
            TABLE.add(c, passed, reason);
        }
    }

    private static void compare(NodeCase c, Path set, Precision precision) {
        Map<String, Array> expected = c.outputs(set);
        Map<String, Array> actual;
        try {
            actual = run(c, set, precision);
        } catch (Rule rule) {
            rule.check().accept(expected.get(c.outputNames().getFirst()));
            return;
        }
        assertTrue(actual.get(c.outputNames().getFirst()) != null, "no output");
        expected.forEach((name, values) -> {
            if (actual.get(name) != null) {
                assertClose(name + " in " + precision, values, actual.get(name));
            }
        });
    }

    private static Map<String, Array> run(NodeCase c, Path set, Precision precision) {
        try {
            return c.run(set, precision);
        } catch (NotApplicable e) {
            Optional<NodeCase> operator = c.unexpanded();
            if (operator.isEmpty()) {
                throw e;
            }
            // The same operator, with the values of this case.
            return operator.get().run(set, precision);
        }
    }

    /**
     * The references are float32, so the tolerance is the same in both precisions. Some were written by hand, with four
     * decimals, and are no more precise than that.
     */
    private static void assertClose(String what, Array expected, Array actual) {
        assertArrayEquals(expected.dims(), actual.dims(), what + ": extents");
        double tolerance = fourDecimals(expected) ? 5.1e-5 : 1e-6;
        for (int i = 0; i < expected.size(); i++) {
            double e = expected.data()[i];
            double a = actual.data()[i];
            int at = i;
            assertTrue(
                    Double.isNaN(e) ? Double.isNaN(a) : e == a || Math.abs(e - a) <= 1e-4 * Math.abs(e) + tolerance,
                    () -> what + "[" + at + "]: expected " + e + ", but is " + a);
        }
    }

    private static boolean fourDecimals(Array a) {
        return decimals(a, 1e4) && !decimals(a, 1e3);
    }

    private static boolean decimals(Array a, double factor) {
        return Arrays.stream(a.data()).allMatch(d -> Math.abs(d * factor - Math.rint(d * factor)) < 1e-7 * factor);
    }
}
