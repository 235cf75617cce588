package org.netloom.conformance.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the cases of each operator: passed, failed, not applicable and why. */
final class NodeTable {
    /** The cases of one operator. */
    private static final class Row {
        int passed;
        final List<String> failed = new ArrayList<>();
        final Map<String, List<String>> notApplicable = new TreeMap<>();

        int notApplicableCases() {
            return notApplicable.values().stream().mapToInt(List::size).sum();
        }
    }

    private final Map<String, Row> rows = new TreeMap<>();

    /** @param reason why it does not apply; null where it does */
    void add(NodeCase c, boolean passed, String reason) {
        Row row = rows.computeIfAbsent(c.operator(), _ -> new Row());
        if (passed) {
            row.passed++;
        } else if (reason == null) {
            row.failed.add(c.name());
        } else {
            row.notApplicable.computeIfAbsent(reason, _ -> new ArrayList<>()).add(c.name());
        }
    }

    /** The table; empty where there were no cases. */
    @Override
    public String toString() {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("conformance onnx-node:%n".formatted());
        String line = "%-28s %7s %7s %15s%n";
        text.append(line.formatted("operator", "passed", "failed", "not applicable"));
        rows.forEach((operator, row) -> {
            text.append(line.formatted(operator, row.passed, row.failed.size(), row.notApplicableCases()));
            row.failed.forEach(f -> text.append("    failed: ").append(f).append(System.lineSeparator()));
            row.notApplicable.forEach((reason, cases) -> text.append(
                    "    not applicable (%d): %s [%s]%n".formatted(cases.size(), reason, String.join(", ", cases))));
        });
        int passed = rows.values().stream().mapToInt(r -> r.passed).sum();
        int failed = rows.values().stream().mapToInt(r -> r.failed.size()).sum();
        int other = rows.values().stream().mapToInt(Row::notApplicableCases).sum();
        return text.append(line.formatted("all " + (passed + failed + other), passed, failed, other))
                .toString();
    }
}
