package org.netloom.spec;

import java.util.List;

/** A normalization of each sample by itself, with moments of groups of its elements; the same in training and after. */
@Noun("normalization")
public sealed interface GroupedNorm extends LayerSpec permits LayerNorm, GroupNorm, InstanceNorm {
    /** How the elements of a sample fall into groups. */
    GroupGeometry geometry(List<Shape> inputs);

    /** Added to the variance. */
    double epsilon();

    /** Whether a scale and a shift are learned. */
    boolean affine();

    /** Extent of scale and shift. */
    default Shape affineShape(List<Shape> inputs) {
        return Shape.of(single(inputs).channels());
    }

    @Override
    default Category category() {
        return Category.NORMALIZATION;
    }

    @Override
    default Shape outputShape(List<Shape> inputs) {
        geometry(inputs);
        return single(inputs);
    }

    @Override
    default List<ParameterShape> parameters(List<Shape> inputs) {
        Shape shape = affineShape(inputs);
        return affine()
                ? List.of(
                        new ParameterShape("scale", ParameterShape.Role.SCALE, shape, 0, 0),
                        new ParameterShape("shift", ParameterShape.Role.SHIFT, shape, 0, 0))
                : List.of();
    }

    @Override
    default Formula parameterFormula(List<Shape> inputs) {
        String each = affineShape(inputs).toString().replace(" x ", "*");
        return new Formula("parameters", affine() ? "2*" + each : "0", parameterCount(inputs));
    }

    @Override
    default Retains retains() {
        return Retains.INPUT;
    }
}
