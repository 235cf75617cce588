// Convolutions as products of matrices that nobody writes down (implicit GEMM), by groups of work items: rows of A are
// pixels, its columns the terms of the sum, that is the taps and their channels; B are the weights.
#include "functions.cl"
#include "geometry.cl"
#include "tiles.cl"

// The numbers that pixels see through a tap and, where A is wide, its neighbours: the same one for all fetches of an item.
void fetchPixels(Geometry g, global const float *x, local const int4 *views, int4 tap, int item, float *next) {
    int4 reach = reachOf(g, tap);
#pragma unroll
    for (int l = 0; l < A_LOADS; l++) {
        int4 view = views[ACROSS_PLACE(l, A_LANES)];
        fetch(x + view.x + reach.x, sees(g, view, reach), A_LANES, next + l * A_LANES);
    }
}

void keepPixels(const float *next, int item, local float *a) {
#pragma unroll
    for (int l = 0; l < A_LOADS; l++) {
        local float *to = a + ACROSS_TERM(l, A_LANES) * LINE_A + ACROSS_PLACE(l, A_LANES);
        keepAcross(next + l * A_LANES, A_LANES, LINE_A, to);
    }
}

// y[pixel, k] = f(sum over terms of x[pixel's source, term's channel] * w[term, k] + bias[k]).
// Groups: tiles of filters for each tile of pixels, groups of channels.
kernel __attribute__((reqd_work_group_size(ITEMS, 1, 1))) void convolve(
        Geometry g, global const float *x, int xAt, global const float *w, int wAt, global const float *bias, int biasAt,
        int hasBias, float alpha, float beta, global float *y, int yAt, int rows) {
    local float4 a[2][DEPTH * LINE_A / 4];
    local float4 b[2][DEPTH * LINE_B / 4];
    local int4 views[TILE_M];
    int item = get_local_id(0);
    int columns = g.k / g.groups;
    int channels = g.c / g.groups;
    int across = (columns + TILE_N - 1) / TILE_N;
    int row = (int) get_group_id(0) / across * TILE_M;
    int column = (int) get_group_id(0) % across * TILE_N;
    int first = (int) get_group_id(1) * columns + column;
    int depth = g.kh * g.kw * channels;
    x += xAt + (int) get_group_id(1) * channels;
    w += wAt + first;
    for (int i = item; i < TILE_M; i += ITEMS) {
        views[i] = viewOf(g, row + i, rows);
    }
    barrier(CLK_LOCAL_MEM_FENCE);

    float sums[ITEM_M][ITEM_N];
    float aNext[A_LOADS * A_LANES];
    float bNext[B_LOADS * B_LANES];
    clearSums(sums);
    int4 tap = tapOf(g, ACROSS_TERM(0, A_LANES));
    fetchPixels(g, x, views, tap, item, aNext);
    fetchLines(w, g.k, 0, depth, columns - column, item, bNext);
    keepPixels(aNext, item, (local float *) a[0]);
    keepLines(bNext, item, (local float *) b[0]);
    for (int p0 = 0, now = 0; p0 < depth; p0 += DEPTH, now = 1 - now) {
        barrier(CLK_LOCAL_MEM_FENCE);
        bool more = p0 + DEPTH < depth;
        if (more) {
            tap = furtherTap(g, tap, DEPTH);
            fetchPixels(g, x, views, tap, item, aNext);
            fetchLines(w, g.k, p0 + DEPTH, depth, columns - column, item, bNext);
        }
        multiplyTiles((local const float *) a[now], (local const float *) b[now], item, sums);
        if (more) {
            keepPixels(aNext, item, (local float *) a[1 - now]);
            keepLines(bNext, item, (local float *) b[1 - now]);
        }
    }

#pragma unroll
    for (int c = 0; c < ITEM_N; c += 4) {
        int n = COLUMN(item, c);
        float base[4];
#pragma unroll
        for (int i = 0; i < 4; i++) {
            base[i] = hasBias && column + n + i < columns ? bias[biasAt + first + n + i] : 0;
        }
#pragma unroll
        for (int r = 0; r < ITEM_M; r++) {
            if (row + ROW(item, r) < rows) {
                float four[4];
#pragma unroll
                for (int i = 0; i < 4; i++) {
                    four[i] = f(sums[r][c + i] + base[i], alpha, beta);
                }
                storeFour(four, columns - column - n, y + yAt + views[ROW(item, r)].w * g.k + first + n);
            }
        }
    }
}
