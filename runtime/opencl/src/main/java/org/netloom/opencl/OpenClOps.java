package org.netloom.opencl;

import java.util.List;
import java.util.Optional;
import org.netloom.ops.AheadOps;
import org.netloom.ops.Algorithms;
import org.netloom.ops.BlockOps;
import org.netloom.ops.LossKind;
import org.netloom.ops.MapOps;
import org.netloom.ops.Ops;
import org.netloom.ops.RegionOps;
import org.netloom.ops.RowLoss;
import org.netloom.ops.RowOps;
import org.netloom.ops.UpdateOps;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Allocator;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * Operations on float32 tensors by kernels of an OpenCL device; what it has no kernel for, and everything on float64
 * tensors, the processor does. Two runs on one device give the same bits.
 */
public final class OpenClOps implements Ops {
    private final OpenClDevice device;
    private final CpuFallback fallback;
    private final Ops cpu;
    private final ElementKernels elements;
    private final SumKernels sums;
    private final ColumnKernels columns;
    private final SoftmaxKernels softmax;
    private final MatmulKernels products;
    private final PoolKernels pools;
    private final NormKernels norms;
    private final ConvKernels convolutions;
    private final RowOps rows;
    private final BlockOps blocks;
    private final MapOps maps;
    private final RegionOps regions;
    private final UpdateOps updates;

    OpenClOps(OpenClDevice device, Ops processor) {
        this.device = device;
        fallback = new CpuFallback(device.facts().name());
        cpu = fallback.around(Ops.class, processor);
        elements = new ElementKernels(device);
        Tuning tuning = new Tuning(device, processor.algorithms());
        sums = new SumKernels(device);
        columns = new ColumnKernels(device);
        softmax = new SoftmaxKernels(device, sums);
        rows = new OpenClRows(device, fallback.around(RowOps.class, processor.rows()), elements, columns, softmax);
        products = new MatmulKernels(device, tuning);
        blocks = new OpenClBlocks(device, fallback.around(BlockOps.class, processor.blocks()), elements, products);
        pools = new PoolKernels(device);
        norms = new NormKernels(device);
        convolutions = new ConvKernels(device, tuning, products);
        maps = new OpenClMaps(device, fallback.around(MapOps.class, processor.maps()));
        regions = new OpenClRegions(device, fallback.around(RegionOps.class, processor.regions()), elements, pools);
        updates = new OpenClUpdates(device, fallback.around(UpdateOps.class, processor.updates()));
    }

    @Override
    public String describe() {
        return "OpenCL, " + device.facts().name() + ", " + device.facts().units() + " units";
    }

    @Override
    public Allocator allocator() {
        return device;
    }

    @Override
    public List<String> notes() {
        return fallback.notes();
    }

    @Override
    public void await() {
        device.finish();
    }

    @Override
    public Optional<AheadOps> ahead() {
        return Optional.of(new OpenClAhead(device, sums, softmax));
    }

    @Override
    public Algorithms algorithms() {
        return cpu.algorithms();
    }

    @Override
    public RowOps rows() {
        return rows;
    }

    @Override
    public BlockOps blocks() {
        return blocks;
    }

    @Override
    public MapOps maps() {
        return maps;
    }

    @Override
    public RegionOps regions() {
        return regions;
    }

    @Override
    public UpdateOps updates() {
        return updates;
    }

    OpenClDevice device() {
        return device;
    }

    /** True for float64, which the processor computes. */
    static boolean wide(Tensor t) {
        return t.precision() == Precision.DOUBLE;
    }

    // ---- moving -----------------------------------------------------------------------------------------------------

    @Override
    public void fill(Tensor t, double value) {
        if (wide(t)) {
            cpu.fill(t, value);
            return;
        }
        elements.fill(t, value);
    }

    @Override
    public void copy(Tensor from, Tensor to) {
        if (wide(from) || wide(to)) {
            cpu.copy(from, to);
            return;
        }
        elements.copy(from, to);
    }

    @Override
    public void copyChannels(Tensor from, int fromChannel, Tensor to, int toChannel, int count, boolean accumulate) {
        if (wide(from)) {
            cpu.copyChannels(from, fromChannel, to, toChannel, count, accumulate);
            return;
        }
        elements.copyChannels(from, fromChannel, to, toChannel, count, accumulate);
    }

    // ---- element by element -----------------------------------------------------------------------------------------

    @Override
    public void add(Tensor a, Tensor b, ActivationFunction f, Tensor y) {
        if (wide(a)) {
            cpu.add(a, b, f, y);
            return;
        }
        elements.add(a, b, f, y);
    }

    @Override
    public void activate(ActivationFunction f, Tensor x, Tensor y) {
        if (wide(x)) {
            cpu.activate(f, x, y);
            return;
        }
        elements.activate(f, x, y);
    }

    @Override
    public void activateGradient(ActivationFunction f, Tensor saved, Tensor dy, Tensor dx) {
        if (wide(dy)) {
            cpu.activateGradient(f, saved, dy, dx);
            return;
        }
        elements.activateGradient(f, saved, dy, dx);
    }

    @Override
    public void activateGradient(
            ActivationFunction f, Tensor saved, Tensor dy, Tensor dx, boolean accumulate, Tensor to) {
        if (wide(dy)) {
            cpu.activateGradient(f, saved, dy, dx, accumulate, to);
            return;
        }
        columns.gradient(f, saved, dy, dx, accumulate, to);
    }

    @Override
    public void softmax(Tensor x, Tensor y) {
        if (wide(x)) {
            cpu.softmax(x, y);
            return;
        }
        softmax.softmax(x, y);
    }

    @Override
    public void softmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        if (wide(y)) {
            cpu.softmaxGradient(y, dy, dx);
            return;
        }
        softmax.softmaxGradient(y, dy, dx);
    }

    // ---- products ---------------------------------------------------------------------------------------------------

    @Override
    public void matmul(
            int m,
            int n,
            int k,
            Tensor a,
            boolean transposeA,
            Tensor b,
            boolean transposeB,
            Tensor bias,
            ActivationFunction f,
            boolean accumulate,
            Tensor c) {
        if (wide(a)) {
            cpu.matmul(m, n, k, a, transposeA, b, transposeB, bias, f, accumulate, c);
            return;
        }
        products.multiply(new MatmulKernels.Call(1, m, n, k, a, transposeA, b, transposeB, bias, f, accumulate, c));
    }

    @Override
    public void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y) {
        if (wide(x)) {
            cpu.conv2d(g, x, w, bias, f, y);
            return;
        }
        convolutions.conv2d(g, x, w, bias, f, y);
    }

    @Override
    public void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx) {
        if (wide(dy)) {
            cpu.conv2dByData(g, dy, w, bias, f, dx);
            return;
        }
        convolutions.conv2dByData(g, dy, w, bias, f, dx);
    }

    @Override
    public void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw) {
        if (wide(x)) {
            cpu.conv2dByFilter(g, x, dy, accumulate, dw);
            return;
        }
        convolutions.conv2dByFilter(g, x, dy, accumulate, dw);
    }

    @Override
    public void columnSums(Tensor x, boolean accumulate, Tensor to) {
        if (wide(x)) {
            cpu.columnSums(x, accumulate, to);
            return;
        }
        columns.sums(x, accumulate, to);
    }

    // ---- pooling ----------------------------------------------------------------------------------------------------

    @Override
    public void maxPool(ConvGeometry g, Tensor x, Tensor y) {
        if (wide(x)) {
            cpu.maxPool(g, x, y);
            return;
        }
        pools.max(g, x, y);
    }

    @Override
    public void maxPoolGradient(ConvGeometry g, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (wide(x)) {
            cpu.maxPoolGradient(g, x, y, dy, dx);
            return;
        }
        pools.maxGradient(g, x, dy, dx);
    }

    @Override
    public void avgPool(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor x, Tensor y) {
        if (wide(x)) {
            cpu.avgPool(g, countPadding, bottom, right, x, y);
            return;
        }
        pools.average(g, countPadding, bottom, right, x, y);
    }

    @Override
    public void avgPoolGradient(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor dy, Tensor dx) {
        if (wide(dy)) {
            cpu.avgPoolGradient(g, countPadding, bottom, right, dy, dx);
            return;
        }
        pools.averageGradient(g, countPadding, bottom, right, dy, dx);
    }

    // ---- batch normalisation ----------------------------------------------------------------------------------------

    @Override
    public void moments(Tensor x, Tensor mean, Tensor variance) {
        if (wide(x)) {
            cpu.moments(x, mean, variance);
            return;
        }
        norms.moments(x, mean, variance);
    }

    @Override
    public void normalize(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor y) {
        if (wide(x)) {
            cpu.normalize(x, mean, variance, epsilon, scale, shift, f, y);
            return;
        }
        norms.normalize(x, new NormKernels.Channelwise(mean, variance, epsilon, scale, shift, f), y);
    }

    @Override
    public void normalizeGradient(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            boolean batchMoments,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx) {
        if (wide(x)) {
            cpu.normalizeGradient(
                    x, mean, variance, epsilon, scale, shift, f, batchMoments, dy, accumulate, dScale, dShift, dx);
            return;
        }
        NormKernels.Channelwise by = new NormKernels.Channelwise(mean, variance, epsilon, scale, shift, f);
        norms.gradient(x, by, batchMoments, dy, accumulate, dScale, dShift, dx);
    }

    // ---- losses -----------------------------------------------------------------------------------------------------

    @Override
    public double softmaxCrossEntropy(
            Tensor logits,
            Tensor labels,
            int ignore,
            double smoothing,
            Tensor weights,
            double factor,
            Tensor gradient) {
        if (wide(logits)) {
            return cpu.softmaxCrossEntropy(logits, labels, ignore, smoothing, weights, factor, gradient);
        }
        return softmax.crossEntropy(logits, labels, ignore, smoothing, weights, factor, gradient);
    }

    @Override
    public double rowLoss(RowLoss loss, Tensor x, Tensor target, double factor, Tensor gradient) {
        return cpu.rowLoss(loss, x, target, factor, gradient);
    }

    @Override
    public double elementLoss(
            LossKind kind, double parameter, Tensor x, Tensor target, double factor, Tensor gradient) {
        if (wide(x)) {
            return cpu.elementLoss(kind, parameter, x, target, factor, gradient);
        }
        double sum = sums.elementLoss(kind, parameter, x, target, factor, gradient);
        boolean gone = gradient != null && gradient.sameMemory(x);
        return Double.isFinite(sum) || gone ? sum : cpu.elementLoss(kind, parameter, x, target, factor, null);
    }

    // ---- whole tensors ----------------------------------------------------------------------------------------------

    @Override
    public double sumOfSquares(Tensor t) {
        if (wide(t)) {
            return cpu.sumOfSquares(t);
        }
        double sum = sums.sumOfSquares(t);
        // The device adds up floats: where these overflow, the processor's doubles need not.
        return Double.isFinite(sum) ? sum : cpu.sumOfSquares(t);
    }

    @Override
    public void scaleInPlace(Tensor t, double factor) {
        if (wide(t)) {
            cpu.scaleInPlace(t, factor);
            return;
        }
        elements.scaleInPlace(t, factor);
    }

    /** The norm stays on the device, which nobody waits for. */
    @Override
    public void limitNorm(List<Tensor> tensors, double norm) {
        if (tensors.stream().anyMatch(OpenClOps::wide)) {
            Ops.super.limitNorm(tensors, norm);
            return;
        }
        sums.limitNorm(tensors, norm);
    }

    @Override
    public void clipInPlace(Tensor t, double limit) {
        if (wide(t)) {
            cpu.clipInPlace(t, limit);
            return;
        }
        elements.clipInPlace(t, limit);
    }

    @Override
    public boolean isFinite(Tensor t) {
        if (wide(t)) {
            return cpu.isFinite(t);
        }
        return sums.isFinite(t);
    }
}
