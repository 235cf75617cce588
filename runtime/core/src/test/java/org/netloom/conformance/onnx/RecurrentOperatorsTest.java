package org.netloom.conformance.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl.AttributeProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.netloom.tensor.Precision;

/** The operators' equations, gate by gate as ONNX writes them, for one sample of one unit. */
class RecurrentOperatorsTest {
    private static final int STEPS = 3;

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static Array random(int seed, int... dims) {
        Random random = new Random(seed);
        return Array.of(
                dims,
                random.doubles(Arrays.stream(dims).reduce(1, (a, b) -> a * b), -1, 1)
                        .toArray());
    }

    private static Call call(String operator, Map<String, AttributeProto> attributes, Array... inputs) {
        return new Call(operator, 14, attributes, List.of(inputs), List.of("y", "y_h"), Precision.DOUBLE);
    }

    @Test
    void gatesOfLstm() {
        Array x = random(1, STEPS, 1, 1);
        Array w = random(2, 2, 4, 1);
        Array r = random(3, 2, 4, 1);
        Array b = random(4, 2, 8);
        Map<String, AttributeProto> both = Map.of(
                "direction",
                AttributeProto.newBuilder()
                        .setS(ByteString.copyFromUtf8("bidirectional"))
                        .build());
        List<Array> y = Operators.of("LSTM").run(call("LSTM", both, x, w, r, b));
        assertArrayEquals(new int[] {STEPS, 2, 1, 1}, y.get(0).dims());
        for (int d = 0; d < 2; d++) {
            double h = 0;
            double cell = 0;
            double[] gate = new double[4];
            for (int s = 0; s < STEPS; s++) {
                int t = d == 0 ? s : STEPS - 1 - s;
                for (int g = 0; g < 4; g++) {
                    gate[g] = x.data()[t] * w.data()[4 * d + g]
                            + h * r.data()[4 * d + g]
                            + b.data()[8 * d + g]
                            + b.data()[8 * d + 4 + g];
                }
                cell = sigmoid(gate[2]) * cell + sigmoid(gate[0]) * Math.tanh(gate[3]);
                h = sigmoid(gate[1]) * Math.tanh(cell);
                assertEquals(h, y.get(0).data()[2 * t + d], 1e-9);
            }
            assertEquals(h, y.get(1).data()[d], 1e-9);
        }
    }

    @Test
    void gatesOfGru() {
        Array x = random(1, STEPS, 1, 1);
        Array w = random(2, 1, 3, 1);
        Array r = random(3, 1, 3, 1);
        Array b = random(4, 1, 6);
        Map<String, AttributeProto> after = Map.of(
                "linear_before_reset", AttributeProto.newBuilder().setI(1).build());
        List<Array> y = Operators.of("GRU").run(call("GRU", after, x, w, r, b));
        double h = 0;
        for (int t = 0; t < STEPS; t++) {
            double[] in = new double[3];
            double[] state = new double[3];
            for (int g = 0; g < 3; g++) {
                in[g] = x.data()[t] * w.data()[g] + b.data()[g];
                state[g] = h * r.data()[g] + b.data()[3 + g];
            }
            double z = sigmoid(in[0] + state[0]);
            double n = Math.tanh(in[2] + sigmoid(in[1] + state[1]) * state[2]);
            h = (1 - z) * n + z * h;
            assertEquals(h, y.get(0).data()[t], 1e-9);
        }
        assertEquals(h, y.get(1).data()[0], 1e-9);
    }
}
