#include "vectors.cl"

// Correlations of maps h x w x c, by displacements of -steps to steps times the stride along both axes.

#define DISPLACEMENTS int h, int w, int c, int steps, int stride
#define SIDE (2 * steps + 1)

// Row and column that displacement k leads to from pixel p, or leads from where sign is -1; q is that pixel.
#define DISPLACED(k, sign)                                      \
    int row = p / w % h + sign * ((k) / SIDE - steps) * stride; \
    int column = p % w + sign * ((k) % SIDE - steps) * stride;  \
    int q = p / (h * w) * h * w + row * w + column
#define INSIDE (row >= 0 && row < h && column >= 0 && column < w)

// y[p, k] = factor * sum over c of a[p] * b[p + k], 0 where that lies outside; one work item each.
kernel void correlation(
        DISPLACEMENTS, float factor, global const float *a, int aAt, global const float *b, int bAt,
        global float *y, int yAt, int n) {
    int id = get_global_id(0);
    if (id < n) {
        int p = id / (SIDE * SIDE);
        DISPLACED(id % (SIDE * SIDE), 1);
        floats sum = 0;
        for (int j = 0; INSIDE && j < c; j += V) {
            sum += load(a + aAt + p * c + j) * load(b + bAt + q * c + j);
        }
        y[yAt + id] = factor * across(sum);
    }
}

// dx[p] = factor * sum over k of dy[p, k] * other[p + k], for the gradient of b of dy[p - k, k] * other[p - k];
// V channels to a work item.
kernel void correlationGradient(
        DISPLACEMENTS, float factor, global const float *dy, int dyAt, global const float *other, int otherAt, int second,
        global float *dx, int dxAt, int n) {
    int id = get_global_id(0);
    if (id < n) {
        int p = id / (c / V);
        int channel = id % (c / V) * V;
        int sign = second ? -1 : 1;
        floats sum = 0;
        for (int k = 0; k < SIDE * SIDE; k++) {
            DISPLACED(k, sign);
            if (INSIDE) {
                sum += dy[dyAt + (second ? q : p) * SIDE * SIDE + k] * load(other + otherAt + q * c + channel);
            }
        }
        store(factor * sum, dx + dxAt + id * V);
    }
}

// Maxima of the ph x pw bins of boxes on maps h x w x c. A box is its first column, columns, first row, rows.

#define REGIONS int h, int w, int c, int rois, int ph, int pw, global const int *boxes

// First pixel of bin i of a number of bins, and the one behind its last.
#define FIRST(i, pixels, bins) ((i) * (pixels) / (bins))
#define END(i, pixels, bins) ((((i) + 1) * (pixels) + (bins) - 1) / (bins))

// Pixels of a bin of a box, at their index in the map.
#define PIXELS                                                                                       \
    for (int row = FIRST(bin / pw, box[3], ph); row < END(bin / pw, box[3], ph); row++)              \
        for (int column = FIRST(bin % pw, box[1], pw), pixel = (box[2] + row) * w + box[0] + column; \
             column < END(bin % pw, box[1], pw); column++, pixel++)

// NaN is greatest. V channels of a bin to a work item.
kernel void regionMaxima(REGIONS, global const float *x, int xAt, global float *y, int yAt, int n) {
    int id = get_global_id(0);
    if (id < n) {
        int channel = id % (c / V) * V;
        int bin = id / (c / V) % (ph * pw);
        int roi = id / (c / V) / (ph * pw);
        global const int *box = boxes + 4 * roi;
        global const float *map = x + xAt + roi / rois * h * w * c + channel;
        floats best = -INFINITY;
        PIXELS {
            floats v = load(map + pixel * c);
            best = select(best, v, (v > best) | (v != v));
        }
        store(best, y + yAt + id * V);
    }
}

// Adds each dy to the first pixel of its bin that is the maximum. Boxes overlap: a work item has one channel of a sample, and
// all of its boxes in their order. n = samples * c.
kernel void regionMaximaGradient(
        REGIONS, global const float *x, int xAt, global const float *dy, int dyAt, global float *dx, int dxAt, int n) {
    int id = get_global_id(0);
    if (id < n) {
        int sample = id / c;
        int begin = sample * h * w * c + id % c;
        for (int i = 0; i < rois * ph * pw; i++) {
            int bin = i % (ph * pw);
            global const int *box = boxes + 4 * (sample * rois + i / (ph * pw));
            float best = -INFINITY;
            int at = -1;
            PIXELS {
                float v = x[xAt + begin + pixel * c];
                if (at < 0 || v > best || (isnan(v) && !isnan(best))) {
                    best = v;
                    at = pixel;
                }
            }
            dx[dxAt + begin + at * c] += dy[dyAt + (sample * rois * ph * pw + i) * c + id % c];
        }
    }
}
