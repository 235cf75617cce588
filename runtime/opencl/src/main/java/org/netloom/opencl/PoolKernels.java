package org.netloom.opencl;

import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Pooling: {@code pools.cl}, compiled for one size of the window each. */
final class PoolKernels {
    /** Work items of a group; the smaller one for short rows. Drivers compile a kernel for each. */
    private static final int GROUP = 64;

    private static final int SMALL_GROUP = 16;

    private final OpenClDevice device;

    PoolKernels(OpenClDevice device) {
        this.device = device;
    }

    private Launch launch(String kernel, ConvGeometry g) {
        String window = "-DKH=" + g.kh() + " -DKW=" + g.kw() + " -DSH=" + g.sh() + " -DSW=" + g.sw() + " -DDH=" + g.dh()
                + " -DDW=" + g.dw();
        return device.launch("pools", kernel, Vectors.option(width(g)), window)
                .add(g.h())
                .add(g.w())
                .add(g.c())
                .add(g.oh())
                .add(g.ow())
                .add(g.top())
                .add(g.left());
    }

    private int width(ConvGeometry g) {
        return Vectors.width(device, g.c());
    }

    /** One work item for each pixel of images of some height and width, and vector of its channels. */
    private void run(Launch launch, ConvGeometry g, int samples, int height, int width) {
        int row = width * (g.c() / width(g));
        int group = row < GROUP ? SMALL_GROUP : GROUP;
        launch.run(new long[] {(long) Math.ceilDiv(row, group) * group, height, samples}, new long[] {group, 1, 1});
    }

    private void overInput(Launch launch, ConvGeometry g, Tensor dx) {
        run(launch, g, dx.batch(), g.h(), g.w());
    }

    private void overOutput(Launch launch, ConvGeometry g, Tensor y) {
        run(launch, g, y.batch(), g.oh(), g.ow());
    }

    void max(ConvGeometry g, Tensor x, Tensor y) {
        overOutput(launch("maxPool", g).read(x).write(y), g, y);
    }

    /** Which number of its window each maximum is. */
    private DeviceBuffer winners(ConvGeometry g, Tensor x, Tensor y) {
        DeviceBuffer winners = device.scratch("winners", y.size());
        overOutput(launch("winners", g).read(x).add(winners), g, y);
        return winners;
    }

    void maxGradient(ConvGeometry g, Tensor x, Tensor dy, Tensor dx) {
        DeviceBuffer winners = winners(g, x, dy);
        overInput(launch("maxPoolGradient", g).add(winners).read(dy).write(dx), g, dx);
    }

    void pick(ConvGeometry g, Tensor x, Tensor values, Tensor picked) {
        DeviceBuffer winners = winners(g, x, picked);
        overOutput(launch("pickMaxima", g).add(winners).read(values).write(picked), g, picked);
    }

    void average(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor x, Tensor y) {
        overOutput(means("avgPool", g, countPadding, bottom, right).read(x).write(y), g, y);
    }

    void averageGradient(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor dy, Tensor dx) {
        Launch launch = means("avgPoolGradient", g, countPadding, bottom, right);
        overInput(launch.read(dy).write(dx), g, dx);
    }

    private Launch means(String kernel, ConvGeometry g, boolean countPadding, int bottom, int right) {
        return launch(kernel, g).add(countPadding ? 1 : 0).add(bottom).add(right);
    }
}
