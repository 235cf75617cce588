// Products of the components of tiles and filters by groups of work items: see winograd.cl and tiles.cl. Matrices lie by
// sixteens of their columns, so that pieces of 16 columns are read from one end to the other.
#include "tiles.cl"

#define AT(r, c, rows) (((c) / 16 * (rows) + (r)) * 16 + (c) % 16)

// c[component] = a[component] * b[component]; a rows x depth, b depth x width.
// Groups: tiles of rows, tiles of columns, components.
kernel __attribute__((reqd_work_group_size(ITEMS, 1, 1))) void multiply(
        global const float *a, int aApart, global const float *b, int bApart, global float *c, int cApart, int rows,
        int depth, int width, int block) {
    local float left[DEPTH * LD_A];
    local float right[DEPTH * TILE_N];
    int item = get_local_id(0);
    int row = get_group_id(0) * TILE_M;
    int column = get_group_id(1) * TILE_N;
    a += get_group_id(2) * aApart;
    b += get_group_id(2) * bApart;
    c += get_group_id(2) * cApart;
    float sums[ITEM_M][ITEM_N];
    clearSums(sums);
    for (int p0 = 0; p0 < depth; p0 += DEPTH) {
        for (int i = item; i < TILE_M * DEPTH; i += ITEMS) {
            int p = i % DEPTH;
            int m = i / DEPTH;
            left[p * LD_A + m] = p0 + p < depth && row + m < rows ? a[AT(row + m, p0 + p, rows)] : 0;
        }
        for (int i = item; i < DEPTH * TILE_N; i += ITEMS) {
            int p = i / TILE_N;
            int n = column + i % TILE_N;
            right[i] = p0 + p < depth && n < width ? b[AT(p0 + p, n, depth)] : 0;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        multiplyTiles(left, right, item, sums);
        barrier(CLK_LOCAL_MEM_FENCE);
    }
#pragma unroll
    for (int r = 0; r < ITEM_M; r++) {
        int m = row + ROW(item, r);
#pragma unroll
        for (int n = 0; n < ITEM_N; n++) {
            int k = column + COLUMN(item, n);
            if (m < rows && k < width) {
                c[AT(m, k, rows)] = sums[r][n];
            }
        }
    }
}

// c[part, component] (+)= a[component]' * b[component] for the part's rows; a depth x rows, b depth x width.
// Groups: tiles of rows, tiles of columns, components times parts.
kernel __attribute__((reqd_work_group_size(ITEMS, 1, 1))) void multiplyTransposed(
        global const float *a, int aApart, global const float *b, int bApart, global float *c, int cApart, int rows,
        int depth, int width, int accumulate, int depthOfPart) {
    local float left[DEPTH * LD_A];
    local float right[DEPTH * TILE_N];
    int item = get_local_id(0);
    int row = get_group_id(0) * TILE_M;
    int column = get_group_id(1) * TILE_N;
    int component = get_group_id(2) % 36;
    int from = get_group_id(2) / 36 * depthOfPart;
    int end = min(depth, from + depthOfPart);
    a += component * aApart;
    b += component * bApart;
    c += get_group_id(2) * cApart;
    float sums[ITEM_M][ITEM_N];
    clearSums(sums);
    for (int p0 = from; p0 < end; p0 += DEPTH) {
        for (int i = item; i < DEPTH * TILE_M; i += ITEMS) {
            int m = i % TILE_M;
            int p = i / TILE_M;
            left[p * LD_A + m] = p0 + p < end && row + m < rows ? a[AT(p0 + p, row + m, depth)] : 0;
        }
        for (int i = item; i < DEPTH * TILE_N; i += ITEMS) {
            int p = i / TILE_N;
            int n = column + i % TILE_N;
            right[i] = p0 + p < end && n < width ? b[AT(p0 + p, n, depth)] : 0;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        multiplyTiles(left, right, item, sums);
        barrier(CLK_LOCAL_MEM_FENCE);
    }
#pragma unroll
    for (int r = 0; r < ITEM_M; r++) {
        int m = row + ROW(item, r);
#pragma unroll
        for (int n = 0; n < ITEM_N; n++) {
            int k = column + COLUMN(item, n);
            if (m < rows && k < width) {
                int at = AT(m, k, rows);
                c[at] = accumulate ? c[at] + sums[r][n] : sums[r][n];
            }
        }
    }
}
