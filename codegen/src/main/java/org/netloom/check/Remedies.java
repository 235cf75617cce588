package org.netloom.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.netloom.design.Content;
import org.netloom.design.Expansion;
import org.netloom.design.FlatNode;
import org.netloom.design.SpecReader;
import org.netloom.design.Values;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.MessageKey;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.spec.Add;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Flatten;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Reshape;
import org.netloom.spec.Shape;
import org.netloom.spec.Size;
import org.netloom.spec.SpecType;

/** Finds changes that mend what is wrong with a layer. Each is tried before it is offered. */
final class Remedies {
    private static final int MOST = 4;

    private final Map<FlatNode, NodeReport> reports;
    private final Branches branches;

    /** @param reports of the layers in front of the one asked about */
    Remedies(Expansion expansion, Map<FlatNode, NodeReport> reports) {
        this.reports = reports;
        this.branches = new Branches(expansion, reports);
    }

    /** The problem with all fixes there are. */
    Problem offer(Problem problem, FlatNode node, LayerSpec spec, List<Shape> inputs) {
        Attempt attempt = new Attempt(problem.key(), spec, inputs, new ArrayList<>(problem.fixes()));
        if (problem.key() instanceof CoreMessage message) {
            switch (message) {
                case RANK -> {
                    attempt.insert(0, Flatten.of(), "insert Flatten");
                    attempt.insert(0, GlobalAveragePool.of(), "insert GlobalAveragePool");
                    if (attempt.fixes.isEmpty() && !inputs.isEmpty()) {
                        reshapes(attempt, inputs.getFirst());
                    }
                }
                case EMPTY_OUTPUT -> emptyOutput(attempt, inputs.getFirst());
                case STRIDE_DOES_NOT_FIT -> stride(attempt);
                case GROUPS -> groups(attempt, inputs.getFirst());
                case SHAPES_DIFFER, CONCAT_DIFFERS -> merge(attempt, node, spec, inputs);
                default -> {}
            }
        }
        List<Fix> fixes = attempt.fixes.stream().limit(MOST).toList();
        return new Problem(problem.key(), problem.node(), problem.parameter(), problem.text(), fixes);
    }

    /** What is wrong with the hyper-parameters of a layer, whatever its inputs. */
    List<Problem> ownProblems(LayerSpec spec) {
        return SpecType.of(spec).problems(spec);
    }

    /** Shape of the output if a fix were applied; empty where that cannot be said. */
    Optional<Shape> mended(FlatNode node, List<Shape> inputs, Problem problem, Fix fix) {
        try {
            return switch (fix) {
                case Fix.SetParameter set -> changed(node, problem, set).map(s -> s.outputShape(inputs));
                case Fix.InsertBefore insert
                when node.spec().isPresent() ->
                    Optional.of(
                            node.spec().get().outputShape(replaced(inputs, insert.input(), (LayerSpec) insert.spec())));
                case Fix.SetParameterOf _
                when node.spec().isPresent() -> largest(node.spec().get(), inputs);
                default -> Optional.empty();
            };
        } catch (NetloomException | ArithmeticException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /** Shape of the output if every value out of range were some legal one; empty where that does not help. */
    Optional<Shape> plausible(LayerSpec spec, List<Shape> inputs) {
        LayerSpec legal = spec;
        for (Problem p : ownProblems(spec)) {
            LayerSpec before = legal;
            legal = Stream.of(1L, 0.5, 2L)
                    .flatMap(v -> legal(before, p.parameter(), v).stream())
                    .findFirst()
                    .orElse(legal);
        }
        try {
            return Optional.of(legal.outputShape(inputs));
        } catch (NetloomException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private Optional<LayerSpec> legal(LayerSpec spec, String parameter, Object value) {
        try {
            LayerSpec changed = with(spec, parameter, value);
            boolean gone =
                    ownProblems(changed).stream().noneMatch(p -> p.parameter().equals(parameter));
            return gone ? Optional.of(changed) : Optional.empty();
        } catch (NetloomException _) {
            return Optional.empty();
        }
    }

    /** Of a merge: the output if all inputs had the height and width of the largest. */
    private static Optional<Shape> largest(LayerSpec spec, List<Shape> inputs) {
        Shape most =
                inputs.stream().max(Comparator.comparingLong(Remedies::area)).orElseThrow();
        List<Shape> same = inputs.stream()
                .map(s -> Shape.of(most.height(), most.width(), s.channels()))
                .toList();
        return Optional.of(spec.outputShape(same));
    }

    private static long area(Shape s) {
        return s.isImage() ? (long) s.height() * s.width() : 0;
    }

    private static Optional<LayerSpec> changed(FlatNode node, Problem problem, Fix.SetParameter set) {
        Map<String, Object> values = new LinkedHashMap<>();
        String type = node.content().type();
        if (node.content() instanceof Content.Unreadable u) {
            values.putAll(u.values());
        } else if (node.spec().isPresent()) {
            values.putAll(json(node.spec().get()));
        }
        if (set.parameter().equals("type")) {
            type = String.valueOf(set.value());
        } else {
            if (problem.key() == CoreMessage.UNKNOWN_PARAMETER) {
                values.remove(problem.parameter());
            }
            values.put(set.parameter(), set.value());
        }
        return SpecReader.read(type, values) instanceof Content.Layer(LayerSpec spec)
                ? Optional.of(spec)
                : Optional.empty();
    }

    private static <T extends LayerSpec> Map<String, Object> json(T spec) {
        return SpecType.of(spec).toJson(spec);
    }

    private static List<Shape> replaced(List<Shape> inputs, int input, LayerSpec by) {
        List<Shape> changed = new ArrayList<>(inputs);
        changed.set(input, by.outputShape(List.of(inputs.get(input))));
        return changed;
    }

    /** The same numbers with more or fewer extents: rows of an image as steps, an image as a volume of one plane. */
    private static void reshapes(Attempt attempt, Shape in) {
        List<Shape> others = switch (in.rank()) {
            case 1 -> List.of(Shape.of(in.channels(), 1));
            case 2 -> List.of(Shape.of(in.dim(0), in.dim(1), 1), Shape.of(1, in.dim(0), in.dim(1), 1));
            case 3 ->
                List.of(
                        Shape.of(in.height(), in.width() * in.channels()),
                        Shape.of(1, in.height(), in.width(), in.channels()));
            case 4 -> List.of(Shape.of(in.dim(0), in.size() / in.dim(0)));
            default -> List.of();
        };
        others.forEach(s -> attempt.insert(0, Reshape.of(s), "insert Reshape to " + s));
    }

    // ---- windows ----------------------------------------------------------------------------------------------------

    private static void emptyOutput(Attempt attempt, Shape in) {
        attempt.set("padding", "same", "padding same gives %s");
        Size kernel = attempt.value("kernel", Size.class);
        if (kernel != null) {
            Size smaller = Size.of(Math.min(kernel.height(), in.height()), Math.min(kernel.width(), in.width()));
            attempt.set("kernel", notation(smaller), "kernel " + smaller + " gives %s");
        }
    }

    private static void stride(Attempt attempt) {
        Size kernel = attempt.value("kernel", Size.class);
        int most = kernel == null ? 0 : Math.max(kernel.height(), kernel.width());
        for (int p = 0; p < most; p++) {
            attempt.set("padding", (long) p, "padding " + p + " gives %s");
        }
        attempt.set("padding", "same", "padding same gives %s");
        attempt.set("ceil", true, "ceil: the last window may hang over the end; gives %s");
    }

    private static void groups(Attempt attempt, Shape in) {
        Integer groups = attempt.value("groups", Integer.class);
        Integer filters = attempt.value("filters", Integer.class);
        if (groups == null || filters == null || !in.isImage()) {
            return;
        }
        if (in.channels() % groups == 0) {
            int up = Math.ceilDiv(filters, groups) * groups;
            attempt.set("filters", (long) up, up + " filters");
        }
        int common = gcd(gcd(in.channels(), filters), groups);
        attempt.set("groups", (long) common, common + (common == 1 ? " group" : " groups"));
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static Object notation(Size size) {
        return size.height() == size.width()
                ? (Object) (long) size.height()
                : List.of((long) size.height(), (long) size.width());
    }

    // ---- merges -----------------------------------------------------------------------------------------------------

    private void merge(Attempt attempt, FlatNode node, LayerSpec spec, List<Shape> inputs) {
        if (inputs.stream().anyMatch(s -> !s.isImage())) {
            return;
        }
        padding(attempt, node, inputs);
        List<Integer> shortest = branches.shortestFirst(node, inputs.size());
        for (int port : shortest) {
            Shape from = inputs.get(port);
            for (Shape to : inputs) {
                if (from.equals(to)) {
                    continue;
                }
                String where = port == shortest.getFirst() && branches.isShortcut(node, port, inputs.size())
                        ? "on the shortcut"
                        : "on input " + port;
                if (spec instanceof Add) {
                    int down = Math.max(1, Math.ceilDiv(from.height(), to.height()));
                    String stride = down == 1 ? "" : " with stride " + down;
                    attempt.insert(
                            port,
                            Conv2d.of(to.channels(), 1).stride(down),
                            "1x1 convolution to " + to.channels() + " channels" + stride + " " + where);
                } else if (spec instanceof Concat && from.height() > to.height()) {
                    int down = from.height() / to.height();
                    attempt.insert(port, MaxPool2d.of(down), "MaxPool2d " + down + "x" + down + " " + where);
                }
            }
        }
    }

    /** A convolution or pooling layer on the way to a smaller input that keeps the size with other padding. */
    private void padding(Attempt attempt, FlatNode node, List<Shape> inputs) {
        Shape most =
                inputs.stream().max(Comparator.comparingLong(Remedies::area)).orElseThrow();
        for (int port = 0; port < inputs.size(); port++) {
            if (area(inputs.get(port)) == area(most)) {
                continue;
            }
            Shape wanted =
                    Shape.of(most.height(), most.width(), inputs.get(port).channels());
            for (List<FlatNode> way : branches.ways(node, port)) {
                paddingOf(attempt, way, port, wanted);
            }
        }
    }

    /** @param way layers from the one to change down to the merge */
    private void paddingOf(Attempt attempt, List<FlatNode> way, int port, Shape wanted) {
        FlatNode changed = way.getFirst();
        LayerSpec spec = changed.spec().orElse(null);
        Shape in = reports.get(changed).inputs().getFirst();
        if (spec == null || !in.isImage()) {
            return;
        }
        for (Object padding : List.of(1L, 2L, 3L, 4L, 5L, "same")) {
            try {
                LayerSpec mended = with(spec, "padding", padding);
                Shape out = mended.outputShape(List.of(in));
                for (FlatNode n : way.subList(1, way.size())) {
                    out = n.spec().orElseThrow().outputShape(List.of(out));
                }
                List<Shape> inputs = new ArrayList<>(attempt.inputs);
                inputs.set(port, out);
                if (out.equals(wanted) && attempt.works(attempt.spec, inputs)) {
                    String verb = mended.outputShape(List.of(in)).height() == in.height() ? " keeps " : " gives ";
                    attempt.fixes.add(new Fix.SetParameterOf(
                            "padding " + padding + " of " + changed.node().id() + verb + in.height() + " x "
                                    + in.width(),
                            changed.path(),
                            "padding",
                            padding));
                    return;
                }
            } catch (NetloomException | ArithmeticException _) {
                // This one does not fit; the next may.
            }
        }
    }

    private static <T extends LayerSpec> T with(T spec, String parameter, Object value) {
        return SpecType.of(spec).with(spec, parameter, value);
    }

    /** Tries changes of one layer and keeps those after which the problem is gone. */
    private record Attempt(MessageKey key, LayerSpec spec, List<Shape> inputs, List<Fix> fixes) {
        boolean works(LayerSpec changed, List<Shape> in) {
            changed.outputShape(in);
            return changed.warnings(in).stream().noneMatch(p -> p.key().equals(key));
        }

        void insert(int input, LayerSpec layer, String label) {
            try {
                if (works(spec, replaced(inputs, input, layer)) && !offered(input, layer)) {
                    fixes.add(new Fix.InsertBefore(label, input, (Record) layer));
                }
            } catch (NetloomException | ArithmeticException _) {
                // Not a remedy.
            }
        }

        private boolean offered(int input, LayerSpec layer) {
            return fixes.stream()
                    .anyMatch(f -> f instanceof Fix.InsertBefore(String _, int at, Record same)
                            && at == input
                            && same.equals(layer));
        }

        private boolean offered(String parameter, Object value) {
            return fixes.stream()
                    .anyMatch(f -> f instanceof Fix.SetParameter(String _, String name, Object same)
                            && name.equals(parameter)
                            && Values.normal(same).equals(Values.normal(value)));
        }

        /** @param label may have a place for the shape of the output */
        void set(String parameter, Object value, String label) {
            if (SpecType.of(spec).component(parameter).isEmpty()) {
                return;
            }
            try {
                LayerSpec changed = with(spec, parameter, value);
                if (works(changed, inputs) && !offered(parameter, value)) {
                    Shape out = changed.outputShape(inputs);
                    fixes.add(new Fix.SetParameter(label.formatted(out), parameter, value));
                }
            } catch (NetloomException | ArithmeticException _) {
                // Not a remedy.
            }
        }

        /** Value of a hyper-parameter; null where the layer has none of that name and type. */
        <V> V value(String parameter, Class<V> type) {
            if (SpecType.of(spec).component(parameter).isEmpty()) {
                return null;
            }
            Object value = get(spec, parameter);
            return type.isInstance(value) ? type.cast(value) : null;
        }

        private static <T extends LayerSpec> Object get(T spec, String parameter) {
            return SpecType.of(spec).get(spec, parameter);
        }
    }
}
