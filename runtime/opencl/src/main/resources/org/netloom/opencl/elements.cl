// Element by element: one work item each. A tensor is a buffer and the index of its first element.

kernel void fill(float value, global float *y, int yAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        y[yAt + i] = value;
    }
}

// y may be x.
kernel void copy(global const float *x, int xAt, global float *y, int yAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        y[yAt + i] = x[xAt + i];
    }
}

// y[r, yChannel + c] (+)= x[r, xChannel + c] for c < count; n = rows * count.
kernel void copyChannels(
        global const float *x, int xAt, int xAll, int xChannel,
        global float *y, int yAt, int yAll, int yChannel,
        int count, int accumulate, int n) {
    int i = get_global_id(0);
    if (i < n) {
        int r = i / count;
        int c = i - r * count;
        int to = yAt + r * yAll + yChannel + c;
        float value = x[xAt + r * xAll + xChannel + c];
        y[to] = accumulate ? y[to] + value : value;
    }
}

kernel void scale(float factor, global float *y, int yAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        y[yAt + i] *= factor;
    }
}

// NaN stays: neither comparison holds.
kernel void clip(float limit, global float *y, int yAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        float v = y[yAt + i];
        y[yAt + i] = v > limit ? limit : v < -limit ? -limit : v;
    }
}
