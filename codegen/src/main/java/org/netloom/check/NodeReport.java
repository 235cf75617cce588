package org.netloom.check;

import java.util.List;
import java.util.Optional;
import org.netloom.design.FlatNode;
import org.netloom.spec.Formula;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.ParameterShape;
import org.netloom.spec.ReceptiveField;
import org.netloom.spec.Shape;

/**
 * What a layer does to a sample and what it costs.
 *
 * @param node the layer in the expanded design
 * @param inputs shapes of its inputs, by port; empty where one of them is unknown
 * @param output shape of its output; of a broken layer the one it would have if it were mended; empty where unknown
 * @param sound true where the layer has no error, so that the numbers below hold
 * @param shapeFormulas how each extent of the output came about; empty where it is the input's
 * @param parameters parameters and running state by name
 * @param parameterFormula how the number of trained parameters came about
 * @param multiplyAdds multiplications with an addition for one sample, convolutions and products only
 * @param receptiveField region of the design's input that one output element sees; empty where unknown
 */
public record NodeReport(
        FlatNode node,
        List<Shape> inputs,
        Optional<Shape> output,
        boolean sound,
        List<Formula> shapeFormulas,
        List<ParameterShape> parameters,
        Formula parameterFormula,
        Formula multiplyAdds,
        Optional<ReceptiveField> receptiveField) {
    private static final int FLOAT = 4;

    /** "stage1[0].conv1". */
    public String path() {
        return node.path();
    }

    public Optional<LayerSpec> spec() {
        return node.spec();
    }

    /** Number of trained parameters of its own: 0 where it has those of another layer. */
    public long parameterCount() {
        return node.sharedWith().isPresent() ? 0 : parameterFormula.value();
    }

    /** Numbers of its own that are kept beside the trained parameters, such as running means. */
    public long stateCount() {
        if (node.sharedWith().isPresent()) {
            return 0;
        }
        return parameters.stream()
                .filter(p -> !p.trained())
                .mapToLong(p -> p.shape().elements())
                .sum();
    }

    /** Bytes of its output for a batch. Layers share memory: the sum over all is more than a run needs. */
    public long inferenceBytes(int batch) {
        return output.map(s -> Math.multiplyExact(s.elements(), (long) FLOAT * batch))
                .orElse(0L);
    }

    /** Bytes of its output and the gradient of it for a batch. */
    public long trainingBytes(int batch) {
        return Math.multiplyExact(2, inferenceBytes(batch));
    }
}
