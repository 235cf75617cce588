#include "vectors.cl"

// Pooling. The window is compiled in: KH KW its size, SH SW its strides, DH DW its dilations. A work item has V channels of
// one pixel; gradients are gathered, each pixel from the windows that hold it, so that nothing is added by two.

#define GEOMETRY int h, int w, int c, int oh, int ow, int top, int left

// Pixel and first channel of an item: rows of maps of some width are the first dimension, their rows and samples the others.
#define PLACE(width)                          \
    int place = get_global_id(0);             \
    if (place >= (width) * (c / V)) {         \
        return;                               \
    }                                         \
    int column = place / (c / V);             \
    int channel = place % (c / V) * V;        \
    int row = get_global_id(1);               \
    int sample = get_global_id(2);            \
    int id = ((sample * (int) get_global_size(1) + row) * (width) + column) * c + channel

// Rows ih and columns iw of the window at (row, column) that lie inside the image; tap is their number in the window.
#define TAPS                                                                                          \
    for (int a = 0; a < KH; a++)                                                                      \
        for (int b = 0, tap = a * KW, ih = row * SH - top + a * DH, iw = column * SW - left; b < KW;  \
             b++, tap++, iw += DW)                                                                    \
            if (ih >= 0 && ih < h && iw >= 0 && iw < w)

// Windows (i, j) that hold pixel (row, column), at their tap (a, b).
#define WINDOWS                                                                                      \
    for (int i = firstWindow(row + top, KH, SH, DH); i <= min(oh - 1, (row + top) / SH); i++)        \
        for (int j = firstWindow(column + left, KW, SW, DW),                                         \
                 a = row + top - i * SH, b = column + left - j * SW;                                 \
             j <= min(ow - 1, (column + left) / SW); j++, b -= SW)                                   \
            if (a % DH == 0 && b % DW == 0)

int firstWindow(int place, int kernelSize, int stride, int dilation) {
    return max(0, (place - dilation * (kernelSize - 1) + stride - 1) / stride);
}

// NaN is greatest.
kernel void maxPool(GEOMETRY, global const float *x, int xAt, global float *y, int yAt) {
    PLACE(ow);
    global const float *image = x + xAt + sample * h * w * c + channel;
    floats best = -INFINITY;
    TAPS {
        floats v = load(image + (ih * w + iw) * c);
        best = select(best, v, (v > best) | (v != v));
    }
    store(best, y + yAt + id);
}

// Tap of the first greatest number of each window; -1 where it sees none.
kernel void winners(GEOMETRY, global const float *x, int xAt, global int *winner) {
    PLACE(ow);
    global const float *image = x + xAt + sample * h * w * c + channel;
    floats best = -INFINITY;
    ints at = -1;
    TAPS {
        floats v = load(image + (ih * w + iw) * c);
        ints better = (v > best) | ((v != v) & (best == best)) | (at < 0);
        best = select(best, v, better);
        at = select(at, (ints) tap, better);
    }
    storeInts(at, winner + id);
}

kernel void maxPoolGradient(
        GEOMETRY, global const int *winner, global const float *dy, int dyAt, global float *dx, int dxAt) {
    PLACE(w);
    floats sum = 0;
    WINDOWS {
        int out = ((sample * oh + i) * ow + j) * c + channel;
        sum += select((floats) 0, load(dy + dyAt + out), load(winner + out) == a / DH * KW + b / DW);
    }
    store(sum, dx + dxAt + id);
}

// picked = what values have where x is greatest; 0 for a window that sees none.
kernel void pickMaxima(
        GEOMETRY, global const int *winner, global const float *values, int valuesAt, global float *picked, int pickedAt) {
    PLACE(ow);
    ints at = load(winner + id);
    floats sum = 0;
    TAPS {
        sum = select(sum, load(values + valuesAt + ((sample * h + ih) * w + iw) * c + channel), at == tap);
    }
    store(sum, picked + pickedAt + id);
}

// Taps in front of an end, at least one.
int taps(int start, int kernelSize, int dilation, int end) {
    return clamp((end - start + dilation - 1) / dilation, 1, kernelSize);
}

// Taps in front of the image.
int outside(int start, int dilation) {
    return start < 0 ? (-start + dilation - 1) / dilation : 0;
}

// See Pooling.divisor; zeros below and to the right count where the padding does.
#define MEANS int countPadding, int below, int behind

#define DIVISOR(i, j) divisor(i * SH - top, j * SW - left, h, w, countPadding, below, behind)

int divisor(int top, int left, int h, int w, MEANS) {
    if (countPadding) {
        return taps(top, KH, DH, h + below) * taps(left, KW, DW, w + behind);
    }
    int rows = taps(top, KH, DH, h) - outside(top, DH);
    int columns = taps(left, KW, DW, w) - outside(left, DW);
    return max(1, rows * columns);
}

kernel void avgPool(GEOMETRY, MEANS, global const float *x, int xAt, global float *y, int yAt) {
    PLACE(ow);
    global const float *image = x + xAt + sample * h * w * c + channel;
    floats sum = 0;
    TAPS {
        sum += load(image + (ih * w + iw) * c);
    }
    store(sum / (float) DIVISOR(row, column), y + yAt + id);
}

kernel void avgPoolGradient(GEOMETRY, MEANS, global const float *dy, int dyAt, global float *dx, int dxAt) {
    PLACE(w);
    floats sum = 0;
    WINDOWS {
        sum += load(dy + dyAt + ((sample * oh + i) * ow + j) * c + channel) / (float) DIVISOR(i, j);
    }
    store(sum, dx + dxAt + id);
}
