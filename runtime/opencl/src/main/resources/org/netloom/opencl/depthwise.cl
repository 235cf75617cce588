// Convolutions with one input channel in each group: too few terms for products of matrices. A task is one number, or V
// neighbouring channels where groups have one filter, too.
#include "vectorfunctions.cl"
#include "geometry.cl"
#include "shares.cl"

// y[pixel, k] = f(sum over taps and channels of k's group of x[pixel's source, c] * w[tap, c in group, k] + bias[k]).
kernel void forward(
        Geometry g, global const float *x, int xAt, global const float *w, int wAt, global const float *bias, int biasAt,
        int hasBias, float alpha, float beta, global float *y, int yAt, int rows,
        SHARED_TASKS) {
    int vectors = g.k / V;
    int channels = g.c / g.groups;
    EACH_TASK(task, rows * vectors) {
        int4 pixel = pixelOf(g, task / vectors);
        int k = task % vectors * V;
        global const float *from = x + xAt + k / (g.k / g.groups) * channels;
        global const float *weights = w + wAt + k;
        floats sum = loadOr(bias + biasAt + k, hasBias, 0);
        for (int i = 0; i < g.kh; i++) {
            for (int j = 0; j < g.kw; j++) {
                int seen = source(g, pixel, (int4)(i, j, 0, 0));
                for (int c = 0; c < channels && seen >= 0; c++) {
                    sum += load(from + seen * g.c + c) * load(weights + ((i * g.kw + j) * channels + c) * g.k);
                }
            }
        }
        store(each(sum, alpha, beta), y + yAt + resultOf(g, pixel) * g.k + k);
    }
    NO_MORE_TASKS
}

// parts[part, tap, k] = sum over the part's lines of x[pixel's source, k's channel] * dy[pixel, k].
kernel void byFilter(
        Geometry g, global const float *x, int xAt, global const float *dy, int dyAt, global float *parts, int lines,
        int linesOfPart, int tasks, SHARED_TASKS) {
    int vectors = g.k / V;
    int taps = g.kh * g.kw;
    EACH_TASK(task, tasks) {
        int k = task % vectors * V;
        int tap = task / vectors % taps;
        int part = task / vectors / taps;
        int down = tap / g.kw * g.dh - g.top;
        int across = tap % g.kw * g.dw - g.left;
        int first = 0;
        while (first < g.ow && first * g.sw + across < 0) {
            first++;
        }
        int last = g.ow;
        while (last > first && (last - 1) * g.sw + across >= g.w) {
            last--;
        }
        floats sum = 0;
        for (int line = part * linesOfPart; line < min(lines, (part + 1) * linesOfPart); line++) {
            int n = line / g.oh;
            int y = (line - n * g.oh) * g.sh + down;
            if (y >= 0 && y < g.h) {
                global const float *given = dy + dyAt + line * g.ow * g.k + k;
                global const float *seen = x + xAt + ((n * g.h + y) * g.w + across) * g.c + k / (g.k / g.c);
                for (int v = first; v < last; v++) {
                    sum += load(seen + v * g.sw * g.c) * load(given + v * g.k);
                }
            }
        }
        store(sum, parts + (part * taps + tap) * g.k + k);
    }
    NO_MORE_TASKS
}
