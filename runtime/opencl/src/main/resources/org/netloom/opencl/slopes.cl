#include "vectors.cl"

// Rectifiers with learned slopes (He et al. 2015): element i takes slope i mod m. n = numbers / V.

#define SLOPES global const float *slopes, int slopesAt, int m

#define SLOPE(i) (m == 1 ? (floats) slopes[slopesAt] : load(slopes + slopesAt + (i) % m))

// y may be x.
kernel void prelu(SLOPES, global const float *x, int xAt, global float *y, int yAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        floats v = load(x + xAt + i);
        store(select(SLOPE(i) * v, v, v > 0), y + yAt + i);
    }
}

// Gradient of each slope by each number.
kernel void slopeTerms(
        global const float *x, int xAt, global const float *dy, int dyAt, global float *terms, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        floats v = load(x + xAt + i);
        store(select(v * load(dy + dyAt + i), (floats) 0, v > 0), terms + i);
    }
}

// dx may be dy.
kernel void preluGradient(
        SLOPES, global const float *x, int xAt, global const float *dy, int dyAt, global float *dx, int dxAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        floats d = load(dy + dyAt + i);
        store(d * select(SLOPE(i), (floats) 1, load(x + xAt + i) > 0), dx + dxAt + i);
    }
}
