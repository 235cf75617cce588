// Matrix product c[m,n] = f(a[m,k] * b[k,n] + bias[n]) on a processor, where a work item is a thread's loop and vectors are
// its registers: first b is laid out in panels of W columns, then an item multiplies ROWS rows with a panel.
//
// Options: TRANSPOSE_A (a is stored k x m), TRANSPOSE_B (b is stored n x k), F_... for f.
#include "sixteens.cl"

#define W (2 * V)
#define MR 8
#define ROWS 64
// Steps along k whose part of a panel stays in the first cache, and steps that one item packs.
#define DEEP 256
#define PACKED 256

// panels[q, p, j] = b[p, q*W + j], 0 beyond the last column; ids: panel, PACKED steps of k, product.
kernel void pack(global const float *bAll, int bAt, int n, int k, global float *panels) {
    int q = get_global_id(0);
    int from = get_global_id(1) * PACKED;
    int to = min(k, from + PACKED);
    int product = get_global_id(2);
    int columns = min(W, n - q * W);
    global const float *b = bAll + bAt + product * n * k;
    global float *panel = panels + (product * ((n + W - 1) / W) + q) * k * W;
#ifdef TRANSPOSE_B
    for (int j = 0; j < W; j++) {
        for (int p = from; p < to; p++) {
            panel[p * W + j] = j < columns ? b[(q * W + j) * k + p] : 0;
        }
    }
#else
    for (int p = from; p < to; p++) {
        if (columns == W) {
            store(load(b + p * n + q * W), panel + p * W);
            store(load(b + p * n + q * W + V), panel + p * W + V);
        } else {
            for (int j = 0; j < W; j++) {
                panel[p * W + j] = j < columns ? b[p * n + q * W + j] : 0;
            }
        }
    }
#endif
}

// Of a transposed matrix, ROWS rows of DEEP steps are copied first, in blocks of MR rows: whole lines of memory are read.
#ifdef TRANSPOSE_A
#define SOURCE const float *copy
#define A(i, p) copy[((p) - from) * MR + (i)]
#else
#define SOURCE global const float *a
#define A(i, p) a[rows[i] * k + (p)]
#endif

void copyRows(global const float *a, int m, int first, int from, int to, float *copy) {
    int count = min(ROWS, m - first);
    for (int p = from; p < to; p++) {
        global const float *line = a + p * m + first;
        if (count == ROWS) {
#pragma unroll
            for (int r = 0; r < ROWS / MR; r++) {
                vstore8(vload8(r, line), r * DEEP + p - from, copy);
            }
        } else {
            for (int i = 0; i < ROWS; i++) {
                copy[(i / MR * DEEP + p - from) * MR + i % MR] = line[min(i, count - 1)];
            }
        }
    }
}

// MR rows from `row` on times DEEP steps of a panel. Rows beyond the last are the last one again, and are not written.
void block(
        float alpha, float beta, SOURCE, global const float *panel,
        global const float *bias, int biased, int accumulate, global float *c,
        int m, int n, int k, int row, int column, int from, int to) {
    float16 s0[MR];
    float16 s1[MR];
#ifndef TRANSPOSE_A
    int rows[MR];
#endif
#pragma unroll
    for (int i = 0; i < MR; i++) {
        s0[i] = 0;
        s1[i] = 0;
#ifndef TRANSPOSE_A
        rows[i] = min(row + i, m - 1);
#endif
    }
    // Four steps at a time: 270 instead of 190 GFLOP/s on two cores with 512-bit vectors.
#pragma unroll 4
    for (int p = from; p < to; p++) {
        float16 b0 = vload16(0, panel + p * W);
        float16 b1 = vload16(1, panel + p * W);
#pragma unroll
        for (int i = 0; i < MR; i++) {
            float16 v = A(i, p);
            s0[i] = fma(v, b0, s0[i]);
            s1[i] = fma(v, b1, s1[i]);
        }
    }
    int columns = min(W, n - column);
    int last = to == k;
#pragma unroll
    for (int i = 0; i < MR; i++) {
        if (row + i < m) {
            float16 sums[2] = {s0[i], s1[i]};
#pragma unroll
            for (int j = 0; j < W && j < columns; j += V) {
                global float *at = c + (row + i) * n + column + j;
                int left = columns - j;
                float16 sum = sums[j / V];
                if (from > 0 || accumulate) {
                    sum += some(at, left);
                } else if (biased) {
                    sum += some(bias + column + j, left);
                }
                storeSome(last ? each(sum, alpha, beta) : sum, left, at);
            }
        }
    }
}

// Ids: panel, ROWS rows, product.
kernel void multiply(
        float alpha, float beta, global const float *aAll, int aAt, global const float *panels,
        global const float *bias, int biasAt, int biased, int accumulate,
        global float *cAll, int cAt, int m, int n, int k) {
    int q = get_global_id(0);
    int first = get_global_id(1) * ROWS;
    int product = get_global_id(2);
    global const float *a = aAll + aAt + product * m * k;
    global const float *panel = panels + (product * ((n + W - 1) / W) + q) * k * W;
    global float *c = cAll + cAt + product * m * n;
#ifdef TRANSPOSE_A
    float copy[ROWS * DEEP];
#endif
    for (int from = 0; from < k; from += DEEP) {
        int to = min(k, from + DEEP);
#ifdef TRANSPOSE_A
        copyRows(a, m, first, from, to, copy);
#endif
        for (int row = first; row < min(m, first + ROWS); row += MR) {
#ifdef TRANSPOSE_A
            const float *source = copy + (row - first) * DEEP;
#else
            global const float *source = a;
#endif
            block(alpha, beta, source, panel, bias + biasAt, biased, accumulate, c, m, n, k, row, q * W, from, to);
        }
    }
}
