// Minimal filtering of Winograd (1980) for convolutions with 3 x 3 taps and a stride of 1 (Lavin and Gray 2016). The tile of
// an image and the filter are taken for polynomials, given by their values at the points 0, a, -a, b, -b and infinity with
// a = sqrt(1/2) and b = sqrt(2); there a convolution is a product, point by point:
//
//   forward, by data:  y = A' [ (G w G') * (B' x B) ] A      x 6 x 6, w 3 x 3, y 4 x 4
//   by filter:        dw = C' [ (H dy H') * (B' x B) ] C     x 6 x 6, dy 4 x 4, dw 3 x 3
//
// For each of the 36 components the tiles (or input channels) are rows of a matrix, the channels its columns; matrices of
// components lie `apart`. For vectors of V channels they lie by sixteens of their columns. Numbers of channels are multiples
// of 16. A transform goes over the columns of a tile and then over the rows of what that gives, V channels at a time.
#include "vectorfunctions.cl"

#define EDGE 6
#define TILE 4
#define TAPS 3
#define A 0.70710678118654752f
#define B 1.41421356237309505f
#define AA 0.5f
#define BB 2.0f
// One over the products of the differences between a point and the others.
#define OVER_A (1 / (2 * AA * (AA - BB)))
#define OVER_B (1 / (2 * BB * (BB - AA)))

typedef struct {
    int h, w, c, down, across, top, left;
} Image;

// Where column c of row r lies.
#if V == 1
#define AT(r, c, rows, columns) ((r) * (columns) + (c))
#else
#define AT(r, c, rows, columns) (((c) / 16 * (rows) + (r)) * 16 + (c) % 16)
#endif

// The polynomials that vanish at all points but one: 6 numbers to 6.
void inputLine(const floats *x, int step, floats *to) {
    floats evenA = x[4 * step] - BB * x[2 * step];
    floats oddA = A * (x[3 * step] - BB * x[step]);
    floats evenB = x[4 * step] - AA * x[2 * step];
    floats oddB = B * (x[3 * step] - AA * x[step]);
    to[0] = x[0] + x[4 * step] - (AA + BB) * x[2 * step];
    to[1] = evenA + oddA;
    to[2] = evenA - oddA;
    to[3] = evenB + oddB;
    to[4] = evenB - oddB;
    to[5] = x[step] + x[5 * step] - (AA + BB) * x[3 * step];
}

// The values of a polynomial at the points, divided so that products interpolate: 3 numbers to 6.
void filterLine(const floats *w, int step, floats *to) {
    floats evenA = OVER_A * (w[0] + AA * w[2 * step]);
    floats oddA = A * OVER_A * w[step];
    floats evenB = OVER_B * (w[0] + BB * w[2 * step]);
    floats oddB = B * OVER_B * w[step];
    to[0] = w[0];
    to[1] = evenA + oddA;
    to[2] = evenA - oddA;
    to[3] = evenB + oddB;
    to[4] = evenB - oddB;
    to[5] = w[2 * step];
}

// The same with one more number: 4 to 6.
void gradientLine(const floats *d, int step, floats *to) {
    floats evenA = OVER_A * (d[0] + AA * d[2 * step]);
    floats oddA = A * OVER_A * (d[step] + AA * d[3 * step]);
    floats evenB = OVER_B * (d[0] + BB * d[2 * step]);
    floats oddB = B * OVER_B * (d[step] + BB * d[3 * step]);
    to[0] = d[0];
    to[1] = evenA + oddA;
    to[2] = evenA - oddA;
    to[3] = evenB + oddB;
    to[4] = evenB - oddB;
    to[5] = d[3 * step];
}

// The coefficients of the product, by the powers of the points: 6 numbers to 4.
void outputLine(const floats *m, int step, floats *to) {
    floats sumA = m[step] + m[2 * step];
    floats sumB = m[3 * step] + m[4 * step];
    floats differenceA = A * (m[step] - m[2 * step]);
    floats differenceB = B * (m[3 * step] - m[4 * step]);
    to[0] = m[0] + sumA + sumB;
    to[1] = differenceA + differenceB;
    to[2] = AA * sumA + BB * sumB;
    to[3] = m[5 * step] + AA * differenceA + BB * differenceB;
}

// The same without the highest power: 6 numbers to 3.
void filterGradientLine(const floats *m, int step, floats *to) {
    floats sumA = m[step] + m[2 * step];
    floats sumB = m[3 * step] + m[4 * step];
    to[0] = m[0] + sumA + sumB;
    to[1] = A * (m[step] - m[2 * step]) + B * (m[3 * step] - m[4 * step]);
    to[2] = m[5 * step] + AA * sumA + BB * sumB;
}

// Pixels of a tile, SIZE x SIZE from (y, x) on, zeros outside of the image.
INLINED void loadTile(global const float *image, const Image *g, int y, int x, int size, floats *to) {
    if (y >= 0 && x >= 0 && y + size <= g->h && x + size <= g->w) {
        global const float *from = image + (y * g->w + x) * g->c;
#pragma unroll
        for (int i = 0; i < size; i++) {
#pragma unroll
            for (int j = 0; j < size; j++) {
                to[i * size + j] = load(from + (i * g->w + j) * g->c);
            }
        }
        return;
    }
#pragma unroll
    for (int i = 0; i < size; i++) {
#pragma unroll
        for (int j = 0; j < size; j++) {
            bool inside = y + i >= 0 && y + i < g->h && x + j >= 0 && x + j < g->w;
            floats v = 0;
            if (inside) {
                v = load(image + ((y + i) * g->w + x + j) * g->c);
            }
            to[i * size + j] = v;
        }
    }
}

// Transforms columns and rows of SIZE x SIZE numbers, and stores the components.
#define TRANSFORM(line, from, size, to, apart)                   \
    {                                                            \
        floats between[(size) * EDGE];                           \
        floats six[EDGE];                                        \
        _Pragma("unroll") for (int j = 0; j < (size); j++) {     \
            line((from) + j, (size), between + j * EDGE);        \
        }                                                        \
        _Pragma("unroll") for (int i = 0; i < EDGE; i++) {       \
            line(between + i, EDGE, six);                        \
            _Pragma("unroll") for (int k = 0; k < EDGE; k++) {   \
                store(six[k], (to) + (i * EDGE + k) * (apart));  \
            }                                                    \
        }                                                        \
    }

// Loads components, and transforms them to SIZE x SIZE numbers.
#define BACK(line, from, apart, size, result)                    \
    {                                                            \
        floats six[EDGE];                                     \
        floats between[EDGE * (size)];                           \
        _Pragma("unroll") for (int j = 0; j < EDGE; j++) {       \
            _Pragma("unroll") for (int i = 0; i < EDGE; i++) {   \
                six[i] = load((from) + (i * EDGE + j) * (apart)); \
            }                                                    \
            line(six, 1, between + j * (size));               \
        }                                                        \
        _Pragma("unroll") for (int i = 0; i < (size); i++) {     \
            line(between + i, (size), (result) + i * (size));    \
        }                                                        \
    }

// Sample, row and column of a tile.
INLINED int4 placeOf(const Image *g, int tile) {
    return (int4)(tile / g->across / g->down, tile / g->across % g->down * TILE, tile % g->across * TILE, 0);
}

// Components of a tile for V channels from c on.
INLINED void inputTile(const Image *g, global const float *x, int tile, int c, global float *to, int apart) {
    int4 place = placeOf(g, tile);
    floats all[EDGE * EDGE];
    loadTile(x + place.x * g->h * g->w * g->c + c, g, place.y - g->top, place.z - g->left, EDGE, all);
    TRANSFORM(inputLine, all, EDGE, to, apart)
}

// The same for a tile of dy.
INLINED void gradientTile(const Image *g, global const float *dy, int tile, int c, global float *to, int apart) {
    int4 place = placeOf(g, tile);
    floats all[TILE * TILE];
    loadTile(dy + place.x * g->h * g->w * g->c + c, g, place.y, place.z, TILE, all);
    TRANSFORM(gradientLine, all, TILE, to, apart)
}

// Components of a tile that does not exist.
INLINED void noTile(global float *to, int apart) {
    floats none = 0;
    for (int component = 0; component < EDGE * EDGE; component++) {
        store(none, to + component * apart);
    }
}

// A tile of the output from its components, with bias and activation.
INLINED void outputTile(
        const Image *g, global const float *m, int apart, floats bias, float alpha, float beta, int tile, int c,
        global float *y) {
    int4 place = placeOf(g, tile);
    floats all[TILE * TILE];
    BACK(outputLine, m, apart, TILE, all)
    global float *to = y + ((place.x * g->h + place.y) * g->w + place.z) * g->c + c;
#pragma unroll
    for (int u = 0; u < TILE; u++) {
#pragma unroll
        for (int v = 0; v < TILE; v++) {
            if (place.y + u < g->h && place.z + v < g->w) {
                store(each(all[u * TILE + v] + bias, alpha, beta), to + (u * g->w + v) * g->c);
            }
        }
    }
}
