// Convolutions as products of matrices that nobody writes down (implicit GEMM): rows of A are pixels, its columns the terms
// of the sum; a group copies a tile of each operand to local memory while its items are at work on the last one.
#include "functions.cl"
#include "geometry.cl"
#include "tiles.cl"

// y[pixel, k] = f(sum over terms of x[pixel's source, term's channel] * w[term, k] + bias[k]).
// Groups: tiles of pixels, tiles of filters, groups of channels.
kernel __attribute__((reqd_work_group_size(ITEMS, 1, 1))) void convolve(
        Geometry g, global const float *x, int xAt, global const float *w, int wAt, global const float *bias, int biasAt,
        int hasBias, float alpha, float beta, global float *y, int yAt, int rows) {
    local float a[DEPTH * LD_A];
    local float b[DEPTH * TILE_N];
    local int4 pixels[TILE_M];
    local int4 taps[DEPTH];
    int item = get_local_id(0);
    int row = get_group_id(0) * TILE_M;
    int column = get_group_id(1) * TILE_N;
    int channels = g.c / g.groups;
    int columns = g.k / g.groups;
    int depth = g.kh * g.kw * channels;
    x += xAt + get_group_id(2) * channels;
    w += wAt + get_group_id(2) * columns;
    float sums[ITEM_M][ITEM_N];
    clearSums(sums);
    for (int i = item; i < TILE_M; i += ITEMS) {
        pixels[i] = pixelOf(g, row + i);
    }
    for (int i = item; i < DEPTH; i += ITEMS) {
        taps[i] = tapOf(g, i);
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int p0 = 0; p0 < depth; p0 += DEPTH) {
        for (int i = item; i < TILE_M * DEPTH; i += ITEMS) {
            int p = i % DEPTH;
            int m = i / DEPTH;
            int from = p0 + p < depth && row + m < rows ? source(g, pixels[m], taps[p]) : -1;
            a[p * LD_A + m] = from < 0 ? 0 : x[from * g.c + taps[p].z];
        }
        for (int i = item; i < DEPTH * TILE_N; i += ITEMS) {
            int p = p0 + i / TILE_N;
            int n = column + i % TILE_N;
            b[i] = p < depth && n < columns ? w[p * g.k + n] : 0;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        for (int i = item; i < DEPTH; i += ITEMS) {
            taps[i] = tapOf(g, p0 + DEPTH + i);
        }
        multiplyTiles(a, b, item, sums);
        barrier(CLK_LOCAL_MEM_FENCE);
    }
#pragma unroll
    for (int r = 0; r < ITEM_M; r++) {
        int m = row + ROW(item, r);
#pragma unroll
        for (int c = 0; c < ITEM_N; c++) {
            int n = column + COLUMN(item, c);
            if (m < rows && n < columns) {
                int k = get_group_id(2) * columns + n;
                float sum = sums[r][c] + (hasBias ? bias[biasAt + k] : 0);
                y[yAt + resultOf(g, pixels[ROW(item, r)]) * g.k + k] = f(sum, alpha, beta);
            }
        }
    }
}

// parts[part, term, k] = sum over the part's pixels of x[pixel's source, term's channel] * dy[pixel, k].
// Groups: tiles of terms, tiles of filters, groups of channels times parts.
kernel __attribute__((reqd_work_group_size(ITEMS, 1, 1))) void byFilter(
        Geometry g, global const float *x, int xAt, global const float *dy, int dyAt, global float *parts, int rows,
        int rowsOfPart) {
    local float a[DEPTH * LD_A];
    local float b[DEPTH * TILE_N];
    local int4 pixels[DEPTH];
    local int4 taps[TILE_M];
    int item = get_local_id(0);
    int term = get_group_id(0) * TILE_M;
    int column = get_group_id(1) * TILE_N;
    int group = get_group_id(2) % g.groups;
    int part = get_group_id(2) / g.groups;
    int channels = g.c / g.groups;
    int columns = g.k / g.groups;
    int terms = g.kh * g.kw * channels;
    int end = min(rows, (part + 1) * rowsOfPart);
    x += xAt + group * channels;
    dy += dyAt + group * columns;
    float sums[ITEM_M][ITEM_N];
    clearSums(sums);
    for (int i = item; i < TILE_M; i += ITEMS) {
        taps[i] = tapOf(g, term + i);
    }
    for (int i = item; i < DEPTH; i += ITEMS) {
        pixels[i] = pixelOf(g, part * rowsOfPart + i);
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int p0 = part * rowsOfPart; p0 < end; p0 += DEPTH) {
        for (int i = item; i < DEPTH * TILE_M; i += ITEMS) {
            int m = i % TILE_M;
            int p = i / TILE_M;
            int from = p0 + p < end && term + m < terms ? source(g, pixels[p], taps[m]) : -1;
            a[p * LD_A + m] = from < 0 ? 0 : x[from * g.c + taps[m].z];
        }
        for (int i = item; i < DEPTH * TILE_N; i += ITEMS) {
            int p = p0 + i / TILE_N;
            int n = column + i % TILE_N;
            b[i] = p < end && n < columns ? dy[p * g.k + n] : 0;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        for (int i = item; i < DEPTH; i += ITEMS) {
            pixels[i] = pixelOf(g, p0 + DEPTH + i);
        }
        multiplyTiles(a, b, item, sums);
        barrier(CLK_LOCAL_MEM_FENCE);
    }
#pragma unroll
    for (int r = 0; r < ITEM_M; r++) {
        int m = term + ROW(item, r);
#pragma unroll
        for (int c = 0; c < ITEM_N; c++) {
            int n = column + COLUMN(item, c);
            if (m < terms && n < columns) {
                parts[(part * terms + m) * g.k + group * columns + n] = sums[r][c];
            }
        }
    }
}
