#include "functions.cl"

// y may be a or b.
kernel void add(
        float alpha, float beta,
        global const float *a, int aAt, global const float *b, int bAt, global float *y, int yAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        y[yAt + i] = f(a[aAt + i] + b[bAt + i], alpha, beta);
    }
}

// y may be x.
kernel void activate(
        float alpha, float beta, global const float *x, int xAt, global float *y, int yAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        y[yAt + i] = f(x[xAt + i], alpha, beta);
    }
}

// dx may be dy.
kernel void activateGradient(
        float alpha, float beta,
        global const float *saved, int savedAt, global const float *dy, int dyAt, global float *dx, int dxAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        dx[dxAt + i] = dy[dyAt + i] * slope(saved[savedAt + i], alpha, beta);
    }
}
