package org.netloom.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Displacements;
import org.netloom.spec.Regions;
import org.netloom.tensor.Tensor;

/** Operations on windows and regions: SIMD against the oracle. */
class RegionTest {
    private static ConvGeometry window(int h, int w, int c, int kernel, int stride, int padding) {
        int oh = (h + 2 * padding - kernel) / stride + 1;
        int ow = (w + 2 * padding - kernel) / stride + 1;
        return new ConvGeometry(h, w, c, oh, ow, c, kernel, kernel, stride, stride, 1, 1, padding, padding, 1);
    }

    @Test
    void maximaArePicked() {
        for (int c : Compare.AWKWARD) {
            for (ConvGeometry g : new ConvGeometry[] {window(6, 4, c, 2, 2, 0), window(5, 7, c, 3, 2, 1)}) {
                Tensor x = Compare.tight(1, 3, g.h(), g.w(), c);
                for (int i = 0; i < x.size(); i += 3) {
                    x.set(i, 0.5);
                }
                Tensor values = Compare.tight(2, 3, g.h(), g.w(), c);
                Tensor y = Compare.tight(3, 3, g.oh(), g.ow(), c);
                Compare.SCALAR.maxPool(g, x, y);
                Tensor picked = Compare.copyOf(y);
                Compare.agree("pick", 1, picked, (ops, t) -> ops.regions().pickMaxima(g, x, y, values, t));
                Compare.agree(
                        "pick itself", 1, picked, (ops, t) -> ops.regions().pickMaxima(g, x, y, x, t));
            }
        }
    }

    @Test
    void correlationsAgree() {
        for (int c : Compare.AWKWARD) {
            Displacements d = new Displacements(4, 5, c, 1, 1 + c % 3);
            Tensor a = Compare.random(1, 2, 4, 5, c);
            Tensor b = Compare.random(2, 2, 4, 5, c);
            Tensor y = Compare.random(3, 2, 4, 5, d.count());
            Compare.agree("correlation", c, y, (ops, t) -> ops.regions().correlation(d, 0.5, a, b, t));
            for (boolean second : new boolean[] {false, true}) {
                Compare.agree(
                        "correlation'",
                        d.count(),
                        a,
                        (ops, t) -> ops.regions().correlationGradient(d, 0.5, y, b, second, t));
            }
        }
    }

    /** A box takes the pixels whose centres it holds, one at least, wherever it lies. */
    @Test
    void boxesHoldPixelsOfTheMap() {
        Regions corners = new Regions(4, 10, 1, 1, 2, 2, Regions.BoxForm.CORNERS);
        assertEquals(3, corners.from(0.3, 0.6, 10));
        assertEquals(6, corners.to(0.3, 0.6, 10));
        assertEquals(0, corners.from(-2, 3, 10));
        assertEquals(10, corners.to(-2, 3, 10));
        assertEquals(9, corners.from(7, 8, 10));
        assertEquals(10, corners.to(7, 8, 10));
        assertEquals(0, corners.from(Double.NaN, Double.NaN, 10));
        assertEquals(1, corners.to(Double.NaN, Double.NaN, 10));
        Regions center = new Regions(4, 10, 1, 1, 2, 2, Regions.BoxForm.CENTER);
        assertEquals(3, center.from(0.45, 0.3, 10));
        assertEquals(6, center.to(0.45, 0.3, 10));
    }

    @Test
    void bitsDoNotDependOnThreads() {
        Displacements d = new Displacements(12, 11, 17, 3, 1);
        Regions r = new Regions(12, 11, 17, 5, 3, 2, Regions.BoxForm.CORNERS);
        Tensor a = Compare.random(1, 8, 12, 11, 17);
        Tensor b = Compare.random(2, 8, 12, 11, 17);
        Tensor boxes = Compare.positive(3, 8, 5, 4);
        Compare.sameBits("regions", (ops, _) -> {
            Tensor y = Compare.random(4, 8, 12, 11, d.count());
            Tensor bins = Compare.random(5, 8, 5, 3 * 2 * 17);
            Tensor dx = Compare.copyOf(a);
            ops.regions().correlation(d, 1, a, b, y);
            ops.regions().correlationGradient(d, 1, y, b, true, dx);
            ops.regions().regionMaxima(r, dx, boxes, bins);
            ops.regions().regionMaximaGradient(r, dx, boxes, bins, y = Compare.copyOf(dx));
            return y.toArray();
        });
    }
}
