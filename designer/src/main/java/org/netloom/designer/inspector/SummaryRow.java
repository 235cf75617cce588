package org.netloom.designer.inspector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.check.CheckResult;
import org.netloom.check.NodeReport;
import org.netloom.check.Summary;
import org.netloom.design.Content;
import org.netloom.design.Node;
import org.netloom.problem.Visible;
import org.netloom.spec.Category;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;

/**
 * A line of the table: a layer, or the layers of a block together.
 *
 * @param path of the layer, or of the node that uses the block
 * @param elements numbers in its output; -1 where the shape is unknown
 * @param seen rows times columns of the receptive field, to sort by; infinite where it is the whole input
 * @param content of the node, for its icon
 */
record SummaryRow(
        String path,
        String type,
        String settings,
        String output,
        long elements,
        long parameters,
        String arithmetic,
        long multiplyAdds,
        String field,
        double seen,
        Content content) {

    /** One row for each layer, in the order of the data. */
    static List<SummaryRow> layers(CheckResult result) {
        List<SummaryRow> rows = new ArrayList<>();
        List<Summary.Row> texts = Summary.of(result).rows();
        int i = 0;
        for (NodeReport r : result.reports()) {
            rows.add(of(r, texts.get(i++)));
        }
        return rows;
    }

    private static SummaryRow of(NodeReport r, Summary.Row text) {
        return new SummaryRow(
                text.node(),
                text.type(),
                text.settings(),
                text.output(),
                r.output().map(Shape::elements).orElse(-1L),
                text.parameters(),
                text.arithmetic(),
                text.multiplyAdds(),
                text.receptiveField(),
                seen(r),
                r.spec().<Content>map(Content.Layer::new).orElse(r.node().content()));
    }

    private static double seen(NodeReport r) {
        return r.receptiveField()
                .map(f -> f.strideHeight() == 0 ? Double.POSITIVE_INFINITY : f.height() * f.width())
                .orElse(-1.0);
    }

    /** One row for each node of the design: blocks are one row, with the sums of what is inside. */
    static List<SummaryRow> nodes(CheckResult result) {
        Map<String, List<SummaryRow>> byNode = new LinkedHashMap<>();
        for (SummaryRow row : layers(result)) {
            byNode.computeIfAbsent(first(row.path()), _ -> new ArrayList<>()).add(row);
        }
        List<SummaryRow> rows = new ArrayList<>();
        byNode.forEach((id, inside) -> {
            Optional<Node> node = result.design().node(id);
            boolean block =
                    node.filter(n -> n.content() instanceof Content.BlockUse).isPresent();
            rows.add(block ? together(result, node.get(), inside) : inside.getFirst());
        });
        return rows;
    }

    private static SummaryRow together(CheckResult result, Node node, List<SummaryRow> inside) {
        Content.BlockUse use = (Content.BlockUse) node.content();
        SummaryRow last = result.expansion()
                .producer(node.id())
                .flatMap(p ->
                        inside.stream().filter(r -> r.path().equals(p.path())).findFirst())
                .orElse(inside.getLast());
        long times = result.expansion().uses().stream()
                .filter(u -> u.outer().equals(node.id()))
                .count();
        return new SummaryRow(
                node.id(),
                Visible.text(use.block()),
                times > 1 ? times + "×" : "",
                last.output(),
                last.elements(),
                inside.stream().mapToLong(SummaryRow::parameters).sum(),
                "",
                inside.stream().mapToLong(SummaryRow::multiplyAdds).sum(),
                last.field(),
                last.seen(),
                use);
    }

    /** The id of the outermost node of a path: "stage1" of "stage1[0].conv1". */
    static String first(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return path.substring(0, end);
    }

    Optional<Category> category() {
        return content instanceof Content.Layer(LayerSpec spec) ? Optional.of(spec.category()) : Optional.empty();
    }
}
