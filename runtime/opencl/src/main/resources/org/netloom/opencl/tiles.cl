// Products of tiles in local memory: a group of work items computes TILE_M x TILE_N sums and steps along their terms by
// DEPTH. The next pieces of both operands, A and B, are fetched into registers while the present ones are multiplied; local
// memory holds two of each, so that one barrier a step is enough. A line of a piece is one term of all rows of A, or of all
// columns of B. An item has ITEM_M x ITEM_N sums, in blocks of 4 x 4 that lie 4 ITEMS_M rows and 4 ITEMS_N columns apart:
// it reads four numbers at once, beside those of its neighbours.
//
// Options: the sizes; A_WIDE and B_WIDE, 1 where four numbers that lie side by side in memory are aligned and all of them
// inside the matrix or all outside, so that they are fetched at once.

#define ITEMS_M (TILE_M / ITEM_M)
#define ITEMS_N (TILE_N / ITEM_N)
#define ITEMS (ITEMS_M * ITEMS_N)

// 32 items that run together, such as a warp, are 8 x 4 of a group's: they read the fewest different numbers.
#define SIDE (ITEMS_N < 8 ? ITEMS_N : 8)
#define DOWN (ITEMS_M < 32 / SIDE ? ITEMS_M : 32 / SIDE)
#define WARP(item) ((item) / (SIDE * DOWN))
#define ITEM_X(item) (WARP(item) % (ITEMS_N / SIDE) * SIDE + (item) % SIDE)
#define ITEM_Y(item) (WARP(item) / (ITEMS_N / SIDE) * DOWN + (item) / SIDE % DOWN)
#define ROW(item, r) ((r) / 4 * (ITEMS_M * 4) + ITEM_Y(item) * 4 + (r) % 4)
#define COLUMN(item, c) ((c) / 4 * (ITEMS_N * 4) + ITEM_X(item) * 4 + (c) % 4)

// Padding puts what is stored across the lines into different banks.
#define PAD 4
#define LINE_A (TILE_M + PAD)
#define LINE_B (TILE_N + PAD)

// Numbers that an item fetches at once, and how often it does so for a piece.
#define LANES(wide) ((wide) ? 4 : 1)
#define A_LANES LANES(A_WIDE)
#define B_LANES LANES(B_WIDE)
#define A_LOADS (TILE_M * DEPTH / ITEMS / A_LANES)
#define B_LOADS (TILE_N * DEPTH / ITEMS / B_LANES)

// Term and place in the line of an item's fetch, where neighbours in memory are neighbours of a line, and where they are
// terms that follow each other.
#define ALONG_TERM(fetch, tile, lanes) ((item + (fetch) * ITEMS) / ((tile) / (lanes)))
#define ALONG_PLACE(fetch, tile, lanes) ((item + (fetch) * ITEMS) % ((tile) / (lanes)) * (lanes))
#define ACROSS_TERM(fetch, lanes) ((item + (fetch) * ITEMS) % (DEPTH / (lanes)) * (lanes))
#define ACROSS_PLACE(fetch, lanes) ((item + (fetch) * ITEMS) / (DEPTH / (lanes)))

void spread(float4 four, float *to) {
    to[0] = four.x;
    to[1] = four.y;
    to[2] = four.z;
    to[3] = four.w;
}

// One number or four, zeros where there are none.
void fetch(global const float *from, bool there, int lanes, float *to) {
    if (lanes == 4) {
        float4 four = 0;
        if (there) {
            four = *(global const float4 *) from;
        }
        spread(four, to);
    } else {
        to[0] = there ? *from : 0;
    }
}

// Into a line.
void keepAlong(const float *numbers, int lanes, local float *to) {
    if (lanes == 4) {
        *(local float4 *) to = (float4) (numbers[0], numbers[1], numbers[2], numbers[3]);
    } else {
        to[0] = numbers[0];
    }
}

// Into lines that follow each other.
void keepAcross(const float *numbers, int lanes, int line, local float *to) {
#pragma unroll
    for (int i = 0; i < lanes; i++) {
        to[i * line] = numbers[i];
    }
}

// Terms p0 to end of B, whose lines lie `distance` apart in memory; columns from 0 on, so many that there are.
void fetchLines(
        global const float *b, int distance, int p0, int end, int columns, int item, float *next) {
#pragma unroll
    for (int l = 0; l < B_LOADS; l++) {
        int p = p0 + ALONG_TERM(l, TILE_N, B_LANES);
        int n = ALONG_PLACE(l, TILE_N, B_LANES);
        fetch(b + p * distance + n, p < end && n < columns, B_LANES, next + l * B_LANES);
    }
}

void keepLines(const float *next, int item, local float *b) {
#pragma unroll
    for (int l = 0; l < B_LOADS; l++) {
        int to = ALONG_TERM(l, TILE_N, B_LANES) * LINE_B + ALONG_PLACE(l, TILE_N, B_LANES);
        keepAlong(next + l * B_LANES, B_LANES, b + to);
    }
}

// sums += a' * b for pieces of both operands.
void multiplyTiles(local const float *a, local const float *b, int item, float (*sums)[ITEM_N]) {
    // As a loop, PoCL 3.1 forgets the sums of items with 16 or fewer of them.
#pragma unroll
    for (int p = 0; p < DEPTH; p++) {
        float u[ITEM_M];
        float v[ITEM_N];
#pragma unroll
        for (int r = 0; r < ITEM_M; r += 4) {
            spread(*(local const float4 *) (a + p * LINE_A + ROW(item, r)), u + r);
        }
#pragma unroll
        for (int c = 0; c < ITEM_N; c += 4) {
            spread(*(local const float4 *) (b + p * LINE_B + COLUMN(item, c)), v + c);
        }
#pragma unroll
        for (int r = 0; r < ITEM_M; r++) {
#pragma unroll
            for (int c = 0; c < ITEM_N; c++) {
                sums[r][c] = fma(u[r], v[c], sums[r][c]);
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

// Four neighbours of a row of sums, of which there are so many columns.
void storeFour(const float *four, int columns, global float *to) {
    if (B_WIDE) {
        if (columns > 0) {
            *(global float4 *) to = (float4) (four[0], four[1], four[2], four[3]);
        }
    } else {
#pragma unroll
        for (int c = 0; c < 4; c++) {
            if (c < columns) {
                to[c] = four[c];
            }
        }
    }
}
