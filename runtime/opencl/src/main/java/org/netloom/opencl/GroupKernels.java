package org.netloom.opencl;

import org.netloom.spec.ActivationFunction;
import org.netloom.spec.GroupGeometry;
import org.netloom.tensor.Tensor;

/** Normalisation by the moments of groups: {@code groups.cl}. */
final class GroupKernels {
    private static final ActivationFunction NONE = ActivationFunction.IDENTITY;

    /** Work items that share a group, at most, and numbers for each of them. */
    private static final int LANES = 256;

    private static final int EACH = 4;

    private final OpenClDevice device;

    GroupKernels(OpenClDevice device) {
        this.device = device;
    }

    private int lanes(GroupGeometry g) {
        int most =
                device.facts().processor() ? 1 : Math.min(LANES, device.facts().group());
        return Integer.highestOneBit(Math.clamp(g.groupElements() / EACH, 1, most));
    }

    private int width(GroupGeometry g) {
        return Vectors.width(device, g.channels());
    }

    /** One group of work items for each group of numbers. */
    private Launch launch(String kernel, GroupGeometry g, ActivationFunction f) {
        return geometry(
                device.launch("groups", kernel, RowPieces.options(width(g), 1, lanes(g)), ElementKernels.option(f)), g);
    }

    private static Launch geometry(Launch launch, GroupGeometry g) {
        return launch.add(g.positions()).add(g.groups()).add(g.channels());
    }

    private void run(Launch launch, GroupGeometry g, Tensor x) {
        int lanes = lanes(g);
        launch.run(new long[] {x.size() / g.groupElements(), lanes}, new long[] {1, lanes});
    }

    void normalize(
            GroupGeometry g,
            Tensor x,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor mean,
            Tensor variance,
            Tensor y) {
        Launch launch = launch("normalizeGroups", g, f)
                .add(f.alpha())
                .add(f.beta())
                .add(epsilon)
                .add(scale == null ? 0 : 1)
                .readIfAny(scale)
                .add(shift == null ? 0 : 1)
                .readIfAny(shift)
                .update(mean)
                .update(variance)
                .read(x)
                .write(y);
        run(launch, g, x);
    }

    void gradient(
            GroupGeometry g,
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx) {
        if (dScale != null) {
            parameters(g, x, mean, variance, epsilon, dy, accumulate, dScale, dShift);
        }
        if (dx == null) {
            return;
        }
        Launch launch = launch("normalizeGroupsGradient", g, NONE)
                .add(epsilon)
                .add(scale == null ? 0 : 1)
                .readIfAny(scale)
                .read(mean)
                .read(variance)
                .read(x)
                .read(dy)
                .write(dx);
        run(launch, g, x);
    }

    private void parameters(
            GroupGeometry g,
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift) {
        RowPieces p = RowPieces.of(device, x.size() / g.width(), g.width(), width(g));
        String[] options = {p.options(), ElementKernels.option(NONE)};
        DeviceBuffer parts = device.scratch("parts of rows", 2 * p.pieces() * p.channels());
        p.overPieces(geometry(device.launch("groups", "groupGradientParts", options), g)
                .add(epsilon)
                .read(mean)
                .read(variance)
                .read(x)
                .read(dy)
                .add(p.rows())
                .add(p.channels())
                .add(p.piece())
                .add(parts));
        p.overChannels(device.launch("groups", "gradientTotals", options)
                .add(parts)
                .add(p.channels())
                .add(p.pieces())
                .add(device.scratch("totals of rows", 2 * p.channels()))
                .add(1)
                .add(accumulate ? 1 : 0)
                .update(dScale)
                .update(dShift));
    }
}
