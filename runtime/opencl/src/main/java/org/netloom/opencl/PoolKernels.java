package org.netloom.opencl;

import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/** Pooling: {@code pools.cl}, compiled for one size of the window each. */
final class PoolKernels {
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

    private int items(ConvGeometry g, Tensor t) {
        return t.size() / width(g);
    }

    void max(ConvGeometry g, Tensor x, Tensor y) {
        launch("maxPool", g).read(x).write(y).over(items(g, y));
    }

    /** Which number of its window each maximum is. */
    private DeviceBuffer winners(ConvGeometry g, Tensor x, Tensor y) {
        DeviceBuffer winners = device.scratch("winners", y.size());
        launch("winners", g).read(x).add(winners).over(items(g, y));
        return winners;
    }

    void maxGradient(ConvGeometry g, Tensor x, Tensor dy, Tensor dx) {
        DeviceBuffer winners = winners(g, x, dy);
        launch("maxPoolGradient", g).add(winners).read(dy).write(dx).over(items(g, dx));
    }

    void pick(ConvGeometry g, Tensor x, Tensor values, Tensor picked) {
        DeviceBuffer winners = winners(g, x, picked);
        launch("pickMaxima", g).add(winners).read(values).write(picked).over(items(g, picked));
    }

    void average(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor x, Tensor y) {
        means("avgPool", g, countPadding, bottom, right).read(x).write(y).over(items(g, y));
    }

    void averageGradient(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor dy, Tensor dx) {
        means("avgPoolGradient", g, countPadding, bottom, right)
                .read(dy)
                .write(dx)
                .over(items(g, dx));
    }

    private Launch means(String kernel, ConvGeometry g, boolean countPadding, int bottom, int right) {
        return launch(kernel, g).add(countPadding ? 1 : 0).add(bottom).add(right);
    }
}
