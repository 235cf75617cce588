package org.netloom.opencl;

import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Tensor;

/** Sums of the columns of a matrix, alone or of what goes back through an activation: {@code columns.cl}. */
final class ColumnKernels {
    private final OpenClDevice device;

    ColumnKernels(OpenClDevice device) {
        this.device = device;
    }

    private Launch launch(String kernel, RowPieces pieces, ActivationFunction f) {
        return device.launch("columns", kernel, pieces.options(), ElementKernels.option(f));
    }

    private DeviceBuffer parts(RowPieces pieces) {
        return device.scratch("parts of columns", pieces.pieces() * pieces.channels());
    }

    void sums(Tensor x, boolean accumulate, Tensor sums) {
        RowPieces p = RowPieces.of(device, x.rows(), x.shape().channels());
        sums(p, launch("columnParts", p, ActivationFunction.IDENTITY).read(x), accumulate, sums);
    }

    /** Of work space. */
    void sums(DeviceBuffer x, int rows, int channels, boolean accumulate, Tensor sums) {
        RowPieces p = RowPieces.of(device, rows, channels);
        Launch launch = launch("columnParts", p, ActivationFunction.IDENTITY);
        sums(p, launch.add(x).add(0), accumulate, sums);
    }

    private void sums(RowPieces p, Launch begun, boolean accumulate, Tensor sums) {
        DeviceBuffer parts = parts(p);
        p.overPieces(begun.add(p.rows()).add(p.channels()).add(p.piece()).add(parts));
        totals(p, parts, accumulate, sums);
    }

    /** {@code dx = dy * f'} and its sums in one pass. */
    void gradient(ActivationFunction f, Tensor saved, Tensor dy, Tensor dx, boolean accumulate, Tensor sums) {
        RowPieces p = RowPieces.of(device, dx.rows(), dx.shape().channels());
        DeviceBuffer parts = parts(p);
        p.overPieces(launch("activationParts", p, f)
                .add(f.alpha())
                .add(f.beta())
                .read(saved)
                .read(dy)
                .write(dx)
                .add(p.rows())
                .add(p.channels())
                .add(p.piece())
                .add(parts));
        totals(p, parts, accumulate, sums);
    }

    private void totals(RowPieces p, DeviceBuffer parts, boolean accumulate, Tensor sums) {
        p.totals()
                .overChannels(launch("columnTotals", p.totals(), ActivationFunction.IDENTITY)
                        .add(parts)
                        .add(p.channels())
                        .add(p.pieces())
                        .add(accumulate ? 1 : 0)
                        .update(sums));
    }
}
