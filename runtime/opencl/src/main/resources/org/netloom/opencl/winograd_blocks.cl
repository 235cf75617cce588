// Convolutions by Winograd's minimal filtering on processors: a task takes a block of tiles from the image to the output,
// and what it makes of them stays in the second-level cache. See winograd_tiles.cl and registers.cl.
#include "registers.cl"
#include "winograd_tiles.cl"

#define COMPONENTS (EDGE * EDGE)
#define PANEL (16 * VECTORS)

// A line of memory keeps components from competing for the same places of caches.
#define APART(numbers) ((numbers) + 16)

// Components of a block of tiles: rows of them, of which those from `count` on are zeros.
#define TRANSFORM_BLOCK(transform, g, x, first, count, rows, to)                                  \
    for (int c = 0; c < (g).c; c += V) {                                                          \
        for (int r = 0; r < (rows); r++) {                                                        \
            if (r < (count)) {                                                                    \
                transform(&(g), x, (first) + r, c, (to) + AT(r, c, rows, (g).c), APART((rows) * (g).c)); \
            } else {                                                                              \
                noTile((to) + AT(r, c, rows, (g).c), APART((rows) * (g).c));                      \
            }                                                                                     \
        }                                                                                         \
    }

// y = the convolution of x with filters, whose components lie `wApart`. A block has `block` tiles, a multiple of ROWS; `own`
// holds the components of a block and of what one panel of filters makes of it, for each work item `ownSize` floats.
kernel void convolve(
        Image from, global const float *x, int xAt, global const float *w, int wApart, Image to,
        global const float *bias, int biasAt, int hasBias, float alpha, float beta, global float *y, int yAt,
        global float *own, int ownSize, int tiles, int block, SHARED_TASKS) {
    global float *images = own + get_global_id(0) * ownSize;
    EACH_TASK(task, (tiles + block - 1) / block) {
        int first = task * block;
        int count = min(block, tiles - first);
        int rows = (count + ROWS - 1) / ROWS * ROWS;
        int depth = from.c;
        global float *products = images + COMPONENTS * APART(rows * depth);
        TRANSFORM_BLOCK(inputTile, from, x + xAt, first, count, rows, images)
        for (int n = 0; n < to.c; n += PANEL) {
            for (int component = 0; component < COMPONENTS; component++) {
                global const float *a = images + component * APART(rows * depth);
                global const float *b = w + component * wApart + n * depth;
                global float *c = products + component * APART(rows * PANEL);
                for (int m = 0; m < rows; m += ROWS) {
                    Tile sums;
                    clearTile(sums);
                    multiplyTile(a + m * 16, 16, rows * 16, b, depth, depth, sums);
#pragma unroll
                    for (int r = 0; r < ROWS; r++) {
#pragma unroll
                        for (int j = 0; j < VECTORS; j++) {
                            store(sums[r][j], c + (j * rows + m + r) * 16);
                        }
                    }
                }
            }
            for (int j = 0; j < VECTORS; j++) {
                int k = n + j * 16;
                floats given = loadOr(bias + biasAt + k, hasBias, 0);
                for (int r = 0; r < count; r++) {
                    global const float *m = products + (j * rows + r) * 16;
                    outputTile(&to, m, APART(rows * PANEL), given, alpha, beta, first + r, k, y + yAt);
                }
            }
        }
    }
    NO_MORE_TASKS
}
