<#-- Model: org.netloom.generate.NetworkTestClass. File: the test of the network. -->
package ${packageName};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** What holds for the network whatever it has learned. */
class ${className}Test {
    @Test
    void shapes() {
        ${className} network = new ${className}();
<#if branched>
        assertEquals(${inputShape}, network.inputShapes());
        network.prepareForInference(2, Backend.ops());
        List<Tensor> inputs = network.inputShapes().stream().map(s -> Tensor.allocate(2, s, Precision.FLOAT)).toList();
        List<Tensor> outputs = network.forward(inputs);
        assertEquals(${outputShape}, outputs.stream().map(Tensor::shape).toList());
        outputs.forEach(output -> assertEquals(2, output.batch()));
<#else>
        assertEquals(${inputShape}, network.inputShape());
        network.prepareForInference(2, Backend.ops());
        Tensor output = network.forward(Tensor.allocate(2, network.inputShape(), Precision.FLOAT));
        assertEquals(2, output.batch());
        assertEquals(${outputShape}, output.shape());
</#if>
    }

    @Test
    void countOfParameters() {
        assertEquals(${parameters}, new ${className}().parameterCount());
    }
<#if !steps>

    /** The backward pass against central differences, in double precision. */
    @Test
<#if slow>
    @Disabled("takes minutes; take this line away to run it")
</#if>
    void gradients() {
        assertEquals(List.of(), GradientCheck.differences(new ${className}(), ${gradientBatch}, ${seed}${gradientGroups}));
    }
</#if>
<#if trained>

    /** A few samples are learned by heart. */
    @Test
    void trainingLowersTheLoss() {
        double[] losses = LearningCheck.losses(new ${className}(), Train.plan().loss(), ${learningBatch}, ${learningSteps}, ${seed});
        assertTrue(losses[losses.length - 1] < losses[0], () -> "loss of each step: " + Arrays.toString(losses));
    }
</#if>
}
