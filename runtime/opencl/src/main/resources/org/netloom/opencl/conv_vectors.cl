// Convolutions on processors: each work item is a group by itself, and goes through blocks of pixels. It writes what a block
// sees by sixteens of terms into memory of its own, which stays in the cache, and multiplies that with panels of weights.
#include "functions.cl"
#include "geometry.cl"
#include "registers.cl"

// What the pixels row to end see: to[term / 16][pixel][term % 16], zeros outside of the image and from `end` and the last
// term on. The channels x begins with are those of the group.
void gather(Geometry g, global const float *x, int row, int end, int depth, int block, global float *to) {
    int channels = g.c / g.groups;
    for (int m = 0; m < block; m++) {
        int4 pixel = pixelOf(g, row + m);
        int p = 0;
        for (int i = 0; i < g.kh; i++) {
            for (int j = 0; j < g.kw; j++) {
                int from = row + m < end ? source(g, pixel, (int4)(i, j, 0, 0)) : -1;
                global const float *s = x + from * g.c;
                int c = 0;
                if (p % 16 == 0) {
                    for (; c + 16 <= channels; c += 16, p += 16) {
                        vstore16(from < 0 ? (float16)(0) : vload16(0, s + c), 0, to + p * block + m * 16);
                    }
                }
                for (; c < channels; c++, p++) {
                    to[(p / 16 * block + m) * 16 + p % 16] = from < 0 ? 0 : s[c];
                }
            }
        }
        for (; p < depth; p++) {
            to[(p / 16 * block + m) * 16 + p % 16] = 0;
        }
    }
}

// Up to 16 numbers, zeros behind them.
float16 some(global const float *x, int count) {
    float numbers[16];
    for (int i = 0; i < 16; i++) {
        numbers[i] = i < count ? x[i] : 0;
    }
    return vload16(0, numbers);
}

// A vector of one row of the result with bias and activation.
void finish(
        float16 sums, global const float *bias, int hasBias, float alpha, float beta, int count, global float *y) {
    float numbers[16];
    if (hasBias) {
        sums += count < 16 ? some(bias, count) : vload16(0, bias);
    }
    vstore16(sums, 0, numbers);
    for (int i = 0; i < 16; i++) {
        numbers[i] = f(numbers[i], alpha, beta);
    }
    if (count >= 16) {
        vstore16(vload16(0, numbers), 0, y);
    } else {
        for (int i = 0; i < count; i++) {
            y[i] = numbers[i];
        }
    }
}

// y[pixel, k] = f(sum over terms of x[pixel's source, term's channel] * w[term, k] + bias[k]).
// w as `panels` makes it, depth x width for each group; `own` holds depth * block floats for each work item; block is
// at most BLOCK.
kernel void convolve(
        Geometry g, global const float *x, int xAt, global const float *w, global const float *bias, int biasAt,
        int hasBias, float alpha, float beta, global float *y, int yAt, global float *own, int rows, int block, int depth,
        int width) {
    int blocks = (rows + block - 1) / block;
    int columns = g.k / g.groups;
    global float *seen = own + get_global_id(0) * depth * block;
    int end = END_TASK(blocks * g.groups);
    for (int task = FIRST_TASK(blocks * g.groups); task < end; task++) {
        int group = task % g.groups;
        int row = task / g.groups * block;
        gather(g, x + xAt + group * (g.c / g.groups), row, rows, depth, block, seen);
        int pixels[BLOCK];
        for (int m = 0; m < block; m++) {
            pixels[m] = resultOf(g, pixelOf(g, row + m)) * g.k;
        }
        for (int n = 0; n < columns; n += 16 * VECTORS) {
            for (int m = 0; m < block && row + m < rows; m += ROWS) {
                Tile sums;
                clearTile(sums);
                multiplyTile(seen + m * 16, block, w + group * depth * width + n * depth, depth, depth, sums);
                int first = group * columns + n;
#pragma unroll
                for (int r = 0; r < ROWS; r++) {
                    global float *to = y + yAt + pixels[m + r] + first;
#pragma unroll
                    for (int j = 0; j < VECTORS; j++) {
                        int left = row + m + r < rows ? columns - n - j * 16 : 0;
                        if (left > 0) {
                            global const float *b = bias + (hasBias ? biasAt + first + j * 16 : 0);
                            finish(sums[r][j], b, hasBias, alpha, beta, left, to + j * 16);
                        }
                    }
                }
            }
        }
    }
}

// parts[part][group][k / 16][term][k % 16] = sum over the part's pixels of x[pixel's source, term's channel] * dy[pixel, k],
// a part for each work item; `own` holds (depth + width) * block floats for each.
kernel void byFilter(
        Geometry g, global const float *x, int xAt, global const float *dy, int dyAt, global float *parts,
        global float *own, int rows, int block, int depth, int width) {
    int blocks = (rows + block - 1) / block;
    int columns = g.k / g.groups;
    global float *seen = own + get_global_id(0) * (depth + width) * block;
    global float *given = seen + depth * block;
    global float *all = parts + get_global_id(0) * g.groups * depth * width;
    for (int i = 0; i < g.groups * depth * width; i += 16) {
        vstore16((float16)(0), 0, all + i);
    }
    int end = END_TASK(blocks);
    for (int task = FIRST_TASK(blocks) * g.groups; task < end * g.groups; task++) {
        int group = task % g.groups;
        int row = task / g.groups * block;
        gather(g, x + xAt + group * (g.c / g.groups), row, rows, depth, block, seen);
        for (int m = 0; m < block; m++) {
            global const float *from = dy + dyAt + (row + m) * g.k + group * columns;
            for (int n = 0; n < width; n += 16) {
                int left = row + m < rows ? columns - n : 0;
                float16 v = left >= 16 ? vload16(0, from + n) : left > 0 ? some(from + n, left) : (float16)(0);
                vstore16(v, 0, given + n * block + m * 16);
            }
        }
        global float *result = all + group * depth * width;
        for (int n = 0; n < width; n += 16 * VECTORS) {
            for (int m = 0; m < depth; m += ROWS) {
                Tile sums;
                clearTile(sums);
                multiplyTileTransposed(
                        seen + m / 16 * 16 * block + m % 16, given + n * block, block, block, sums);
#pragma unroll
                for (int r = 0; r < ROWS; r++) {
#pragma unroll
                    for (int j = 0; j < VECTORS; j++) {
                        global float *to = result + ((n + j * 16) * depth) + (m + r) * 16;
                        vstore16(vload16(0, to) + sums[r][j], 0, to);
                    }
                }
            }
        }
    }
}
