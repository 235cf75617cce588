// Products of the components of tiles and filters on processors, for all 36 of them: see winograd.cl and registers.cl.
#include "registers.cl"

// c[component] = a[component] * b[component]; a rows x depth, b depth x width. A task takes a block of rows.
kernel void multiply(
        global const float *a, int aApart, global const float *b, int bApart, global float *c, int cApart, int rows,
        int depth, int width, int block, SHARED_TASKS) {
    int blocks = (rows + block - 1) / block;
    EACH_TASK(task, 36 * blocks) {
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
                multiplyTile(from + m * 16, 16, rows * 16, with + n * depth, depth, depth, sums);
#pragma unroll
                for (int r = 0; r < ROWS; r++) {
#pragma unroll
                    for (int j = 0; j < VECTORS; j++) {
                        store(sums[r][j], to + (n + j * 16) * rows + (m + r) * 16);
                    }
                }
            }
        }
    }
    NO_MORE_TASKS
}

// c[component] (+)= a[component]' * b[component]; a depth x rows, b depth x width. A task takes 16 rows of the result.
kernel void multiplyTransposed(
        global const float *a, int aApart, global const float *b, int bApart, global float *c, int cApart, int rows,
        int depth, int width, int accumulate, SHARED_TASKS) {
    int blocks = rows / 16;
    EACH_TASK(task, 36 * blocks) {
        int component = task / blocks;
        int row = task % blocks * 16;
        global const float *from = a + component * aApart + row * depth;
        global const float *with = b + component * bApart;
        global float *to = c + component * cApart;
        for (int n = 0; n < width; n += 16 * VECTORS) {
            for (int m = 0; m < 16; m += ROWS) {
                Tile sums;
                clearTile(sums);
                multiplyTileTransposed(from + m, 16, with + n * depth, 16, depth * 16, depth, sums);
#pragma unroll
                for (int r = 0; r < ROWS; r++) {
#pragma unroll
                    for (int j = 0; j < VECTORS; j++) {
                        global float *at = to + (n + j * 16) * rows + (row + m + r) * 16;
                        store(accumulate ? load(at) + sums[r][j] : sums[r][j], at);
                    }
                }
            }
        }
    }
    NO_MORE_TASKS
}
