package org.netloom.ops;

import org.junit.jupiter.api.Test;
import org.netloom.spec.ConvGeometry;
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
}
