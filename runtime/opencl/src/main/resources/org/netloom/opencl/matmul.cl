// Matrix product c[m,n] = f(a[m,k] * b[k,n] + bias[n]) on a graphics card.
//
// A group computes a tile of TM x TN. It steps along k by TK: the next pieces of a and b are fetched into registers while
// the present ones, in local memory, are multiplied. An item has RM x RN sums, in blocks of 4 x 4 that lie TM/(RM/4) rows
// and TN/(RN/4) columns apart, so that neighbours read neighbouring columns. Beyond the edges a and b are 0.
//
// Options: TM TN TK RM RN, TRANSPOSE_A (a is stored k x m), TRANSPOSE_B (b is stored n x k), F_... for f.
#include "functions.cl"

#define ITEMS ((TM / RM) * (TN / RN))
#define ACROSS (TN / RN)
#define A_LOADS (TM * TK / ITEMS)
#define B_LOADS (TN * TK / ITEMS)
#define PAD 4

#ifdef TRANSPOSE_A
#define A_ROW(e) ((e) % TM)
#define A_STEP(e) ((e) / TM)
#define A_INDEX(i, p) ((p) * m + (i))
#else
#define A_ROW(e) ((e) / TK)
#define A_STEP(e) ((e) % TK)
#define A_INDEX(i, p) ((i) * k + (p))
#endif
#ifdef TRANSPOSE_B
#define B_COLUMN(e) ((e) / TK)
#define B_STEP(e) ((e) % TK)
#define B_INDEX(p, j) ((j) * k + (p))
#else
#define B_COLUMN(e) ((e) % TN)
#define B_STEP(e) ((e) / TN)
#define B_INDEX(p, j) ((p) * n + (j))
#endif

// Group ids: tile of rows, tile of columns, product of the batch * slices + slice of k. With several slices each writes
// its sums to parts[slice, m, n], and `joinSlices` adds them up; neither bias nor f come in here then.
kernel __attribute__((reqd_work_group_size(ITEMS, 1, 1))) void matmul(
        float alpha, float beta,
        global const float *aAll, int aAt, global const float *bAll, int bAt,
        global const float *bias, int biasAt, int biased, int accumulate,
        global float *cAll, int cAt, int m, int n, int k, int slices, int slice, global float *parts) {
    local float4 aTile[TK][(TM + PAD) / 4];
    local float4 bTile[TK][(TN + PAD) / 4];
    local float *aOne = (local float *) aTile;
    local float *bOne = (local float *) bTile;
    int item = get_local_id(0);
    int row0 = get_group_id(0) * TM;
    int column0 = get_group_id(1) * TN;
    int product = get_group_id(2) / slices;
    int part = get_group_id(2) % slices;
    int from = part * slice;
    int to = min(k, from + slice);
    global const float *a = aAll + aAt + product * m * k;
    global const float *b = bAll + bAt + product * k * n;
    int x = item % ACROSS;
    int y = item / ACROSS;

    float sums[RM][RN];
#pragma unroll
    for (int i = 0; i < RM; i++) {
#pragma unroll
        for (int j = 0; j < RN; j++) {
            sums[i][j] = 0;
        }
    }
    float aNext[A_LOADS];
    float bNext[B_LOADS];
#define FETCH(p0)                                                                                       \
    _Pragma("unroll") for (int l = 0; l < A_LOADS; l++) {                                               \
        int i = row0 + A_ROW(item + l * ITEMS);                                                         \
        int p = (p0) + A_STEP(item + l * ITEMS);                                                        \
        aNext[l] = i < m && p < to ? a[A_INDEX(i, p)] : 0;                                              \
    }                                                                                                   \
    _Pragma("unroll") for (int l = 0; l < B_LOADS; l++) {                                               \
        int j = column0 + B_COLUMN(item + l * ITEMS);                                                   \
        int p = (p0) + B_STEP(item + l * ITEMS);                                                        \
        bNext[l] = j < n && p < to ? b[B_INDEX(p, j)] : 0;                                              \
    }

    FETCH(from)
    for (int p0 = from; p0 < to; p0 += TK) {
#pragma unroll
        for (int l = 0; l < A_LOADS; l++) {
            aOne[A_STEP(item + l * ITEMS) * (TM + PAD) + A_ROW(item + l * ITEMS)] = aNext[l];
        }
#pragma unroll
        for (int l = 0; l < B_LOADS; l++) {
            bOne[B_STEP(item + l * ITEMS) * (TN + PAD) + B_COLUMN(item + l * ITEMS)] = bNext[l];
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        if (p0 + TK < to) {
            FETCH(p0 + TK)
        }
#pragma unroll
        for (int p = 0; p < TK; p++) {
            float u[RM];
            float v[RN];
#pragma unroll
            for (int i = 0; i < RM / 4; i++) {
                vstore4(aTile[p][i * (TM / RM) + y], i, u);
            }
#pragma unroll
            for (int j = 0; j < RN / 4; j++) {
                vstore4(bTile[p][j * (TN / RN) + x], j, v);
            }
#pragma unroll
            for (int i = 0; i < RM; i++) {
#pragma unroll
                for (int j = 0; j < RN; j++) {
                    sums[i][j] = fma(u[i], v[j], sums[i][j]);
                }
            }
        }
        barrier(CLK_LOCAL_MEM_FENCE);
    }

    global float *c = slices == 1 ? cAll + cAt + product * m * n : parts + (product * slices + part) * m * n;
#pragma unroll
    for (int i = 0; i < RM; i++) {
        int row = row0 + (i / 4) * (TM / (RM / 4)) + y * 4 + i % 4;
#pragma unroll
        for (int j = 0; j < RN; j++) {
            int column = column0 + (j / 4) * (TN / (RN / 4)) + x * 4 + j % 4;
            if (row < m && column < n) {
                int at = row * n + column;
                float sum = sums[i][j];
                if (slices > 1) {
                    c[at] = sum;
                } else {
                    sum += biased ? bias[biasAt + column] : accumulate ? c[at] : 0;
                    c[at] = f(sum, alpha, beta);
                }
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
