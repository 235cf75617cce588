// Products of matrices that lie by sixteens of their columns: element (r, c) of R rows at ((c / 16) * R + r) * 16 + c % 16.
// For processors, whose registers hold such vectors: a tile of ROWS x 16 VECTORS sums stays in registers, one number of
// each of ROWS rows is broadcast to VECTORS vectors. Rows of a tile lie 16 apart whatever the matrix, in the operands of
// the instructions themselves.
#include "shares.cl"

typedef float16 Tile[ROWS][VECTORS];

void clearTile(float16 (*sums)[VECTORS]) {
#pragma unroll
    for (int r = 0; r < ROWS; r++) {
#pragma unroll
        for (int j = 0; j < VECTORS; j++) {
            sums[r][j] = 0;
        }
    }
}

// sums += one number of each row, `step` apart, times a row of b.
#define STEP(a, step, b, bRows)                             \
    {                                                       \
        float16 row[VECTORS];                               \
        _Pragma("unroll") for (int j = 0; j < VECTORS; j++) { \
            row[j] = vload16((j) * (bRows), b);             \
        }                                                   \
        _Pragma("unroll") for (int r = 0; r < ROWS; r++) {  \
            float16 one = (a)[r * (step)];                  \
            _Pragma("unroll") for (int j = 0; j < VECTORS; j++) { \
                sums[r][j] = fma(one, row[j], sums[r][j]);  \
            }                                               \
        }                                                   \
    }

// sums += a * b; a is the first of ROWS rows of aRows, b the first of VECTORS sixteens of columns.
void multiplyTile(
        global const float *a, int aRows, global const float *b, int bRows, int depth, float16 (*sums)[VECTORS]) {
    for (int q = 0; q < depth; q += 16) {
        // Unrolled, neighbours of a row are loaded together and taken apart again: 30 % slower.
#pragma unroll 1
        for (int p = 0; p < 16; p++) {
            STEP(a + q * aRows + p, 16, b + (q + p) * 16, bRows)
        }
    }
}

// sums += a' * b for `depth` rows of both; a is the first of ROWS columns within one sixteen.
void multiplyTileTransposed(
        global const float *a, global const float *b, int bRows, int depth, float16 (*sums)[VECTORS]) {
#pragma unroll 4
    for (int p = 0; p < depth; p++) {
        STEP(a + p * 16, 1, b + p * 16, bRows)
    }
}
