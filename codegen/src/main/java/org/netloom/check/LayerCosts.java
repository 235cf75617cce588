package org.netloom.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.spec.Formula;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.ParameterShape;
import org.netloom.spec.ReceptiveField;
import org.netloom.spec.Shape;

/**
 * What follows from a layer and the shapes of its inputs.
 *
 * @param output null where the layer does not fit its inputs
 * @param problems errors, or warnings where there is an output
 */
record LayerCosts(
        Shape output,
        List<Problem> problems,
        List<Formula> shapeFormulas,
        List<ParameterShape> parameters,
        Formula parameterFormula,
        Formula multiplyAdds) {
    private static final Formula NO_PARAMETERS = new Formula("parameters", "0", 0);
    private static final Formula NO_WORK = new Formula("multiply-adds", "0", 0);

    static LayerCosts none(List<Problem> problems) {
        return new LayerCosts(null, problems, List.of(), List.of(), NO_PARAMETERS, NO_WORK);
    }

    private static LayerCosts of(LayerSpec spec, List<Shape> inputs) {
        try {
            return new LayerCosts(
                    spec.outputShape(inputs),
                    spec.warnings(inputs),
                    spec.shapeFormulas(inputs),
                    spec.parameters(inputs),
                    spec.parameterFormula(inputs),
                    spec.multiplyAdds(inputs));
        } catch (NetloomException e) {
            return none(e.problems());
        } catch (ArithmeticException e) {
            return none(List.of(DesignMessage.CANNOT_COMPUTE.problem("", e.getMessage())));
        }
    }

    /** Computes once what is the same: a deep network has few different layers. */
    static final class Memo {
        private record Key(LayerSpec spec, List<Shape> inputs) {}

        private record FieldKey(LayerSpec spec, List<Shape> inputs, List<ReceptiveField> fields) {}

        private final Map<Key, LayerCosts> costs = new HashMap<>();
        private final Map<FieldKey, ReceptiveField> fields = new HashMap<>();

        LayerCosts of(LayerSpec spec, List<Shape> inputs) {
            return costs.computeIfAbsent(new Key(spec, inputs), k -> LayerCosts.of(k.spec(), k.inputs()));
        }

        ReceptiveField field(LayerSpec spec, List<Shape> inputs, List<ReceptiveField> of) {
            return fields.computeIfAbsent(
                    new FieldKey(spec, inputs, of), k -> k.spec().receptiveField(k.inputs(), k.fields()));
        }
    }
}
