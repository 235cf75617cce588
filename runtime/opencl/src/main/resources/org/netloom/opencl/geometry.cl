// Where a convolution reads and writes: ConvWindow on the device. A pixel is (sample, y, x), a tap (i, j, channel).

typedef struct {
    int h, w, c, oh, ow, k, kh, kw, sh, sw, dh, dw, top, left, groups;
    // Pixels of the result lie (toSh, toSw) apart in an image of toH x toW.
    int toH, toW, toTop, toLeft, toSh, toSw;
} Geometry;

// Pixel of the result by its number.
int4 pixelOf(Geometry g, int row) {
    int line = row / g.ow;
    int n = line / g.oh;
    return (int4)(n, line - n * g.oh, row - line * g.ow, 0);
}

// Number of the pixel in the image that the result is part of.
int resultOf(Geometry g, int4 pixel) {
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
int source(Geometry g, int4 pixel, int4 tap) {
    int y = pixel.y * g.sh - g.top + tap.x * g.dh;
    int x = pixel.z * g.sw - g.left + tap.y * g.dw;
    bool seen = y >= 0 && y < g.h && x >= 0 && x < g.w;
    return seen ? (pixel.x * g.h + y) * g.w + x : -1;
}
