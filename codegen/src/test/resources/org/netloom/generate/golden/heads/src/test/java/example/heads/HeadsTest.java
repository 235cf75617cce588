package example.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.ops.Backend;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.verify.GradientCheck;
import org.netloom.verify.LearningCheck;

/** What holds for the network whatever it has learned. */
class HeadsTest {
    @Test
    void shapes() {
        Heads network = new Heads();
        assertEquals(List.of(Shape.of(28, 28, 1)), network.inputShapes());
        network.prepareForInference(2, Backend.ops());
        List<Tensor> inputs = network.inputShapes().stream().map(s -> Tensor.allocate(2, s, Precision.FLOAT)).toList();
        List<Tensor> outputs = network.forward(inputs);
        assertEquals(List.of(Shape.of(10), Shape.of(10)), outputs.stream().map(Tensor::shape).toList());
        outputs.forEach(output -> assertEquals(2, output.batch()));
    }

    @Test
    void countOfParameters() {
        assertEquals(628, new Heads().parameterCount());
    }

    /** The backward pass against central differences, in double precision. */
    @Test
    void gradients() {
        assertEquals(List.of(), GradientCheck.differences(new Heads(), 2, 1));
    }

    /** A few samples are learned by heart. */
    @Test
    void trainingLowersTheLoss() {
        double[] losses = LearningCheck.losses(new Heads(), Train.plan().loss(), 8, 30, 1);
        assertTrue(losses[losses.length - 1] < losses[0], () -> "loss of each step: " + Arrays.toString(losses));
    }
}
