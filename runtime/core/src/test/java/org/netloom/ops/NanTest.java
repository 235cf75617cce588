package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Displacements;
import org.netloom.spec.GroupGeometry;
import org.netloom.spec.Regions;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Tensor;

/**
 * NaN in an input is NaN in the output wherever it takes part, and nowhere else. Gates are not looked at: whether they
 * let the gradient of a value that is NaN through does not matter, it is NaN itself.
 */
class NanTest {
    private static final ActivationFunction NONE = ActivationFunction.IDENTITY;
    private static final ActivationFunction RELU = ActivationFunction.of(ActivationKind.RELU);

    /** Around the widths of vectors. */
    private static final int[] CHANNELS = {1, 3, 16, 17};

    /** Random numbers, some of them NaN. */
    private static Tensor holes(long seed, int batch, int... dims) {
        Tensor t = Compare.random(seed, batch, dims);
        for (int i = (int) seed; i < t.size(); i += 13) {
            t.set(i, Double.NaN);
        }
        return t;
    }

    private static void agree(String what, Tensor result, Compare.Run run) {
        Compare.agree(what, 100, result, run);
        Tensor y = Compare.copyOf(result);
        run.run(Compare.VECTOR, y);
        boolean some = false;
        for (int i = 0; i < y.size(); i++) {
            some |= Double.isNaN(y.get(i));
        }
        assertTrue(some, what + " lost it");
    }

    @Test
    void pools() {
        for (int c : CHANNELS) {
            ConvGeometry g = new ConvGeometry(5, 7, c, 3, 4, c, 3, 3, 2, 2, 1, 1, 1, 1, 1);
            Tensor x = holes(1, 2, 5, 7, c);
            Tensor y = Compare.random(2, 2, 3, 4, c);
            agree("maxPool", y, (ops, t) -> ops.maxPool(g, x, t));
            agree("avgPool", y, (ops, t) -> ops.avgPool(g, true, 1, 1, x, t));
            Tensor dy = holes(3, 2, 3, 4, c);
            agree("avgPool'", x, (ops, t) -> ops.avgPoolGradient(g, false, 1, 1, dy, t));
            Tensor whole = Compare.random(4, 2, 5, 7, c);
            Compare.SCALAR.maxPool(g, whole, y);
            agree("maxPool'", x, (ops, t) -> ops.maxPoolGradient(g, whole, y, dy, t));
            Compare.agree("picked", 1, dy, (ops, t) -> ops.regions().pickMaxima(g, whole, y, x, t));
        }
    }

    @Test
    void norms() {
        for (int c : CHANNELS) {
            Tensor x = holes(1, 50, c);
            Tensor dy = holes(2, 50, c);
            Tensor ones = Compare.positive(3, 1, c);
            Tensor gaps = holes(0, 1, c);
            agree("mean", ones, (ops, t) -> ops.moments(x, t, Compare.copyOf(ones)));
            agree("variance", ones, (ops, t) -> ops.moments(x, Compare.copyOf(ones), t));
            for (ActivationFunction f : List.of(NONE, RELU, ActivationFunction.of(ActivationKind.TANH))) {
                agree("y", x, (ops, t) -> ops.normalize(x, ones, ones, 0.1, null, null, f, t));
            }
            agree("y by shift", x, (ops, t) -> ops.normalize(dy, ones, ones, 0.1, ones, gaps, RELU, t));
            agree(
                    "dx",
                    dy,
                    (ops, t) ->
                            ops.normalizeGradient(x, ones, ones, 0.1, null, null, NONE, true, t, false, null, null, t));
            GroupGeometry g = new GroupGeometry(5, 1, c);
            Tensor sums = Compare.positive(4, 10, 1);
            agree(
                    "groups",
                    x,
                    (ops, t) -> ops.rows()
                            .normalizeGroups(
                                    g, x, 0.1, null, null, RELU, Compare.copyOf(sums), Compare.copyOf(sums), t));
            agree(
                    "groups'",
                    x,
                    (ops, t) ->
                            ops.rows().normalizeGroupsGradient(g, x, sums, sums, 0.1, null, dy, false, null, null, t));
        }
    }

    @Test
    void rows() {
        for (int c : CHANNELS) {
            Tensor x = holes(1, 20, c);
            Tensor dy = holes(2, 20, c);
            Tensor slope = Compare.random(3, 1, c);
            Tensor centers = Compare.random(4, 1, 2, c);
            Tensor distances = Compare.random(5, 20, 2);
            agree("prelu", x, (ops, t) -> ops.rows().prelu(x, slope, t));
            agree("prelu'", x, (ops, t) -> ops.rows().preluGradient(x, slope, dy, false, Compare.copyOf(slope), t));
            agree("slopes", slope, (ops, t) -> ops.rows().preluGradient(x, slope, dy, false, t, null));
            agree("response", x, (ops, t) -> ops.rows().localResponse(3, 1, 1, 0.75, x, t));
            agree("response'", x, (ops, t) -> ops.rows().localResponseGradient(3, 1, 1, 0.75, x, dy, t));
            agree("distances", distances, (ops, t) -> ops.rows().squaredDistances(x, centers, 1, t));
            agree("sums", slope, (ops, t) -> ops.columnSums(x, false, t));
        }
    }

    @Test
    void maps() {
        for (int c : CHANNELS) {
            Tensor a = holes(1, 4, 5, c);
            Tensor b = holes(2, 4, 5, c);
            Tensor gate = holes(3, 4, c);
            TapMap map = TapMap.moving(5, 4, c, o -> o == 2 ? -1 : o + 1);
            agree("gather", Compare.random(4, 4, 4, c), (ops, t) -> ops.maps().gather(map, a, t));
            agree("weightedSum", a, (ops, t) -> ops.maps().weightedSum(0, a, 1, b, t));
            agree("multiply", a, (ops, t) -> ops.maps().multiply(b, gate, false, t));
            agree("sums", gate, (ops, t) -> ops.maps().productSums(a, b, t));
            agree("maximum", a, (ops, t) -> ops.maps().maximum(b, a, t));
            Channels all = Channels.of(b);
            agree("blocks", a, (ops, t) -> ops.blocks().multiply(1, all, all, true, Channels.of(t)));
            agree("relu", a, (ops, t) -> ops.blocks().activate(RELU, Channels.of(t)));
        }
    }

    @Test
    void regions() {
        for (int c : CHANNELS) {
            Tensor x = holes(1, 2, 6, 7, c);
            Tensor boxes = Compare.positive(3, 2, 3, 4);
            for (Regions.BoxForm form : Regions.BoxForm.values()) {
                Regions r = new Regions(6, 7, c, 3, 2, 3, form);
                Tensor y = Compare.random(2, 2, 3, 6 * c);
                agree("regions", y, (ops, t) -> ops.regions().regionMaxima(r, x, boxes, t));
                Tensor dy = holes(4, 2, 3, 6 * c);
                agree("regions'", x, (ops, t) -> ops.regions().regionMaximaGradient(r, x, boxes, dy, t));
            }
            Displacements d = new Displacements(6, 7, c, 1, 2);
            Tensor k = Compare.random(5, 2, 6, 7, d.count());
            agree("correlation", k, (ops, t) -> ops.regions().correlation(d, 1, x, x, t));
            agree("correlation'", x, (ops, t) -> ops.regions().correlationGradient(d, 1, k, x, true, t));
        }
    }
}
