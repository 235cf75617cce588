package org.netloom.plan;

import java.util.List;
import org.netloom.design.Design;
import org.netloom.design.Expansion;
import org.netloom.spec.Shape;

/**
 * What is to be generated for a design: classes with their steps, names and both passes, all decided.
 *
 * @param network the class of the whole network
 * @param blocks classes of the blocks it uses, in the order of the document
 * @param packageName of all classes
 * @param parameters trained numbers
 * @param multiplyAdds of one sample's forward pass
 * @param designHash changes whenever the network computes something else or its parameters have other names
 */
public record NetworkPlan(
        Design design,
        Expansion expansion,
        ClassPlan network,
        List<ClassPlan> blocks,
        String packageName,
        long parameters,
        long multiplyAdds,
        String designHash) {
    public NetworkPlan {
        blocks = List.copyOf(blocks);
    }

    /** Shapes of all inputs. */
    public List<Shape> inputShapes() {
        return network.inputs().stream().map(Value::shape).toList();
    }

    /** Shapes of all outputs, auxiliary ones last. */
    public List<Shape> outputShapes() {
        return network.outputs().stream().map(Value::shape).toList();
    }

    /** Names of all outputs: their nodes. */
    public List<String> outputNames() {
        return network.outputs().stream().map(Value::id).toList();
    }

    /** Shape of a sample: that of the only input, or the numbers of all, one behind the other. */
    public Shape sampleShape() {
        return network.inputs().size() == 1
                ? network.inputShape()
                : Shape.of(inputShapes().stream().mapToInt(Shape::size).sum());
    }

    /** Shape of the main output. */
    public Shape outputShape() {
        return network.outputShape();
    }
}
