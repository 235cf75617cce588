package org.netloom.layer;

import java.util.List;
import org.netloom.ops.TapMap;
import org.netloom.spec.Activation;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.Conv3d;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Shape;
import org.netloom.spec.SlidingWindow;
import org.netloom.tensor.Memory;
import org.netloom.tensor.Tensor;

/**
 * Convolution of volumes with its bias and an element-wise activation in one pass, as one convolution of images: for every
 * output plane the input planes under the taps of the depth lie side by side as channels, so that N volumes become N*OD
 * images of {@code H x W x kd*C}. The weights are brought in the same order.
 */
public final class Conv3dLayer extends Layer {
    private final ConvGeometry planes;
    private final SlidingWindow depth;
    private final boolean bias;
    private final TapMap unfolding;
    private final TapMap packing;
    private final TapMap unpacking;
    private TapMap folding;

    /** The input planes of every output plane, OD H W kd*C. */
    private Tensor unfolded;

    /** The same in the backward pass, and then its gradient. */
    private Tensor backUnfolded;

    private Planes images;

    /** Weights {@code kh kw kd*C/groups K}. */
    private Tensor packed;

    /** Their gradient in the backward pass, and then the weights once more. */
    private Tensor dPacked;

    /** The gradient in the order of the parameter, where it is added to another one. */
    private Tensor dWeight;

    private Planes outputs;

    public Conv3dLayer(String name, Conv3d spec, Shape input) {
        this(name, spec, null, input);
    }

    public Conv3dLayer(String name, Conv3d spec, Activation activation, Shape input) {
        super(name, spec, activation, input);
        planes = spec.planes(List.of(input));
        depth = spec.depth(input);
        bias = spec.bias();
        declareParameters();
        unfolding = unfolding(input, spec.groups());
        int rows = input.channels() / spec.groups() * spec.filters();
        int window = planes.kh() * planes.kw();
        int taps = depth.kernel();
        packing = TapMap.moving(taps * window, window * taps, rows, o -> o % taps * window + o / taps);
        unpacking = packing.transposed();
    }

    /** Channels of one group lie side by side, tap by tap. */
    private TapMap unfolding(Shape in, int groups) {
        int taps = depth.kernel();
        int pixels = planes.h() * planes.w();
        return TapMap.moving(
                depth.in() * pixels * groups, depth.out() * pixels * groups * taps, in.channels() / groups, o -> {
                    int tap = o % taps;
                    int group = o / taps % groups;
                    int pixel = o / taps / groups % pixels;
                    int plane = o / taps / groups / pixels * depth.stride() - depth.before() + tap * depth.dilation();
                    return plane < 0 || plane >= depth.in() ? -1 : (plane * pixels + pixel) * groups + group;
                });
    }

    private Shape unfoldedShape() {
        return Shape.of(depth.out(), planes.h(), planes.w(), planes.c());
    }

    private Shape packedShape() {
        Shape w = parameter(0).declared().shape();
        return Shape.of(planes.kh(), planes.kw(), depth.kernel() * w.dim(3), w.dim(4));
    }

    @Override
    protected void reserve(Memory memory, int batch, boolean training) {
        unfolded = memory.create(batch, unfoldedShape());
        packed = memory.create(1, packedShape());
        images = new Planes(batch, depth.out(), Shape.of(planes.h(), planes.w(), planes.c()));
        outputs = new Planes(batch, depth.out(), Shape.of(planes.oh(), planes.ow(), planes.k()));
    }

    @Override
    protected void reserveBackward(Memory memory, int batch) {
        if (folding == null) {
            folding = unfolding.transposed();
        }
        backUnfolded = memory.create(batch, unfoldedShape());
        dPacked = memory.create(1, packedShape());
        dWeight = memory.create(1, parameter(0).declared().shape());
    }

    @Override
    protected long ownNumbers(boolean training) {
        return (training ? 2 : 1) * (unfolding.numbers() + packing.numbers());
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        unfolded.setBatch(y.batch());
        ops().maps().gather(unfolding, x[0], unfolded);
        ops().maps().gather(packing, parameter(0).value(), packed);
        Tensor b = bias ? parameter(1).value() : null;
        ops().conv2d(planes, images.of(unfolded), packed, b, function(), outputs.of(y));
    }

    @Override
    protected Parameter outputBias() {
        return bias ? parameter(1) : null;
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        backUnfolded.setBatch(dy.batch());
        ops().maps().gather(unfolding, x[0], backUnfolded);
        Tensor dImages = outputs.of(dy);
        ops().conv2dByFilter(planes, images.of(backUnfolded), dImages, false, dPacked);
        weightGradient();
        if (dx[0] != null) {
            ops().maps().gather(packing, parameter(0).value(), dPacked);
            ops().conv2dByData(planes, dImages, dPacked, null, ActivationFunction.IDENTITY, images.of(backUnfolded));
            ops().maps().gather(folding, backUnfolded, dx[0]);
        }
    }

    private void weightGradient() {
        Parameter weight = parameter(0);
        if (weight.accumulate()) {
            ops().maps().gather(unpacking, dPacked, dWeight);
            ops().maps().weightedSum(1, weight.gradient(), 1, dWeight, weight.gradient());
        } else {
            ops().maps().gather(unpacking, dPacked, weight.gradient());
        }
    }
}
