package org.netloom.opencl;

import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Tensor;

/** Normalisation by the moments of channels: {@code norms.cl}. */
final class NormKernels {
    private static final ActivationFunction NONE = ActivationFunction.IDENTITY;

    private final OpenClDevice device;

    NormKernels(OpenClDevice device) {
        this.device = device;
    }

    private Launch launch(String kernel, RowPieces pieces, ActivationFunction f) {
        return device.launch("norms", kernel, pieces.options(), ElementKernels.option(f));
    }

    private DeviceBuffer parts(RowPieces pieces) {
        return device.scratch("parts of rows", 2 * pieces.pieces() * pieces.channels());
    }

    void moments(Tensor x, Tensor mean, Tensor variance) {
        RowPieces p = RowPieces.of(device, x.rows(), x.shape().channels());
        DeviceBuffer parts = parts(p);
        p.overPieces(launch("momentParts", p, NONE)
                .read(x)
                .add(p.rows())
                .add(p.channels())
                .add(p.piece())
                .add(parts));
        p.totals()
                .overChannels(launch("momentsOfPieces", p.totals(), NONE)
                        .add(parts)
                        .add(p.rows())
                        .add(p.channels())
                        .add(p.piece())
                        .add(p.pieces())
                        .update(mean)
                        .update(variance));
    }

    /**
     * Numbers of the channels, and how they are normalised.
     *
     * @param scale null for 1; shift is then null, too
     * @param f applied at last
     */
    record Channelwise(Tensor mean, Tensor variance, double epsilon, Tensor scale, Tensor shift, ActivationFunction f) {
        private Launch to(Launch launch) {
            return launch.add(f.alpha())
                    .add(f.beta())
                    .read(mean)
                    .read(variance)
                    .add(epsilon)
                    .add(scale == null ? 0 : 1)
                    .readIfAny(scale)
                    .readIfAny(shift);
        }
    }

    void normalize(Tensor x, Channelwise by, Tensor y) {
        RowPieces p = RowPieces.of(device, x.rows(), x.shape().channels());
        by.to(launch("normalizeChannels", p, by.f()))
                .add(p.channels())
                .read(x)
                .write(y)
                .over(x.size() / p.vector());
    }

    void gradient(
            Tensor x,
            Channelwise by,
            boolean batchMoments,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx) {
        RowPieces p = RowPieces.of(device, x.rows(), x.shape().channels());
        DeviceBuffer totals = device.scratch("totals of rows", 2 * p.channels());
        if (batchMoments || dScale != null) {
            DeviceBuffer parts = parts(p);
            p.overPieces(by.to(launch("gradientParts", p, by.f()))
                    .read(x)
                    .read(dy)
                    .add(p.rows())
                    .add(p.channels())
                    .add(p.piece())
                    .add(parts));
            p.totals()
                    .overChannels(launch("gradientTotals", p.totals(), by.f())
                            .add(parts)
                            .add(p.channels())
                            .add(p.pieces())
                            .add(totals)
                            .add(dScale == null ? 0 : 1)
                            .add(accumulate ? 1 : 0)
                            .updateIfAny(dScale)
                            .updateIfAny(dShift));
        }
        if (dx != null) {
            by.to(launch("normalizeChannelsGradient", p, by.f()))
                    .add(totals)
                    .add(batchMoments ? 1 : 0)
                    .add(p.rows())
                    .add(p.channels())
                    .read(x)
                    .read(dy)
                    .write(dx)
                    .over(x.size() / p.vector());
        }
    }
}
