// Products of matrices on processors, whose registers hold vectors: a tile of ROWS x 16 VECTORS sums stays in registers, one
// number of each of ROWS rows is broadcast to VECTORS vectors. Matrices lie row by row, or by sixteens of their columns:
// element (r, c) of R rows at ((c / 16) * R + r) * 16 + c % 16. Where the rows of a tile lie 16 apart, whatever the matrix,
// that is in the operands of the instructions themselves.
#include "shares.cl"
#include "sixteens.cl"

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

// sums += one number of each row, `aApart` from each other, times vectors of a row of b.
#define STEP(a, aApart, b, bApart)                          \
    {                                                       \
        float16 row[VECTORS];                               \
        _Pragma("unroll") for (int j = 0; j < VECTORS; j++) { \
            row[j] = load((b) + j * (bApart));              \
        }                                                   \
        _Pragma("unroll") for (int r = 0; r < ROWS; r++) {  \
            float16 one = (a)[r * (aApart)];                \
            _Pragma("unroll") for (int j = 0; j < VECTORS; j++) { \
                sums[r][j] = fma(one, row[j], sums[r][j]);  \
            }                                               \
        }                                                   \
    }

// sums += a * b; rows of a lie `aRow` apart, sixteens of its columns `aSixteen`. b lies by sixteens of columns.
INLINED void multiplyTile(
        global const float *a, int aRow, int aSixteen, global const float *b, int bRows, int depth,
        float16 (*sums)[VECTORS]) {
    for (int q = 0; q < depth; q += 16) {
        // Unrolled, neighbours of a row are loaded together and taken apart again: 30 % slower.
#pragma unroll 1
        for (int p = 0; p < 16; p++) {
            STEP(a + q / 16 * aSixteen + p, aRow, b + (q + p) * 16, bRows * 16)
        }
    }
}

// sums += a' * b for `depth` rows of both, `aRow` and `bRow` apart; sixteens of the columns of b lie `bSixteen` apart.
INLINED void multiplyTileTransposed(
        global const float *a, int aRow, global const float *b, int bRow, int bSixteen, int depth,
        float16 (*sums)[VECTORS]) {
#pragma unroll 4
    for (int p = 0; p < depth; p++) {
        STEP(a + p * aRow, 1, b + p * bRow, bSixteen)
    }
}
