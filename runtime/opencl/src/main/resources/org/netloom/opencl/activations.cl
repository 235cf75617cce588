// Activations and their derivatives, V numbers to a work item: n = numbers / V.
#include "vectorfunctions.cl"

// y may be a or b.
kernel void add(
        float alpha, float beta,
        global const float *a, int aAt, global const float *b, int bAt, global float *y, int yAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        store(each(load(a + aAt + i) + load(b + bAt + i), alpha, beta), y + yAt + i);
    }
}

// y may be x.
kernel void activate(
        float alpha, float beta, global const float *x, int xAt, global float *y, int yAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        store(each(load(x + xAt + i), alpha, beta), y + yAt + i);
    }
}

// dx may be dy.
kernel void activateGradient(
        float alpha, float beta,
        global const float *saved, int savedAt, global const float *dy, int dyAt, global float *dx, int dxAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        store(load(dy + dyAt + i) * slopes(load(saved + savedAt + i), alpha, beta), dx + dxAt + i);
    }
}
