package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Activation;
import org.netloom.spec.GroupGeometry;
import org.netloom.spec.GroupedNorm;
import org.netloom.spec.Shape;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * Normalisation of each sample by the moments of groups of its elements, with an element-wise activation in one pass. The
 * moments are kept for the backward pass: two numbers for each group.
 */
abstract class GroupedNormLayer extends Layer {
    private final GroupGeometry geometry;
    private final double epsilon;
    private final boolean affine;
    private final Shape groups;
    private Tensor mean;
    private Tensor variance;

    GroupedNormLayer(String name, GroupedNorm spec, Activation activation, Shape input) {
        super(name, spec, activation, input);
        geometry = spec.geometry(List.of(input));
        epsilon = spec.epsilon();
        affine = spec.affine();
        groups = Shape.of(input.size() / geometry.elements() * geometry.groups());
        declareParameters();
    }

    @Override
    protected boolean inPlace() {
        return true;
    }

    @Override
    protected boolean gradientInPlace() {
        return true;
    }

    @Override
    protected void reserve(Memory memory, int batch, boolean training) {
        mean = memory.create(batch, groups);
        variance = memory.create(batch, groups);
    }

    @Override
    protected void reserveBackward(Memory memory, int batch) {
        memory.touch(mean);
        memory.touch(variance);
    }

    /** The learned factors; null for 1. */
    private Tensor scale() {
        return affine ? parameter(0).value() : null;
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        Tensor shift = affine ? parameter(1).value() : null;
        ops().rows().normalizeGroups(geometry, x[0], epsilon, scale(), shift, function(), mean, variance, y);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        boolean add = false;
        Tensor dScale = null;
        Tensor dShift = null;
        if (affine) {
            add = parameter(0).accumulate();
            parameter(1).accumulate();
            dScale = parameter(0).gradient();
            dShift = parameter(1).gradient();
        } else if (dx[0] == null) {
            return;
        }
        ops().rows()
                .normalizeGroupsGradient(
                        geometry, x[0], mean, variance, epsilon, scale(), dy, add, dScale, dShift, dx[0]);
    }
}
