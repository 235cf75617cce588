package org.netloom.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Dense;
import org.netloom.spec.Embedding;
import org.netloom.spec.Flatten;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.verify.GradientCheck;

/** What goes into a network by its number. */
class EmbeddingTest {
    private static GraphNetwork network() {
        GraphNetwork.Builder g = GraphNetwork.of(Shape.of(3));
        g.add("symbols", Embedding.of(5, 2));
        g.add("flat", Flatten.of());
        g.add("dense", Dense.of(2));
        return g.build();
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, -1, 1.5, Double.NaN})
    void whatIsNoIndexIsSaidWithItsPlace(double wrong) {
        GraphNetwork n = network();
        n.prepareForInference(2, Gradients.ORACLE);
        Tensor x = Tensor.allocate(2, Shape.of(3), Precision.FLOAT);
        x.set(4, wrong);
        NetloomException e = assertThrows(NetloomException.class, () -> n.forward(x));
        assertEquals(
                "NL-152 symbols looks up indices from 0 to 4, but sample 1 of the batch has " + wrong + " at place 1",
                e.getMessage().substring(0, e.getMessage().indexOf(';')).replace(":", ""));
    }

    @Test
    void aNetworkSaysThatItsInputIsIndices() {
        GraphNetwork n = network();
        n.prepareForInference(1, Gradients.ORACLE);
        assertEquals(5, n.indices(0));
        assertEquals(List.of(), GradientCheck.differences(network(), 3, 1), "drawn inputs are indices");
    }
}
