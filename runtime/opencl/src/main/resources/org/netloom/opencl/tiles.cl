// Products of tiles in local memory: a group of work items computes TILE_M x TILE_N sums, each item ITEM_M x ITEM_N of
// them, DEPTH terms at a time. Rows of an item are neighbours, which all items of a line read at once; its columns lie
// ITEMS_N apart, so that neighbours read and write neighbours. The padding of A keeps writes of columns in different banks.

#define ITEMS_N (TILE_N / ITEM_N)
#define ITEMS_M (TILE_M / ITEM_M)
#define ITEMS (ITEMS_M * ITEMS_N)
#define LD_A (TILE_M + 1)
#define ROW(item, r) ((item) / ITEMS_N * ITEM_M + (r))
#define COLUMN(item, c) ((item) % ITEMS_N + (c) * ITEMS_N)

// sums += a' * b for a DEPTH x LD_A, b DEPTH x TILE_N.
void multiplyTiles(local const float *a, local const float *b, int item, float (*sums)[ITEM_N]) {
    // As a loop, PoCL 3.1 forgets the sums of items with 16 or fewer of them.
#pragma unroll
    for (int p = 0; p < DEPTH; p++) {
        float column[ITEM_N];
#pragma unroll
        for (int c = 0; c < ITEM_N; c++) {
            column[c] = b[p * TILE_N + COLUMN(item, c)];
        }
#pragma unroll
        for (int r = 0; r < ITEM_M; r++) {
            float row = a[p * LD_A + ROW(item, r)];
#pragma unroll
            for (int c = 0; c < ITEM_N; c++) {
                sums[r][c] += row * column[c];
            }
        }
    }
}

void clearSums(float (*sums)[ITEM_N]) {
#pragma unroll
    for (int r = 0; r < ITEM_M; r++) {
#pragma unroll
        for (int c = 0; c < ITEM_N; c++) {
            sums[r][c] = 0;
        }
    }
}
