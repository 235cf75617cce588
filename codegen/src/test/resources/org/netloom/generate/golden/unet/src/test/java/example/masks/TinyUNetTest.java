package example.masks;

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
class TinyUNetTest {
    @Test
    void shapes() {
        TinyUNet network = new TinyUNet();
        assertEquals(Shape.of(32, 32, 3), network.inputShape());
        network.prepareForInference(2, Backend.ops());
        Tensor output = network.forward(Tensor.allocate(2, network.inputShape(), Precision.FLOAT));
        assertEquals(2, output.batch());
        assertEquals(Shape.of(32, 32, 1), output.shape());
    }

    @Test
    void countOfParameters() {
        assertEquals(8339, new TinyUNet().parameterCount());
    }

    /** The backward pass against central differences, in double precision. */
    @Test
    void gradients() {
        assertEquals(List.of(), GradientCheck.differences(new TinyUNet(), 2, 1));
    }

    /** A few samples are learned by heart. */
    @Test
    void trainingLowersTheLoss() {
        double[] losses = LearningCheck.losses(new TinyUNet(), Train.plan().loss(), 8, 30, 1);
        assertTrue(losses[losses.length - 1] < losses[0], () -> "loss of each step: " + Arrays.toString(losses));
    }
}
