// Matrix product c[m,n] = f(a[m,k] * b[k,n] + bias[n]) on a graphics card, see tiles.cl. Beyond the edges a and b are 0.
//
// Options: those of tiles.cl, TRANSPOSE_A (a is stored k x m), TRANSPOSE_B (b is stored n x k), F_... for f.
#include "functions.cl"
#include "tiles.cl"

#ifdef TRANSPOSE_A
#define A_TERM(l) ALONG_TERM(l, TILE_M, A_LANES)
#define A_PLACE(l) ALONG_PLACE(l, TILE_M, A_LANES)
#define A_INDEX(i, p) ((p) * m + (i))
#define KEEP_A(numbers, to) keepAlong(numbers, A_LANES, to)
#else
#define A_TERM(l) ACROSS_TERM(l, A_LANES)
#define A_PLACE(l) ACROSS_PLACE(l, A_LANES)
#define A_INDEX(i, p) ((i) * k + (p))
#define KEEP_A(numbers, to) keepAcross(numbers, A_LANES, LINE_A, to)
#endif
#ifdef TRANSPOSE_B
#define B_TERM(l) ACROSS_TERM(l, B_LANES)
#define B_PLACE(l) ACROSS_PLACE(l, B_LANES)
#define B_INDEX(p, j) ((j) * k + (p))
#define KEEP_B(numbers, to) keepAcross(numbers, B_LANES, LINE_B, to)
#else
#define B_TERM(l) ALONG_TERM(l, TILE_N, B_LANES)
#define B_PLACE(l) ALONG_PLACE(l, TILE_N, B_LANES)
#define B_INDEX(p, j) ((p) * n + (j))
#define KEEP_B(numbers, to) keepAlong(numbers, B_LANES, to)
#endif

// Rows from row0 on, terms from p0 up to `to`.
void fetchA(global const float *a, int m, int k, int row0, int p0, int to, int item, float *next) {
#pragma unroll
    for (int l = 0; l < A_LOADS; l++) {
        int i = row0 + A_PLACE(l);
        int p = p0 + A_TERM(l);
        fetch(a + A_INDEX(i, p), i < m && p < to, A_LANES, next + l * A_LANES);
    }
}

void fetchB(global const float *b, int n, int k, int column0, int p0, int to, int item, float *next) {
#pragma unroll
    for (int l = 0; l < B_LOADS; l++) {
        int j = column0 + B_PLACE(l);
        int p = p0 + B_TERM(l);
        fetch(b + B_INDEX(p, j), j < n && p < to, B_LANES, next + l * B_LANES);
    }
}

void keep(const float *aNext, const float *bNext, int item, local float *a, local float *b) {
#pragma unroll
    for (int l = 0; l < A_LOADS; l++) {
        KEEP_A(aNext + l * A_LANES, a + A_TERM(l) * LINE_A + A_PLACE(l));
    }
#pragma unroll
    for (int l = 0; l < B_LOADS; l++) {
        KEEP_B(bNext + l * B_LANES, b + B_TERM(l) * LINE_B + B_PLACE(l));
    }
}

// Groups: tiles of columns for each tile of rows, products of the batch * slices + slice of k. With several slices each
// writes its sums to parts[slice, m, n], and `joinSlices` adds them up; neither bias nor f come in here then.
kernel __attribute__((reqd_work_group_size(ITEMS, 1, 1))) void matmul(
        float alpha, float beta,
        global const float *aAll, int aAt, global const float *bAll, int bAt,
        global const float *bias, int biasAt, int biased, int accumulate,
        global float *cAll, int cAt, int m, int n, int k, int slices, int slice, global float *parts) {
    local float4 aTiles[2][DEPTH * LINE_A / 4];
    local float4 bTiles[2][DEPTH * LINE_B / 4];
    int item = get_local_id(0);
    int across = (n + TILE_N - 1) / TILE_N;
    int row0 = (int) get_group_id(0) / across * TILE_M;
    int column0 = (int) get_group_id(0) % across * TILE_N;
    int product = (int) get_group_id(1) / slices;
    int part = (int) get_group_id(1) % slices;
    int from = part * slice;
    int to = min(k, from + slice);
    global const float *a = aAll + aAt + product * m * k;
    global const float *b = bAll + bAt + product * k * n;

    float sums[ITEM_M][ITEM_N];
    float aNext[A_LOADS * A_LANES];
    float bNext[B_LOADS * B_LANES];
    clearSums(sums);
    fetchA(a, m, k, row0, from, to, item, aNext);
    fetchB(b, n, k, column0, from, to, item, bNext);
    keep(aNext, bNext, item, (local float *) aTiles[0], (local float *) bTiles[0]);
    for (int p0 = from, now = 0; p0 < to; p0 += DEPTH, now = 1 - now) {
        barrier(CLK_LOCAL_MEM_FENCE);
        bool more = p0 + DEPTH < to;
        if (more) {
            fetchA(a, m, k, row0, p0 + DEPTH, to, item, aNext);
            fetchB(b, n, k, column0, p0 + DEPTH, to, item, bNext);
        }
        multiplyTiles((local const float *) aTiles[now], (local const float *) bTiles[now], item, sums);
        if (more) {
            keep(aNext, bNext, item, (local float *) aTiles[1 - now], (local float *) bTiles[1 - now]);
        }
    }

    global float *c = slices == 1 ? cAll + cAt + product * m * n : parts + (product * slices + part) * m * n;
    bool whole = slices == 1;
#pragma unroll
    for (int j = 0; j < ITEM_N; j += 4) {
        int column = column0 + COLUMN(item, j);
        float base[4];
#pragma unroll
        for (int i = 0; i < 4; i++) {
            base[i] = whole && biased && column + i < n ? bias[biasAt + column + i] : 0;
        }
#pragma unroll
        for (int r = 0; r < ITEM_M; r++) {
            int row = row0 + ROW(item, r);
            if (row < m) {
                global float *at = c + row * n + column;
                float four[4];
#pragma unroll
                for (int i = 0; i < 4; i++) {
                    float old = whole && accumulate && column + i < n ? at[i] : base[i];
                    four[i] = whole ? f(sums[r][j + i] + old, alpha, beta) : sums[r][j + i];
                }
                storeFour(four, n - column, at);
            }
        }
    }
}

// c = f(sum of the slices + bias), or c += sum, for one product after the other; size = m * n, all = products * size.
kernel void joinSlices(
        float alpha, float beta, global const float *parts, int slices, int size, int n,
        global const float *bias, int biasAt, int biased, int accumulate, global float *c, int cAt, int all) {
    int i = get_global_id(0);
    if (i < all) {
        int product = i / size;
        int at = i - product * size;
        float sum = biased ? bias[biasAt + at % n] : accumulate ? c[cAt + i] : 0;
        for (int s = 0; s < slices; s++) {
            sum += parts[(product * slices + s) * size + at];
        }
        c[cAt + i] = f(sum, alpha, beta);
    }
}
