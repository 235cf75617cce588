package org.netloom.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.netloom.json.Json;
import org.netloom.problem.Visible;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.ReceptiveField;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;

/**
 * The table students know: one row per layer, and the totals. Cells are text; whoever prints it lays them out.
 *
 * @param rows one per layer, in the order of the data
 * @param totals a name and a value each
 */
public record Summary(List<Row> rows, List<Total> totals) {
    /** Titles of the columns. */
    public static final List<String> COLUMNS = List.of(
            "Layer", "Type", "Settings", "Output", "Parameters", "Arithmetic", "Multiply-adds", "Receptive field");

    /** Which columns hold numbers, to be set flush right. */
    public static final List<Boolean> NUMERIC = List.of(false, false, false, false, true, false, true, false);

    /**
     * A layer.
     *
     * @param node path
     * @param settings key hyper-parameters in a few words
     * @param output shape, "?" where unknown
     * @param parameters number of trained ones
     * @param arithmetic how that number came about; empty where there are none
     * @param multiplyAdds for one sample
     * @param receptiveField "5 x 5, every 2" or "all"
     */
    public record Row(
            String node,
            String type,
            String settings,
            String output,
            long parameters,
            String arithmetic,
            long multiplyAdds,
            String receptiveField) {
        /** The cells in the order of {@link Summary#COLUMNS}, numbers without separators. */
        public List<String> cells() {
            return List.of(
                    node,
                    type,
                    settings,
                    output,
                    Long.toString(parameters),
                    arithmetic,
                    Long.toString(multiplyAdds),
                    receptiveField);
        }
    }

    /** A line below the table: "Parameters", "61,706". */
    public record Total(String name, String value) {}

    public Summary {
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    /** The summary of a checked design, broken or not. */
    public static Summary of(CheckResult result) {
        List<Row> rows = new ArrayList<>();
        for (NodeReport r : result.reports()) {
            rows.add(row(r));
        }
        return new Summary(rows, totals(result));
    }

    private static Row row(NodeReport r) {
        String settings = r.spec().map(Summary::settings).orElse("");
        String shared = r.parameters().isEmpty()
                ? ""
                : r.node()
                        .sharedWith()
                        .map(o -> "shared with " + Visible.text(o))
                        .orElse("");
        String arithmetic = r.parameterCount() == 0 ? "" : r.parameterFormula().arithmetic();
        return new Row(
                Visible.text(r.path()),
                Visible.text(r.node().content().type()),
                settings + (settings.isEmpty() || shared.isEmpty() ? "" : ", ") + shared,
                r.output().map(Shape::toString).orElse("?"),
                r.parameterCount(),
                arithmetic,
                r.multiplyAdds().value(),
                r.receptiveField().map(f -> field(f, r)).orElse("?"));
    }

    private static <T extends LayerSpec> String settings(T spec) {
        return SpecType.of(spec).summary(spec);
    }

    /** "5 x 5, every 2": size of the field and distance of neighbouring ones; "all" where one output sees everything. */
    static String field(ReceptiveField f, NodeReport r) {
        if (r.output().filter(Shape::isImage).isEmpty() || f.strideHeight() == 0) {
            return "all";
        }
        String size = Json.number(f.height()) + " x " + Json.number(f.width());
        String stride = f.strideHeight() == f.strideWidth()
                ? Json.number(f.strideHeight())
                : Json.number(f.strideHeight()) + " x " + Json.number(f.strideWidth());
        return stride.equals("1") ? size : size + ", every " + stride;
    }

    private static List<Total> totals(CheckResult result) {
        Totals t = result.totals();
        List<Total> totals = new ArrayList<>();
        totals.add(new Total("Layers", grouped(t.layers())));
        totals.add(new Total("Parameters", grouped(t.parameters())));
        if (t.state() > 0) {
            totals.add(new Total("Running statistics", grouped(t.state())));
        }
        totals.add(new Total("Multiply-adds per sample", grouped(t.multiplyAdds())));
        return totals;
    }

    /** 61706 as "61,706". */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
