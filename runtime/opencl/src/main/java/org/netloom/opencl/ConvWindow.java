package org.netloom.opencl;

import java.util.ArrayList;
import java.util.List;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * A convolution as kernels have it: forward, but its result may be every so manyth pixel of an image. The gradient by data
 * of a stride of s x t falls into s * t of these: pixels of the image whose row and column leave the same remainders see
 * dy through the same taps, a distance of one apart.
 *
 * @param sees the convolution; rows of taps may lie at negative distances
 * @param to where the result lies
 * @param taps those of the weights that take part
 */
record ConvWindow(ConvGeometry sees, To to, Taps taps) {
    /** Pixel (y, x) of the result at {@code (top + y*sh, left + x*sw)} of an image of h x w. */
    record To(int h, int w, int top, int left, int sh, int sw) {}

    /** Tap (i, j) is number {@code first + i*down + j*step} of the weights. */
    record Taps(int first, int down, int step) {}

    static ConvWindow forward(ConvGeometry g) {
        return new ConvWindow(g, new To(g.oh(), g.ow(), 0, 0, 1, 1), new Taps(0, g.kw(), 1));
    }

    /** What one direction of an image sees: taps first, first + step, ... of dy from pixel {@code base} backwards. */
    private record Line(int pixels, int first, int step, int count, int base, int distance) {
        static Line of(int remainder, int in, int kernel, int stride, int dilation, int before) {
            int pixels = Math.ceilDiv(in - remainder, stride);
            int first = 0;
            while (first < kernel && Math.floorMod(remainder + before - first * dilation, stride) != 0) {
                first++;
            }
            int step = 1;
            while (step * dilation % stride != 0) {
                step++;
            }
            int count = Math.ceilDiv(kernel - first, step);
            int base = Math.floorDiv(remainder + before - first * dilation, stride);
            return new Line(pixels, first, step, count, base, step * dilation / stride);
        }
    }

    /** All of a gradient by data; some may see no tap at all. */
    static List<ConvWindow> byData(ConvGeometry g) {
        List<ConvWindow> all = new ArrayList<>();
        for (int top = 0; top < Math.min(g.sh(), g.h()); top++) {
            Line v = Line.of(top, g.h(), g.kh(), g.sh(), g.dh(), g.top());
            for (int left = 0; left < Math.min(g.sw(), g.w()); left++) {
                Line u = Line.of(left, g.w(), g.kw(), g.sw(), g.dw(), g.left());
                ConvGeometry sees = new ConvGeometry(
                        g.oh(),
                        g.ow(),
                        g.k(),
                        v.pixels(),
                        u.pixels(),
                        g.c(),
                        v.count(),
                        u.count(),
                        1,
                        1,
                        -v.distance(),
                        -u.distance(),
                        -v.base(),
                        -u.base(),
                        g.groups());
                To to = new To(g.h(), g.w(), top, left, g.sh(), g.sw());
                all.add(new ConvWindow(
                        sees, to, new Taps(v.first() * g.kw() + u.first(), v.step() * g.kw(), u.step())));
            }
        }
        return all;
    }

    /** Length of the sum behind one element of the result. */
    int terms() {
        return sees.patch();
    }

    /** Columns of the product: filters of a group. */
    int columns() {
        return sees.k() / sees.groups();
    }

    /** Pixels of the result for so many samples. */
    int rows(int batch) {
        return batch * sees.oh() * sees.ow();
    }

    /** The structure {@code Geometry} of {@code geometry.cl}. */
    int[] structure() {
        ConvGeometry g = sees;
        return new int[] {
            g.h(),
            g.w(),
            g.c(),
            g.oh(),
            g.ow(),
            g.k(),
            g.kh(),
            g.kw(),
            g.sh(),
            g.sw(),
            g.dh(),
            g.dw(),
            g.top(),
            g.left(),
            g.groups(),
            to.h,
            to.w,
            to.top,
            to.left,
            to.sh,
            to.sw
        };
    }

    /** The weights that take part, with the two kinds of channels exchanged: those of a gradient by data. */
    DeviceBuffer turned(OpenClDevice device, Tensor w) {
        int size = terms() * sees.k();
        return Packed.of(device, w, "turned weights", toString(), size, turned -> {
            if (size > 0) {
                turn(device.launch("filters", "turn"), w)
                        .add(columns())
                        .add(sees.groups())
                        .add(turned)
                        .over(size);
            }
        });
    }

    /** Weights, which taps of them take part, and the channels of their rows. */
    Launch turn(Launch launch, Tensor w) {
        return launch.read(w)
                .add(sees.kw())
                .add(taps.first)
                .add(taps.down)
                .add(taps.step)
                .add(sees.c() / sees.groups());
    }
}
