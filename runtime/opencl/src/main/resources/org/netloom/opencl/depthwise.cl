// Convolutions with one input channel in each group: too few terms for products of matrices, so that a work item sums up
// one number; neighbours have neighbouring channels.
#include "functions.cl"
#include "geometry.cl"

// y[pixel, k] = f(sum over taps of x[pixel's source, k's channel] * w[tap, k] + bias[k]).
kernel void forward(
        Geometry g, global const float *x, int xAt, global const float *w, int wAt, global const float *bias, int biasAt,
        int hasBias, float alpha, float beta, global float *y, int yAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        int4 pixel = pixelOf(g, i / g.k);
        int k = i % g.k;
        int c = k / (g.k / g.c);
        float sum = hasBias ? bias[biasAt + k] : 0;
        for (int tap = 0; tap < g.kh * g.kw; tap++) {
            int from = source(g, pixel, (int4)(tap / g.kw, tap % g.kw, 0, 0));
            if (from >= 0) {
                sum += x[xAt + from * g.c + c] * w[wAt + tap * g.k + k];
            }
        }
        y[yAt + i] = f(sum, alpha, beta);
    }
}

// dx[pixel, c] = f(sum over taps and filters of c of dy[pixel's source, k] * w[tap, k] + bias[c]).
kernel void byData(
        Geometry g, global const float *dy, int dyAt, global const float *w, int wAt, global const float *bias, int biasAt,
        int hasBias, float alpha, float beta, global float *dx, int dxAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        int4 pixel = pixelOf(g, i / g.c);
        int c = i % g.c;
        int filters = g.k / g.c;
        float sum = hasBias ? bias[biasAt + c] : 0;
        for (int tap = 0; tap < g.kh * g.kw; tap++) {
            int from = source(g, pixel, (int4)(tap / g.kw, tap % g.kw, 0, 0));
            if (from >= 0) {
                for (int k = c * filters; k < (c + 1) * filters; k++) {
                    sum += dy[dyAt + from * g.k + k] * w[wAt + tap * g.k + k];
                }
            }
        }
        dx[dxAt + i] = f(sum, alpha, beta);
    }
}

// parts[part, tap, k] = sum over the part's pixels of x[pixel's source, k's channel] * dy[pixel, k]; n = parts * taps * k.
kernel void byFilter(
        Geometry g, global const float *x, int xAt, global const float *dy, int dyAt, global float *parts, int rows,
        int rowsOfPart, int n) {
    int i = get_global_id(0);
    if (i < n) {
        int k = i % g.k;
        int tap = i / g.k % (g.kh * g.kw);
        int part = i / g.k / (g.kh * g.kw);
        int c = k / (g.k / g.c);
        int end = min(rows, (part + 1) * rowsOfPart);
        float sum = 0;
        for (int row = part * rowsOfPart; row < end; row++) {
            int from = source(g, pixelOf(g, row), (int4)(tap / g.kw, tap % g.kw, 0, 0));
            if (from >= 0) {
                sum += x[xAt + from * g.c + c] * dy[dyAt + row * g.k + k];
            }
        }
        parts[i] = sum;
    }
}
