// Convolutions on processors: each work item is a group by itself, and goes through blocks of pixels. It writes what a block
// sees, term by term, into memory of its own, which stays in the cache, and multiplies that with panels of weights.
#include "geometry.cl"
#include "registers.cl"

// What the pixels row to end see: to[pixel][term], zeros outside of the image and from `end` and the last term on. The
// channels x begins with are those of the group.
void gather(const Geometry *g, global const float *x, int row, int end, int depth, int block, global float *to) {
    int channels = g->c / g->groups;
    // Taps of a line lie side by side.
    bool runs = g->dw == 1 && g->groups == 1;
    for (int m = 0; m < block; m++) {
        global float *at = to + m * depth;
        global float *behind = at + depth;
        int4 pixel = pixelOf(*g, min(row + m, end - 1));
        int left = pixel.z * g->sw - g->left;
        for (int i = 0; i < g->kh && row + m < end; i++) {
            int y = pixel.y * g->sh - g->top + i * g->dh;
            bool inside = y >= 0 && y < g->h;
            global const float *line = x + (pixel.x * g->h + y) * g->w * g->c;
            if (runs && inside && left >= 0 && left + g->kw <= g->w) {
                copyNumbers(line + left * g->c, g->kw * channels, at);
                at += g->kw * channels;
                continue;
            }
            for (int j = 0; j < g->kw; j++) {
                int u = left + j * g->dw;
                if (inside && u >= 0 && u < g->w) {
                    copyNumbers(line + u * g->c, channels, at);
                } else {
                    zeros(channels, at);
                }
                at += channels;
            }
        }
        zeros(behind - at, at);
    }
}

// y[pixel, k] = f(sum over terms of x[pixel's source, term's channel] * w[term, k] + bias[k]).
// w as `panels` makes it, depth x width for each group; `own` holds depth * block floats for each work item; block is
// at most BLOCK.
kernel void convolve(
        Geometry g, global const float *x, int xAt, global const float *w, global const float *bias, int biasAt,
        int hasBias, float alpha, float beta, global float *y, int yAt, global float *own, int rows, int block, int depth,
        int width, SHARED_TASKS) {
    int blocks = (rows + block - 1) / block;
    int columns = g.k / g.groups;
    global float *seen = own + get_global_id(0) * depth * block;
    EACH_TASK(task, blocks * g.groups) {
        int group = task % g.groups;
        int row = task / g.groups * block;
        gather(&g, x + xAt + group * (g.c / g.groups), row, rows, depth, block, seen);
        int pixels[BLOCK];
        for (int m = 0; m < block; m++) {
            pixels[m] = resultOf(g, pixelOf(g, row + m)) * g.k;
        }
        for (int n = 0; n < columns; n += 16 * VECTORS) {
            int first = group * columns + n;
            float16 given[VECTORS];
#pragma unroll
            for (int j = 0; j < VECTORS; j++) {
                int left = columns - n - j * 16;
                given[j] = hasBias && left > 0 ? some(bias + biasAt + first + j * 16, left) : (float16)(0);
            }
            for (int m = 0; m < block && row + m < rows; m += ROWS) {
                Tile sums;
                clearTile(sums);
                multiplyTile(
                        seen + m * depth, depth, 16, w + group * depth * width + n * depth, depth, depth, sums);
#pragma unroll
                for (int r = 0; r < ROWS; r++) {
                    global float *to = y + yAt + pixels[m + r] + first;
#pragma unroll
                    for (int j = 0; j < VECTORS; j++) {
                        int left = row + m + r < rows ? columns - n - j * 16 : 0;
                        if (left > 0) {
                            storeSome(each(sums[r][j] + given[j], alpha, beta), left, to + j * 16);
                        }
                    }
                }
            }
        }
    }
    NO_MORE_TASKS
}

// sums[k / 16][term][k % 16] += seen[pixel][term] * given[pixel][k] for a block of pixels.
void addBlock(global const float *seen, global const float *given, int block, int depth, int width, global float *sums) {
    for (int n = 0; n < width; n += 16 * VECTORS) {
        for (int m = 0; m < depth; m += ROWS) {
            Tile tile;
            clearTile(tile);
            multiplyTileTransposed(seen + m, depth, given + n, width, 16, block, tile);
#pragma unroll
            for (int r = 0; r < ROWS; r++) {
#pragma unroll
                for (int j = 0; j < VECTORS; j++) {
                    global float *to = sums + ((n + j * 16) * depth) + (m + r) * 16;
                    store(load(to) + tile[r][j], to);
                }
            }
        }
    }
}

// parts[part][group][k / 16][term][k % 16] = sum over the part's pixels of x[pixel's source, term's channel] * dy[pixel, k],
// a part for each share; `own` holds (depth + width) * block floats for each work item.
kernel void byFilter(
        Geometry g, global const float *x, int xAt, global const float *dy, int dyAt, global float *parts,
        global float *own, int rows, int block, int depth, int width, SHARED_TASKS) {
    int blocks = (rows + block - 1) / block;
    int columns = g.k / g.groups;
    global float *seen = own + get_global_id(0) * (depth + width) * block;
    global float *given = seen + depth * block;
    EACH_SHARE(part) {
        global float *sums = parts + part * g.groups * depth * width;
        zeros(g.groups * depth * width, sums);
        EACH_TASK_OF(part, task, blocks * g.groups) {
            int group = task % g.groups;
            int row = task / g.groups * block;
            gather(&g, x + xAt + group * (g.c / g.groups), row, rows, depth, block, seen);
            for (int m = 0; m < block; m++) {
                int count = row + m < rows ? columns : 0;
                copyNumbers(dy + dyAt + (row + m) * g.k + group * columns, count, given + m * width);
                zeros(width - count, given + m * width + count);
            }
            addBlock(seen, given, block, depth, width, sums + group * depth * width);
        }
    }
    NO_MORE_TASKS
}
