package org.netloom.opencl;

import org.netloom.ops.LossKind;
import org.netloom.tensor.Tensor;

/**
 * Sums over tensors: {@code sums.cl} and {@code losses.cl}. How they are cut in pieces follows from their sizes alone; the
 * sums of pieces of a whole tensor are added up in double by the host.
 */
final class SumKernels {
    /** Work items of a group; the same in {@code sums.cl}. */
    private static final int ITEMS = 256;

    /** Elements of a piece at least, and pieces at most. */
    private static final int PIECE = 16 * ITEMS;

    private static final int PIECES = 4096;

    private final OpenClDevice device;

    SumKernels(OpenClDevice device) {
        this.device = device;
    }

    /** Sums of the pieces of a tensor; {@code begin} gives the kernel what comes before n. */
    private double total(Launch begun, int n) {
        int piece = Math.max(PIECE, Math.ceilDiv(n, PIECES));
        int pieces = Math.ceilDiv(n, piece);
        DeviceBuffer parts = device.scratch("parts", PIECES);
        begun.add(n).add(piece).add(parts).groups(pieces, ITEMS);
        double sum = 0;
        for (float part : parts.read(pieces)) {
            sum += part;
        }
        return sum;
    }

    double sumOfSquares(Tensor x) {
        return total(device.launch("sums", "total", "-DSQUARES").read(x), x.size());
    }

    boolean isFinite(Tensor x) {
        return total(device.launch("sums", "total", "-DNOT_FINITE").read(x), x.size()) == 0;
    }

    /** Sum of work space. */
    double total(DeviceBuffer x, int n) {
        return total(device.launch("sums", "total").add(x).add(0), n);
    }

    double elementLoss(LossKind kind, double delta, Tensor x, Tensor target, double factor, Tensor gradient) {
        Launch launch = device.launch("losses", "elementLoss", "-DL_" + kind)
                .add(delta)
                .add(factor)
                .read(x)
                .read(target)
                .updateIfAny(gradient)
                .add(gradient == null ? 0 : 1);
        return total(launch, x.size());
    }
}
