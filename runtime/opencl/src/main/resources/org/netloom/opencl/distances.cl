#include "vectors.cl"

// Squared distances of rows of c numbers from centres, by differences: the product of both would cancel where they are near.
// One work item for each result.

// y[r, u] = factor * squared distance of row r from centre u; n = rows * units.
kernel void distances(
        global const float *x, int xAt, global const float *centers, int centersAt, int c, int units, float factor,
        global float *y, int yAt, int n) {
    int id = get_global_id(0);
    if (id < n) {
        global const float *row = x + xAt + id / units * c;
        global const float *center = centers + centersAt + id % units * c;
        floats sum = 0;
        for (int j = 0; j < c; j += V) {
            floats d = load(row + j) - load(center + j);
            sum += d * d;
        }
        y[yAt + id] = factor * across(sum);
    }
}

// dCenters[u] (+)= factor * sum of dy[r, u] * (centers[u] - x[r]); n = units * c / V.
kernel void centerGradient(
        global const float *x, int xAt, global const float *centers, int centersAt, int c, int units, float factor,
        global const float *dy, int dyAt, int rows, int accumulate, global float *dCenters, int dCentersAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        int u = i / c;
        floats center = load(centers + centersAt + i);
        floats sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += dy[dyAt + r * units + u] * (center - load(x + xAt + r * c + i % c));
        }
        store(loadOr(dCenters + dCentersAt + i, accumulate, 0) + factor * sum, dCenters + dCentersAt + i);
    }
}

// dx[r] = factor * sum of dy[r, u] * (x[r] - centers[u]); n = rows * c / V.
kernel void distanceGradient(
        global const float *x, int xAt, global const float *centers, int centersAt, int c, int units, float factor,
        global const float *dy, int dyAt, global float *dx, int dxAt, int n) {
    int i = get_global_id(0) * V;
    if (i < n * V) {
        global const float *d = dy + dyAt + i / c * units;
        floats own = load(x + xAt + i);
        floats sum = 0;
        for (int u = 0; u < units; u++) {
            sum += d[u] * (own - load(centers + centersAt + u * c + i % c));
        }
        store(factor * sum, dx + dxAt + i);
    }
}
