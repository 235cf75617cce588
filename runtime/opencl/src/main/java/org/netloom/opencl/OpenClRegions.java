package org.netloom.opencl;

import org.netloom.ops.RegionOps;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Displacements;
import org.netloom.spec.Regions;
import org.netloom.tensor.Tensor;

/** Correlations and regions: {@code regions.cl}; maxima of windows by {@link PoolKernels}. */
final class OpenClRegions implements RegionOps {
    private final OpenClDevice device;
    private final RegionOps cpu;
    private final ElementKernels elements;
    private final PoolKernels pools;

    OpenClRegions(OpenClDevice device, RegionOps cpu, ElementKernels elements, PoolKernels pools) {
        this.device = device;
        this.cpu = cpu;
        this.elements = elements;
        this.pools = pools;
    }

    @Override
    public void pickMaxima(ConvGeometry g, Tensor x, Tensor y, Tensor values, Tensor picked) {
        if (OpenClOps.wide(x)) {
            cpu.pickMaxima(g, x, y, values, picked);
            return;
        }
        pools.pick(g, x, values, picked);
    }

    private Launch correlation(String kernel, Displacements d, double factor) {
        return device.launch("regions", kernel, Vectors.option(Vectors.width(device, d.c())))
                .add(d.h())
                .add(d.w())
                .add(d.c())
                .add(d.steps())
                .add(d.stride())
                .add(factor);
    }

    @Override
    public void correlation(Displacements d, double factor, Tensor a, Tensor b, Tensor y) {
        if (OpenClOps.wide(a)) {
            cpu.correlation(d, factor, a, b, y);
            return;
        }
        correlation("correlation", d, factor).read(a).read(b).write(y).over(y.size());
    }

    @Override
    public void correlationGradient(
            Displacements d, double factor, Tensor dy, Tensor other, boolean second, Tensor dx) {
        if (OpenClOps.wide(dy)) {
            cpu.correlationGradient(d, factor, dy, other, second, dx);
            return;
        }
        correlation("correlationGradient", d, factor)
                .read(dy)
                .read(other)
                .add(second ? 1 : 0)
                .write(dx)
                .over(dx.size() / Vectors.width(device, d.c()));
    }

    private Launch regions(String kernel, int vector, Regions r, Tensor boxes) {
        return device.launch("regions", kernel, Vectors.option(vector))
                .add(r.h())
                .add(r.w())
                .add(r.c())
                .add(r.rois())
                .add(r.ph())
                .add(r.pw())
                .add(pixels(r, boxes));
    }

    /** First column, columns, first row and rows of each box. The host knows them exactly: it computes in double. */
    private DeviceBuffer pixels(Regions r, Tensor boxes) {
        int[] pixels = new int[boxes.size()];
        for (int i = 0; i < pixels.length; i += 4) {
            pixels[i] = r.from(boxes.get(i), boxes.get(i + 2), r.w());
            pixels[i + 1] = r.to(boxes.get(i), boxes.get(i + 2), r.w()) - pixels[i];
            pixels[i + 2] = r.from(boxes.get(i + 1), boxes.get(i + 3), r.h());
            pixels[i + 3] = r.to(boxes.get(i + 1), boxes.get(i + 3), r.h()) - pixels[i + 2];
        }
        DeviceBuffer buffer = device.scratch("boxes", pixels.length);
        Indices.put(device, pixels, buffer);
        return buffer;
    }

    @Override
    public void regionMaxima(Regions r, Tensor x, Tensor boxes, Tensor y) {
        if (OpenClOps.wide(x)) {
            cpu.regionMaxima(r, x, boxes, y);
            return;
        }
        int vector = Vectors.width(device, r.c());
        regions("regionMaxima", vector, r, boxes).read(x).write(y).over(y.size() / vector);
    }

    @Override
    public void regionMaximaGradient(Regions r, Tensor x, Tensor boxes, Tensor dy, Tensor dx) {
        if (OpenClOps.wide(x)) {
            cpu.regionMaximaGradient(r, x, boxes, dy, dx);
            return;
        }
        elements.fill(dx, 0);
        regions("regionMaximaGradient", 1, r, boxes).read(x).read(dy).update(dx).over(x.batch() * r.c());
    }
}
