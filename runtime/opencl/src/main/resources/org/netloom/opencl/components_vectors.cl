// Products of the components of tiles and filters on processors, for all 36 of them: see winograd.cl and registers.cl.
#include "registers.cl"

// c[component] = a[component] * b[component]; a rows x depth, b depth x width. A task takes a block of rows.
kernel void multiply(
        global const float *a, int aApart, global const float *b, int bApart, global float *c, int cApart, int rows,
        int depth, int width, int block) {
    int blocks = (rows + block - 1) / block;
    int end = END_TASK(36 * blocks);
    for (int task = FIRST_TASK(36 * blocks); task < end; task++) {
        int component = task / blocks;
        int row = task % blocks * block;
        global const float *from = a + component * aApart;
        global const float *with = b + component * bApart;
        global float *to = c + component * cApart;
        int last = min(rows, row + block);
        for (int n = 0; n < width; n += 16 * VECTORS) {
            for (int m = row; m < last; m += ROWS) {
                Tile sums;
                clearTile(sums);
                multiplyTile(from + m * 16, rows, with + n * depth, depth, depth, sums);
#pragma unroll
                for (int r = 0; r < ROWS; r++) {
#pragma unroll
                    for (int j = 0; j < VECTORS; j++) {
                        vstore16(sums[r][j], 0, to + (n + j * 16) * rows + (m + r) * 16);
                    }
                }
            }
        }
    }
}

// c[component] (+)= a[component]' * b[component]; a depth x rows, b depth x width. A task takes 16 rows of the result.
// `parts` is 1: there are enough tasks.
kernel void multiplyTransposed(
        global const float *a, int aApart, global const float *b, int bApart, global float *c, int cApart, int rows,
        int depth, int width, int accumulate, int depthOfPart) {
    int blocks = rows / 16;
    int end = END_TASK(36 * blocks);
    for (int task = FIRST_TASK(36 * blocks); task < end; task++) {
        int component = task / blocks;
        int row = task % blocks * 16;
        global const float *from = a + component * aApart + row * depth;
        global const float *with = b + component * bApart;
        global float *to = c + component * cApart;
        for (int n = 0; n < width; n += 16 * VECTORS) {
            for (int m = 0; m < 16; m += ROWS) {
                Tile sums;
                clearTile(sums);
                multiplyTileTransposed(from + m, with + n * depth, depth, depth, sums);
#pragma unroll
                for (int r = 0; r < ROWS; r++) {
#pragma unroll
                    for (int j = 0; j < VECTORS; j++) {
                        global float *at = to + (n + j * 16) * rows + (row + m + r) * 16;
                        vstore16(accumulate ? vload16(0, at) + sums[r][j] : sums[r][j], 0, at);
                    }
                }
            }
        }
    }
}
