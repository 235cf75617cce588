// Where a convolution reads: ConvGeometry on the device. With -DBY_DATA the result is the image and what it is summed from
// the gradient of the output; without it the other way round. A pixel is (sample, y, x), a tap (i, j, channel).

typedef struct {
    int h, w, c, oh, ow, k, kh, kw, sh, sw, dh, dw, top, left, groups;
} Geometry;

#ifdef BY_DATA
#define SOURCE_CHANNELS(g) ((g).k)
#define RESULT_CHANNELS(g) ((g).c)
#define RESULT_H(g) ((g).h)
#define RESULT_W(g) ((g).w)
#else
#define SOURCE_CHANNELS(g) ((g).c)
#define RESULT_CHANNELS(g) ((g).k)
#define RESULT_H(g) ((g).oh)
#define RESULT_W(g) ((g).ow)
#endif

// Pixel of the result by its number.
int4 pixelOf(Geometry g, int row) {
    int line = row / RESULT_W(g);
    int n = line / RESULT_H(g);
    return (int4)(n, line - n * RESULT_H(g), row - line * RESULT_W(g), 0);
}

// Term of the sum by its number: channels of a group innermost.
int4 tapOf(Geometry g, int p) {
    int channels = SOURCE_CHANNELS(g) / g.groups;
    int tap = p / channels;
    int i = tap / g.kw;
    return (int4)(i, tap - i * g.kw, p - tap * channels, 0);
}

// Number of the pixel that a pixel of the result sees through a tap, -1 where there is none.
int source(Geometry g, int4 pixel, int4 tap) {
#ifdef BY_DATA
    int u = pixel.y + g.top - tap.x * g.dh;
    int v = pixel.z + g.left - tap.y * g.dw;
    int y = u / g.sh;
    int x = v / g.sw;
    bool seen = u >= 0 && v >= 0 && y * g.sh == u && x * g.sw == v && y < g.oh && x < g.ow;
    return seen ? (pixel.x * g.oh + y) * g.ow + x : -1;
#else
    int y = pixel.y * g.sh - g.top + tap.x * g.dh;
    int x = pixel.z * g.sw - g.left + tap.y * g.dw;
    bool seen = y >= 0 && y < g.h && x >= 0 && x < g.w;
    return seen ? (pixel.x * g.h + y) * g.w + x : -1;
#endif
}
