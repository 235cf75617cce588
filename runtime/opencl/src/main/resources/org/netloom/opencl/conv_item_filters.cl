// Gradients of convolutions by their filters as products of matrices that nobody writes down, by groups of work items: rows
// of A are terms, that is taps and their channels, its columns pixels; B is dy.
#include "geometry.cl"
#include "tiles.cl"

// What the taps of this tile's terms show of the pixels of a piece.
void fetchTerms(
        Geometry g, global const float *x, local const int4 *views, local const int4 *reaches, int item, float *next) {
#pragma unroll
    for (int l = 0; l < A_LOADS; l++) {
        int4 view = views[ALONG_TERM(l, TILE_M, A_LANES)];
        int4 reach = reaches[ALONG_PLACE(l, TILE_M, A_LANES)];
        fetch(x + view.x + reach.x, sees(g, view, reach), A_LANES, next + l * A_LANES);
    }
}

void keepTerms(const float *next, int item, local float *a) {
#pragma unroll
    for (int l = 0; l < A_LOADS; l++) {
        int to = ALONG_TERM(l, TILE_M, A_LANES) * LINE_A + ALONG_PLACE(l, TILE_M, A_LANES);
        keepAlong(next + l * A_LANES, A_LANES, a + to);
    }
}

// parts[part, term, k] = sum over the part's pixels of x[pixel's source, term's channel] * dy[pixel, k].
// Groups: tiles of filters for each tile of terms, groups of channels times parts.
kernel __attribute__((reqd_work_group_size(ITEMS, 1, 1))) void byFilter(
        Geometry g, global const float *x, int xAt, global const float *dy, int dyAt, global float *parts, int rows,
        int rowsOfPart) {
    local float4 a[2][DEPTH * LINE_A / 4];
    local float4 b[2][DEPTH * LINE_B / 4];
    local int4 views[2][DEPTH];
    local int4 reaches[TILE_M];
    int item = get_local_id(0);
    int columns = g.k / g.groups;
    int channels = g.c / g.groups;
    int terms = g.kh * g.kw * channels;
    int across = (columns + TILE_N - 1) / TILE_N;
    int term = (int) get_group_id(0) / across * TILE_M;
    int column = (int) get_group_id(0) % across * TILE_N;
    int group = (int) get_group_id(1) % g.groups;
    int part = (int) get_group_id(1) / g.groups;
    int first = part * rowsOfPart;
    int end = min(rows, first + rowsOfPart);
    x += xAt + group * channels;
    dy += dyAt + group * columns + column;
    for (int i = item; i < TILE_M; i += ITEMS) {
        reaches[i] = reachOf(g, tapOf(g, term + i));
    }
    if (item < DEPTH) {
        views[0][item] = viewOf(g, first + item, end);
        views[1][item] = viewOf(g, first + DEPTH + item, end);
    }
    barrier(CLK_LOCAL_MEM_FENCE);

    float sums[ITEM_M][ITEM_N];
    float aNext[A_LOADS * A_LANES];
    float bNext[B_LOADS * B_LANES];
    clearSums(sums);
    fetchTerms(g, x, views[0], reaches, item, aNext);
    fetchLines(dy, g.k, first, end, columns - column, item, bNext);
    keepTerms(aNext, item, (local float *) a[0]);
    keepLines(bNext, item, (local float *) b[0]);
    for (int p0 = first, now = 0; p0 < end; p0 += DEPTH, now = 1 - now) {
        barrier(CLK_LOCAL_MEM_FENCE);
        bool more = p0 + DEPTH < end;
        if (more) {
            fetchTerms(g, x, views[1 - now], reaches, item, aNext);
            fetchLines(dy, g.k, p0 + DEPTH, end, columns - column, item, bNext);
        }
        // All have fetched the present piece before the barrier.
        if (item < DEPTH) {
            views[now][item] = viewOf(g, p0 + 2 * DEPTH + item, end);
        }
        multiplyTiles((local const float *) a[now], (local const float *) b[now], item, sums);
        if (more) {
            keepTerms(aNext, item, (local float *) a[1 - now]);
            keepLines(bNext, item, (local float *) b[1 - now]);
        }
    }

#pragma unroll
    for (int r = 0; r < ITEM_M; r++) {
        int m = term + ROW(item, r);
        if (m < terms) {
            global float *to = parts + (part * terms + m) * g.k + group * columns + column;
#pragma unroll
            for (int c = 0; c < ITEM_N; c += 4) {
                int n = COLUMN(item, c);
                storeFour(sums[r] + c, columns - column - n, to + n);
            }
        }
    }
}
