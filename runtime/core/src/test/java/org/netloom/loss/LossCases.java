package org.netloom.loss;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.json.Json;
import org.netloom.layer.BranchedNetwork;
import org.netloom.ops.Ops;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.verify.DrawnTargets;

/**
 * What is known of each loss from outside, one file for each: {@code cases/Huber.json}. Its "cases" are settings with the
 * shapes of their outputs, for gradients, precision and threads; its "references" are values and gradients worked out
 * from the definition and not with this program.
 */
final class LossCases {
    static final int BATCH = 4;

    /** One setting of a loss. */
    record LossCase(LossSpec spec, List<Shape> outputs) {
        Loss loss(Ops ops, Precision precision) {
            return Loss.of(spec, network(outputs, ops, precision));
        }

        Tensor target(Loss loss, Precision precision) {
            boolean boxes = spec.comparison() == Comparison.BOXES;
            Shape shape = boxes ? Shape.of(3, 5) : loss.targetShape(outputs.getFirst());
            Tensor t = Tensor.allocate(BATCH, shape, precision);
            DrawnTargets.fill(spec, outputs.getFirst(), t, 3);
            return t;
        }

        @Override
        public String toString() {
            return spec + " of " + outputs;
        }
    }

    private LossCases() {}

    /** The file of a loss; an error where there is none. */
    static Map<?, ?> file(SpecType<? extends LossSpec> type) {
        try (InputStream in = LossCases.class.getResourceAsStream("cases/" + type.name() + ".json")) {
            if (in == null) {
                throw new AssertionError("no cases/" + type.name() + ".json: a loss needs cases and references");
            }
            return (Map<?, ?>) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All entries of all files under a name. */
    static List<Map<?, ?>> entries(String list) {
        List<Map<?, ?>> all = new ArrayList<>();
        for (SpecType<? extends LossSpec> type : SpecFamily.of(LossSpec.class).types()) {
            ((List<?>) file(type).get(list)).forEach(e -> all.add((Map<?, ?>) e));
        }
        return all;
    }

    static List<LossCase> all() {
        return entries("cases").stream()
                .map(e -> new LossCase(
                        spec(e),
                        ((List<?>) e.get("outputs"))
                                .stream().map(LossCases::shape).toList()))
                .toList();
    }

    static LossSpec spec(Map<?, ?> entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) entry.get("spec")).forEach((k, v) -> members.put((String) k, v));
        return SpecFamily.of(LossSpec.class).fromJson(members);
    }

    private static Shape shape(Object dims) {
        return Shape.of(
                ((List<?>) dims).stream().mapToInt(d -> ((Number) d).intValue()).toArray());
    }

    /** A batch, its extents in front. */
    static Tensor tensor(Object json, Precision precision) {
        Map<?, ?> entry = (Map<?, ?>) json;
        int[] dims = shape(entry.get("shape")).dims();
        Shape sample = Shape.of(java.util.Arrays.copyOfRange(dims, 1, dims.length));
        return numbers(entry.get("values"), Tensor.allocate(dims[0], sample, precision));
    }

    static Tensor numbers(Object json, Tensor to) {
        List<?> values = (List<?>) json;
        for (int i = 0; i < values.size(); i++) {
            to.set(i, ((Number) values.get(i)).doubleValue());
        }
        return to;
    }

    /** A network that only lends its name, its outputs' shapes and its operations. */
    static BranchedNetwork network(List<Shape> outputs, Ops ops, Precision precision) {
        BranchedNetwork n =
                new BranchedNetwork(
                        "lender",
                        outputs,
                        outputs,
                        java.util.stream.IntStream.range(0, outputs.size())
                                .mapToObj(i -> "out" + i)
                                .toList()) {
                    @Override
                    public List<Tensor> forward(List<Tensor> inputs) {
                        return inputs;
                    }

                    @Override
                    public void backward(List<Tensor> dOutputs) {}

                    @Override
                    public String designHash() {
                        return "test";
                    }
                };
        n.prepare(BATCH, ops, precision, true);
        return n;
    }
}
