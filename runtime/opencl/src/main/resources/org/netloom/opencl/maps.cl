#include "vectors.cl"
#include "pieces.cl"

// Sparse linear maps and merges of tensors; V numbers to a work item, n = numbers / V.

// Block o of a sample of y is the sum of its taps, weight times block of x, or `rest` where it has none.
kernel void gather(
        global const int *starts, global const int *from, global const float *weights, int plain,
        int inputs, int outputs, int width, float rest,
        global const float *x, int xAt, global float *y, int yAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        int row = i / width;
        int o = row % outputs;
        global const float *sample = x + xAt + row / outputs * inputs * width + i % width;
        int end = starts[o + 1];
        floats sum = starts[o] == end ? rest : 0;
        for (int t = starts[o]; t < end; t++) {
            floats v = load(sample + from[t] * width);
            sum += plain ? v : weights[t] * v;
        }
        store(sum, y + yAt + i);
    }
}

// y may be a or b.
kernel void weightedSum(
        float p, global const float *a, int aAt, float q, global const float *b, int bAt,
        global float *y, int yAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        store(p * load(a + aAt + i) + q * load(b + bAt + i), y + yAt + i);
    }
}

// y (+)= a * b; where b is a gate, each of its rows of c numbers serves the `sample` numbers of one. y may be a or b.
kernel void multiply(
        global const float *a, int aAt, global const float *b, int bAt, int gate, int sample, int c, int accumulate,
        global float *y, int yAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        int factor = gate ? i / sample * c + i % c : i;
        store(loadOr(y + yAt + i, accumulate, 0) + load(a + aAt + i) * load(b + bAt + factor), y + yAt + i);
    }
}

// sums[p] = sum of a * b over the rows of piece p, which is a sample.
kernel void productSums(
        global const float *a, int aAt, global const float *b, int bAt, int rows, int c, int piece,
        global float *sums, int sumsAt) {
    PIECE;
    floats sum = 0;
    for (int r = first + lane; r < end; r += LANES) {
        sum += load(a + aAt + r * c + channel) * load(b + bAt + r * c + channel);
    }
    sum = laneSum(sum, shared);
    if (own) {
        store(sum, sums + sumsAt + (int) get_group_id(1) * c + channel);
    }
}

// NaN is greatest. y may be a or b.
kernel void maximum(global const float *a, int aAt, global const float *b, int bAt, global float *y, int yAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        floats u = load(a + aAt + i);
        floats v = load(b + bAt + i);
        store(select(v, u, (u > v) | (u != u)), y + yAt + i);
    }
}

// dx = dy where x is the maximum y, 0 elsewhere.
kernel void maximumGradient(
        global const float *x, int xAt, global const float *y, int yAt, global const float *dy, int dyAt,
        global float *dx, int dxAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        ints most = load(x + xAt + i) == load(y + yAt + i);
        store(select((floats) 0, load(dy + dyAt + i), most), dx + dxAt + i);
    }
}

// dx = 0 where an earlier x is the maximum y.
kernel void notFirst(
        global const float *x, int xAt, global const float *y, int yAt, global float *dx, int dxAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        ints most = load(x + xAt + i) == load(y + yAt + i);
        store(select(load(dx + dxAt + i), (floats) 0, most), dx + dxAt + i);
    }
}
