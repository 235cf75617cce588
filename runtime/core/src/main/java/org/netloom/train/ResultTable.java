package org.netloom.train;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints the figures of an evaluation for a terminal: figures, confusion matrix, classes, aligned in columns. */
final class ResultTable {
    private static final int MATRIX_LIMIT = 20;
    private static final int LABEL = 14;

    private final PrintStream out;

    ResultTable(PrintStream out) {
        this.out = out;
    }

    void print(Evaluation evaluation) {
        out.printf(Locale.ROOT, "%s part, %,d samples%n%n", evaluation.part(), evaluation.samples());
        out.printf(Locale.ROOT, "%-22s %s%n", "loss", Metrics.format(evaluation.loss()));
        for (Metrics.Figure f : evaluation.metrics().figures()) {
            out.printf(Locale.ROOT, "%-22s %s%n", f.name(), f.text());
        }
        tables(evaluation.metrics());
        out.println();
    }

    private void tables(Score metrics) {
        switch (metrics) {
            case ClassMetrics c -> {
                classes(c.classes(), c.pixels() ? "pixels" : "samples", c.pixels());
                confusion(c);
            }
            case LabelMetrics l -> classes(l.labels(), "yes", l.masks());
            case BoxMetrics b -> boxes(b.classes());
            case SumMetrics s ->
                s.parts().forEach(p -> {
                    out.printf("%n%s%n", p.name());
                    tables(p.metrics());
                });
            case ValueMetrics _, EmbeddingMetrics _, ReturnScore _, SampleScore _ -> {}
        }
    }

    private void boxes(List<BoxMetrics.ClassBoxes> rows) {
        out.printf(Locale.ROOT, "%n%-14s %9s %9s %10s %9s%n", "", "AP", "AP strict", "detections", "objects");
        for (BoxMetrics.ClassBoxes r : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-14s %9.4f %9.4f %10d %9d%n",
                    shortened(r.label()),
                    r.precision(),
                    r.strict(),
                    r.detections(),
                    r.objects());
        }
    }

    private void classes(List<ClassRow> rows, String counted, boolean overlap) {
        out.printf(
                Locale.ROOT,
                "%n%-14s %9s %9s %9s%s %9s%n",
                "",
                "precision",
                "recall",
                "F1",
                overlap ? "       IoU" : "",
                counted);
        for (ClassRow r : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-14s %9.4f %9.4f %9.4f%s %9d%n",
                    shortened(r.label()),
                    r.precision(),
                    r.recall(),
                    r.f1(),
                    overlap ? String.format(Locale.ROOT, " %9.4f", r.overlap()) : "",
                    r.samples());
        }
    }

    private void confusion(ClassMetrics metrics) {
        int k = metrics.labels().size();
        if (k > MATRIX_LIMIT) {
            out.printf("%nconfusion matrix of %d classes: see report.html; the commonest mistakes:%n", k);
            for (Confusions c : Confusions.of(metrics, 10)) {
                out.printf("%-14s taken for %-14s %d%n", shortened(c.actual()), shortened(c.guessed()), c.count());
            }
            return;
        }
        long[][] matrix = metrics.confusion();
        int width = 1;
        for (long[] row : matrix) {
            for (long n : row) {
                width = Math.max(width, Long.toString(n).length());
            }
        }
        for (String label : metrics.labels()) {
            width = Math.max(width, Math.min(8, label.length()));
        }
        out.printf("%nconfusion matrix (rows: what it is; columns: what the network says)%n%-14s", "");
        for (String label : metrics.labels()) {
            out.printf(" %" + width + "s", label.length() > width ? label.substring(0, width) : label);
        }
        out.println();
        for (int i = 0; i < k; i++) {
            out.printf("%-14s", shortened(metrics.labels().get(i)));
            for (long n : matrix[i]) {
                out.printf(" %" + width + "s", n == 0 ? "." : Long.toString(n));
            }
            out.println();
        }
    }

    private static String shortened(String label) {
        return label.length() <= LABEL ? label : label.substring(0, LABEL - 1) + "\u2026";
    }
}
