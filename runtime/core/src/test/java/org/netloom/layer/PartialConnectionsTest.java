package org.netloom.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.ops.Backend;
import org.netloom.optimize.AdamW;
import org.netloom.optimize.Clipping;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.Initializers;
import org.netloom.optimize.Optimizer;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.optimize.Regularization;
import org.netloom.optimize.Sgd;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ParameterShape;
import org.netloom.spec.Rbf;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Weights that are not there stay 0 in whatever is done with the others; fixed centres stay where they are. */
class PartialConnectionsTest {
    private static final Shape IMAGE = Shape.of(6, 6, 3);
    private static final Conv2d PARTLY =
            Conv2d.of(4, 3).connections(List.of(List.of(0), List.of(1, 2), List.of(0, 2), List.of(0, 1, 2)));

    private static void step(GraphNetwork network, Tensor x, OptimizerSpec spec) {
        Regularization decay = Regularization.of().l2(0.1).l1(0.01);
        Optimizer optimizer = Optimizer.of(spec, decay, Clipping.of(), network);
        for (int i = 0; i < 5; i++) {
            network.beginStep(1, i);
            Tensor y = network.forward(x);
            for (int k = 0; k < y.size(); k++) {
                network.outputGradient().set(k, y.get(k) - 0.5);
            }
            network.backward(network.outputGradient());
            network.endBackward();
            optimizer.step(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void absentWeightsStayZero(boolean adam) {
        GraphNetwork.Builder g = GraphNetwork.of(IMAGE);
        g.add(s -> new ConvBatchNormLayer("conv", PARTLY, "norm", BatchNorm.of(), null, s.getFirst()));
        GraphNetwork network = g.build();
        network.prepare(4, Backend.ops(1), Precision.FLOAT, true);
        Initializers.initialize(network, HeInit.of(), 1);
        Parameter weight = network.parameter("conv.weight").orElseThrow();
        float[] first = weight.value().toArray();
        step(network, Gradients.random(4, IMAGE, Precision.FLOAT, 3), adam ? AdamW.of(0.1) : Sgd.of(0.1));
        ParameterShape declared = weight.declared();
        for (int i = 0; i < first.length; i++) {
            if (declared.isAbsent(i)) {
                assertEquals(0, first[i]);
                assertEquals(0, weight.value().get(i));
            } else {
                assertNotEquals(first[i], (float) weight.value().get(i));
            }
        }
        assertEquals(4, declared.absent().size());
        assertEquals(8 * 9 + 4 + 8, network.parameterCount());
    }

    @Test
    void weightsFromElsewhereDoNotConnectWhatIsNotConnected() {
        GraphNetwork.Builder g = GraphNetwork.of(IMAGE);
        g.add(s -> new ConvBatchNormLayer("conv", PARTLY, "norm", BatchNorm.of(), null, s.getFirst()));
        GraphNetwork network = g.build();
        Tensor x = Gradients.random(2, IMAGE, Precision.DOUBLE, 3);
        network.prepare(2, Gradients.ORACLE, Precision.DOUBLE, true);
        network.training(false);
        Gradients.randomParameters(network, 5);
        Tensor expected = Gradients.copy(network.forward(x));
        // The same values, absent ones included, in a network whose normalisation is folded into the weights.
        Gradients.randomParameters(network, 5);
        network.prepare(2, Gradients.ORACLE, Precision.DOUBLE, false);
        Gradients.assertClose("folded", expected, network.forward(x), 1e-12);
    }

    @Test
    void fixedCentersStay() {
        GraphNetwork.Builder g = GraphNetwork.of(Shape.of(3));
        g.add("rbf", Rbf.of(2).learned(false).patterns("+-+", "--+"));
        g.add("more", Rbf.of(2));
        GraphNetwork network = g.build();
        network.prepare(4, Backend.ops(1), Precision.FLOAT, true);
        Initializers.initialize(network, HeInit.of(), 1);
        for (float center :
                network.parameter("more.centers").orElseThrow().value().toArray()) {
            assertEquals(1, Math.abs(center));
        }
        step(network, Gradients.random(4, Shape.of(3), Precision.FLOAT, 3), Sgd.of(0.001));
        float[] expected = {1, -1, 1, -1, -1, 1};
        assertArrayEquals(
                expected, network.parameter("rbf.centers").orElseThrow().value().toArray());
        assertEquals(4, network.parameterCount());
    }
}
