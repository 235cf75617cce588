package org.netloom.conformance.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recurrent layers. ONNX puts the steps in front of the batch, the gates in the order i, o, f, g and z, r, n, and writes
 * weights as rows; a direction is a layer of its own here.
 */
final class RecurrentOperators {
    /** Where our gates i, f, g, o and r, z, n are in ONNX. */
    private static final int[] LSTM_GATES = {0, 2, 3, 1};

    private static final int[] GRU_GATES = {1, 0, 2};

    private RecurrentOperators() {}

    static void register(Map<String, Operator> table) {
        table.put("LSTM", RecurrentOperators::lstm);
        table.put("GRU", RecurrentOperators::gru);
    }

    /** The layer of one direction: its name, its parameters, and whether it reads from the end. */
    private record Direction(String type, Map<String, Array> parameters, boolean backwards) {}

    private static List<Array> lstm(Call c) {
        refuse(c, c.has(6) && !zero(c.input(6)), "an initial state of the cells");
        refuse(c, c.has(7) && !zero(c.input(7)), "peepholes");
        refuse(c, c.is("input_forget"), "coupled gates");
        int units = c.input(2).dim(2);
        return run(c, units, d -> {
            Map<String, Array> parameters = weights(c, d, LSTM_GATES);
            if (c.has(3)) {
                double[] b = c.input(3).part(d).data();
                double[] sum = new double[4 * units];
                Arrays.setAll(sum, k -> b[k] + b[4 * units + k]);
                parameters.put("bias", gates(Array.of(new int[] {4 * units}, sum), LSTM_GATES));
            }
            return new Direction("LSTM", parameters, backwards(c, d));
        });
    }

    private static List<Array> gru(Call c) {
        int units = c.input(2).dim(2);
        boolean after = c.is("linear_before_reset");
        int steps = c.input(0).dim(c.integer("layout", 0));
        refuse(c, !after && steps > 1, "a reset gate in front of the product with the state");
        return run(c, units, d -> {
            Map<String, Array> parameters = weights(c, d, GRU_GATES);
            if (c.has(3)) {
                double[] b = c.input(3).part(d).data();
                double[] input = Arrays.copyOf(b, 3 * units);
                double[] recurrent = Arrays.copyOfRange(b, 3 * units, 6 * units);
                for (int k = 2 * units; k < 3 * units && !after; k++) {
                    // The gate does not reach this summand.
                    input[k] += recurrent[k];
                    recurrent[k] = 0;
                }
                parameters.put("bias", gates(Array.of(new int[] {3 * units}, input), GRU_GATES));
                parameters.put("recurrent_bias", gates(Array.of(new int[] {3 * units}, recurrent), GRU_GATES));
            }
            return new Direction("GRU", parameters, backwards(c, d));
        });
    }

    private static void refuse(Call c, boolean given, String what) {
        if (given) {
            throw new NotApplicable(c.operator() + " has no " + what + " here");
        }
    }

    private static boolean backwards(Call c, int direction) {
        return direction == 1 || c.text("direction", "forward").equals("reverse");
    }

    private static boolean zero(Array a) {
        return Arrays.stream(a.data()).allMatch(v -> v == 0);
    }

    /** W and R of a direction: rows of gates become columns. */
    private static Map<String, Array> weights(Call c, int direction, int... order) {
        Map<String, Array> parameters = new HashMap<>();
        parameters.put("weight", gates(c.input(1).part(direction), order).permuted(1, 0));
        parameters.put(
                "recurrent_weight", gates(c.input(2).part(direction), order).permuted(1, 0));
        return parameters;
    }

    /** Blocks of rows in another order. */
    private static Array gates(Array rows, int... order) {
        int block = rows.size() / order.length;
        double[] data = new double[rows.size()];
        for (int g = 0; g < order.length; g++) {
            System.arraycopy(rows.data(), order[g] * block, data, g * block, block);
        }
        return Array.of(rows.dims(), data);
    }

    @FunctionalInterface
    private interface Directions {
        Direction of(int direction);
    }

    private static List<Array> run(Call c, int units, Directions directions) {
        refuse(c, c.has(5) && !zero(c.input(5)), "an initial state");
        refuse(c, c.has("activations") || c.has("clip"), "functions of other kinds, or limits");
        boolean batchFirst = c.integer("layout", 0) == 1;
        Array x = batchFirst ? c.input(0) : c.input(0).permuted(1, 0, 2);
        int batch = x.dim(0);
        int steps = x.dim(1);
        refuse(
                c,
                c.has(4) && Arrays.stream(c.input(4).ints()).anyMatch(n -> n != steps),
                "sequences of different lengths");
        int count = c.input(1).dim(0);
        double[] every = new double[batch * steps * count * units];
        double[] last = new double[batch * count * units];
        for (int d = 0; d < count; d++) {
            Direction way = directions.of(d);
            boolean bias = way.parameters().containsKey("bias");
            List<Object> settings = new ArrayList<>(
                    List.of("units", units, "bias", bias, "goBackwards", way.backwards(), "returnSequences", true));
            Array y = Bench.apply(c, Bench.layer(way.type(), settings.toArray()), way.parameters(), x);
            for (int n = 0; n < batch; n++) {
                for (int t = 0; t < steps; t++) {
                    int from = (n * steps + t) * units;
                    System.arraycopy(y.data(), from, every, ((n * steps + t) * count + d) * units, units);
                }
                int end = (n * steps + (way.backwards() ? 0 : steps - 1)) * units;
                System.arraycopy(y.data(), end, last, (n * count + d) * units, units);
            }
        }
        Array all = Array.of(new int[] {batch, steps, count, units}, every);
        Array states = Array.of(new int[] {batch, count, units}, last);
        return batchFirst ? List.of(all, states) : List.of(all.permuted(1, 2, 0, 3), states.permuted(1, 0, 2));
    }
}
