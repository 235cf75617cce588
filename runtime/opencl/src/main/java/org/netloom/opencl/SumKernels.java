package org.netloom.opencl;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.netloom.ops.LossKind;
import org.netloom.ops.Ops;
import org.netloom.tensor.Tensor;

/**
 * Sums over tensors: {@code sums.cl} and {@code losses.cl}. How they are cut in pieces follows from their sizes alone; the
 * sums of pieces of a whole tensor are added up in double by the host.
 */
final class SumKernels {
    /** Work items of a group on a card; on a processor one that is a loop. */
    private static final int ITEMS = 256;

    /** Elements of a piece at least, and pieces at most. */
    private static final int PIECE = 16 * ITEMS;

    private static final int PIECES = 4096;

    private final OpenClDevice device;

    SumKernels(OpenClDevice device) {
        this.device = device;
    }

    private int items() {
        return device.facts().processor() ? 1 : ITEMS;
    }

    private Launch launch(String program, String kernel, int width, String option) {
        return device.launch(program, kernel, "-DITEMS=" + items(), Vectors.option(width), option);
    }

    private Launch begin(int n, String option) {
        return launch("sums", "total", Vectors.width(device, n), option);
    }

    /** Sums of the pieces of a tensor, left in work space; {@code begin} gives the kernel what comes before n. */
    private int parts(Launch begun, int n) {
        int piece = VectorTile.up(Math.max(PIECE, Math.ceilDiv(n, PIECES)), VectorTile.LANES);
        int pieces = Math.ceilDiv(n, piece);
        begun.add(n).add(piece).add(parts()).groups(pieces, items());
        return pieces;
    }

    private DeviceBuffer parts() {
        return device.scratch("parts", PIECES);
    }

    private double total(Launch begun, int n) {
        return sum(parts().read(parts(begun, n)));
    }

    private static double sum(float[] parts) {
        double sum = 0;
        for (float part : parts) {
            sum += part;
        }
        return sum;
    }

    /** The sum, to be asked for later; where one of a piece is no number, {@code hold} becomes 1. */
    private DoubleSupplier later(Launch begun, int n, DeviceBuffer hold) {
        int pieces = parts(begun, n);
        hold("-DNOT_FINITE", pieces, hold);
        Supplier<float[]> read = parts().readLater(0, pieces);
        return () -> sum(read.get());
    }

    private void hold(String option, int pieces, DeviceBuffer hold) {
        launch("sums", "holdBack", 1, option).add(parts()).add(pieces).add(hold).groups(1, items());
    }

    /** Where an element is no number, {@code hold} becomes 1. */
    void holdUnlessFinite(Tensor x, DeviceBuffer hold) {
        int pieces = parts(begin(x.size(), "-DNOT_FINITE").read(x), x.size());
        hold("", pieces, hold);
    }

    double sumOfSquares(Tensor x) {
        return total(begin(x.size(), "-DSQUARES").read(x), x.size());
    }

    boolean isFinite(Tensor x) {
        return total(begin(x.size(), "-DNOT_FINITE").read(x), x.size()) == 0;
    }

    /** Scales tensors so that their norm, of all together, is at most this. */
    void limitNorm(List<Tensor> tensors, double norm) {
        DeviceBuffer factor = device.scratch("norm", 2);
        for (int i = 0; i < tensors.size(); i++) {
            Tensor t = tensors.get(i);
            int pieces = parts(begin(t.size(), "-DSMALL_SQUARES").read(t), t.size());
            launch("sums", "normFactor", 1, "")
                    .add(parts())
                    .add(pieces)
                    .add(i == 0 ? 1 : 0)
                    .add(norm)
                    .add(Ops.NORM_SUMMAND)
                    .add(factor)
                    .groups(1, items());
        }
        for (Tensor t : tensors) {
            launch("sums", "scaleBy", 1, "").add(factor).update(t).over(t.size());
        }
    }

    /** Sum of work space. */
    double total(DeviceBuffer x, int n) {
        return total(whole(x, n), n);
    }

    /** Sum of work space, to be asked for later; where it is no number, {@code hold} becomes 1. */
    DoubleSupplier totalLater(DeviceBuffer x, int n, DeviceBuffer hold) {
        return later(whole(x, n), n, hold);
    }

    private Launch whole(DeviceBuffer x, int n) {
        return begin(n, "").add(x).add(0);
    }

    double elementLoss(LossKind kind, double delta, Tensor x, Tensor target, double factor, Tensor gradient) {
        return total(loss(kind, delta, x, target, factor, gradient), x.size());
    }

    DoubleSupplier elementLossLater(
            LossKind kind, double delta, Tensor x, Tensor target, double factor, Tensor gradient, DeviceBuffer hold) {
        return later(loss(kind, delta, x, target, factor, gradient), x.size(), hold);
    }

    private Launch loss(LossKind kind, double delta, Tensor x, Tensor target, double factor, Tensor gradient) {
        return launch("losses", "elementLoss", 1, "-DL_" + kind)
                .add(delta)
                .add(factor)
                .read(x)
                .read(target)
                .updateIfAny(gradient)
                .add(gradient == null ? 0 : 1);
    }
}
