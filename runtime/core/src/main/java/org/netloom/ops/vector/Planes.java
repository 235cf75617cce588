package org.netloom.ops.vector;

import java.util.Arrays;
import org.netloom.spec.ConvGeometry;

/**
 * How some rows of an image are taken apart for a convolution: into planes of one channel with zeros around; with stride s
 * into s*s planes of every s-th pixel. So neighbouring output pixels see neighbours in every plane, whatever the geometry.
 */
final class Planes {
    private final ConvGeometry g;
    private final int height;
    private final int size;

    /** Pixels of a row of a plane: the window of output pixel (i, j) starts at {@code i*width + j}. */
    final int width;

    /** Where the taps and channels of a window lie, in the order of the filters. */
    final int[] taps;

    /** Where every s-th pixel of a row lies. */
    private final int[] pixels = new int[Lanes.V];

    /** What so many rows of the output see. */
    Planes(ConvGeometry g, int rows) {
        this.g = g;
        height = rows + (g.kh() - 1) * g.dh() / g.sh();
        width = g.ow() + (g.kw() - 1) * g.dw() / g.sw();
        size = height * width;
        for (int b = 0; b < pixels.length; b++) {
            pixels[b] = b * g.sw() * g.c();
        }
        taps = new int[g.patch()];
        for (int t = 0; t < taps.length; t++) {
            int u = t / g.c() / g.kw() * g.dh();
            int v = t / g.c() % g.kw() * g.dw();
            taps[t] = plane(t % g.c(), u % g.sh(), v % g.sw()) + u / g.sh() * width + v / g.sw();
        }
    }

    /** Floats of all planes; kernels read whole tiles and so a little further. */
    int floats() {
        return g.c() * g.sh() * g.sw() * size + WindowTiles.WIDTH;
    }

    /** Where the plane of channel c begins that starts in that row and column. */
    private int plane(int c, int i, int j) {
        return ((c * g.sh() + i) * g.sw() + j) * size;
    }

    /** Takes apart what {@code rows} rows of the output from {@code row} on see of the sample that starts at {@code x[at]}. */
    void take(float[] x, int at, int row, int rows, float[] to) {
        Arrays.fill(to, 0, floats(), 0);
        int count = rows + (g.kh() - 1) * g.dh() / g.sh();
        for (int i = 0; i < g.sh(); i++) {
            for (int j = 0; j < g.sw(); j++) {
                int first = j - g.left();
                int from = Math.clamp(Math.ceilDiv(-first, g.sw()), 0, width);
                int end = Math.clamp(Math.ceilDiv(g.w() - first, g.sw()), from, width);
                for (int a = 0; a < count; a++) {
                    int ih = (row + a) * g.sh() + i - g.top();
                    if (ih >= 0 && ih < g.h()) {
                        int source = at + (ih * g.w() + first + from * g.sw()) * g.c();
                        takeRow(x, source, to, plane(0, i, j) + a * width + from, end - from);
                    }
                }
            }
        }
    }

    private void takeRow(float[] x, int at, float[] to, int toAt, int n) {
        int step = g.sw() * g.c();
        if (step == 1) {
            System.arraycopy(x, at, to, toAt, n);
            return;
        }
        for (int b = 0; b < n; b += Lanes.V) {
            for (int c = 0; c < g.c(); c++) {
                Gather.some(x, at + c + b * step, pixels, Math.min(Lanes.V, n - b), to, toAt + plane(c, 0, 0) + b);
            }
        }
    }
}
