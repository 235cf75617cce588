#include "inlined.cl"

// Where a convolution reads and writes: ConvWindow on the device. A pixel is (sample, y, x), a tap (i, j, channel).

typedef struct {
    int h, w, c, oh, ow, k, kh, kw, sh, sw, dh, dw, top, left, groups;
    // Pixels of the result lie (toSh, toSw) apart in an image of toH x toW.
    int toH, toW, toTop, toLeft, toSh, toSw;
} Geometry;

// Pixel of the result by its number.
INLINED int4 pixelOf(Geometry g, int row) {
    int line = row / g.ow;
    int n = line / g.oh;
    return (int4)(n, line - n * g.oh, row - line * g.ow, 0);
}

// Number of the pixel in the image that the result is part of.
INLINED int resultOf(Geometry g, int4 pixel) {
    return (pixel.x * g.toH + g.toTop + pixel.y * g.toSh) * g.toW + g.toLeft + pixel.z * g.toSw;
}

// Term of the sum by its number: channels of a group innermost. There may be no taps at all.
int4 tapOf(Geometry g, int p) {
    int channels = g.c / g.groups;
    int tap = p / channels;
    int i = tap / max(1, g.kw);
    return (int4)(i, tap - i * g.kw, p - tap * channels, 0);
}

// Number of the pixel that a pixel of the result sees through a tap, -1 where there is none.
INLINED int source(Geometry g, int4 pixel, int4 tap) {
    int y = pixel.y * g.sh - g.top + tap.x * g.dh;
    int x = pixel.z * g.sw - g.left + tap.y * g.dw;
    bool seen = y >= 0 && y < g.h && x >= 0 && x < g.w;
    return seen ? (pixel.x * g.h + y) * g.w + x : -1;
}

// The term `by` terms later.
int4 furtherTap(Geometry g, int4 tap, int by) {
    int channels = g.c / g.groups;
    tap.z += by;
    while (tap.z >= channels) {
        tap.z -= channels;
        tap.y++;
        if (tap.y >= g.kw) {
            tap.y = 0;
            tap.x++;
        }
    }
    return tap;
}

// The same as sums of what a pixel and what a tap adds: (index in the image, row, column). Pixels behind the last one and
// taps behind the last one are nowhere.
#define NOWHERE (-(1 << 29))

// Of a pixel of the result through tap (0, 0); last its number in the image that the result is part of.
int4 viewOf(Geometry g, int row, int rows) {
    if (row >= rows) {
        return (int4)(0, NOWHERE, 0, 0);
    }
    int4 pixel = pixelOf(g, row);
    int y = pixel.y * g.sh - g.top;
    int x = pixel.z * g.sw - g.left;
    return (int4)(((pixel.x * g.h + y) * g.w + x) * g.c, y, x, resultOf(g, pixel));
}

int4 reachOf(Geometry g, int4 tap) {
    int y = tap.x < g.kh ? tap.x * g.dh : NOWHERE;
    int x = tap.y * g.dw;
    return (int4)(tap.x < g.kh ? (y * g.w + x) * g.c + tap.z : 0, y, x, 0);
}

bool sees(Geometry g, int4 view, int4 reach) {
    return (uint)(view.y + reach.y) < (uint)g.h && (uint)(view.z + reach.z) < (uint)g.w;
}
