// Vectors of 16 numbers for kernels of processors that have no other width.
#ifndef V
#define V 16
#endif
#include "vectorfunctions.cl"

// The first `count` numbers, at most 16, zeros behind them.
float16 some(global const float *x, int count) {
    if (count >= 16) {
        return load(x);
    }
    float numbers[16];
    for (int i = 0; i < 16; i++) {
        numbers[i] = i < count ? x[i] : 0;
    }
    return vload16(0, numbers);
}

// Stores the first `count` numbers, at most 16.
INLINED void storeSome(float16 x, int count, global float *y) {
    if (count >= 16) {
        store(x, y);
        return;
    }
    float numbers[16];
    vstore16(x, 0, numbers);
    for (int i = 0; i < count; i++) {
        y[i] = numbers[i];
    }
}

INLINED void copyNumbers(global const float *from, int n, global float *to) {
    int i = 0;
    for (; i + 16 <= n; i += 16) {
        store(load(from + i), to + i);
    }
    for (; i < n; i++) {
        to[i] = from[i];
    }
}

INLINED void zeros(int n, global float *to) {
    for (int i = 0; i < n; i++) {
        to[i] = 0;
    }
}
