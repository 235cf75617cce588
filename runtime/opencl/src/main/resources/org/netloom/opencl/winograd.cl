// Convolutions by Winograd's minimal filtering in steps, each for all tiles of a piece: see winograd_tiles.cl.
#include "shares.cl"
#include "winograd_tiles.cl"

// Components of the tiles from `first` on: rows of them, of which those from `count` on are zeros.
kernel void input(
        Image g, global const float *x, int xAt, global float *to, int apart, int first, int count, int rows,
        SHARED_TASKS) {
    int vectors = g.c / V;
    EACH_TASK(i, rows * vectors) {
        int row = i / vectors;
        int c = i % vectors * V;
        if (row < count) {
            inputTile(&g, x + xAt, first + row, c, to + AT(row, c, rows, g.c), apart);
        } else {
            noTile(to + AT(row, c, rows, g.c), apart);
        }
    }
    NO_MORE_TASKS
}

// Components of tiles of dy, as those of an image.
kernel void gradient(
        Image g, global const float *dy, int dyAt, global float *to, int apart, int first, int count, int rows,
        SHARED_TASKS) {
    int vectors = g.c / V;
    EACH_TASK(i, rows * vectors) {
        int row = i / vectors;
        int c = i % vectors * V;
        if (row < count) {
            gradientTile(&g, dy + dyAt, first + row, c, to + AT(row, c, rows, g.c), apart);
        } else {
            noTile(to + AT(row, c, rows, g.c), apart);
        }
    }
    NO_MORE_TASKS
}

// Components of filters, rows x columns for each tap; with -DTURNED of w columns x rows and its taps backwards.
kernel void filter(global const float *w, int wAt, global float *to, int apart, int rows, int columns, SHARED_TASKS) {
    EACH_TASK(i, rows * (columns / V)) {
#if V == 1
        int row = i / columns;
        int c = i % columns;
#else
        int row = i % rows;
        int c = i / rows * V;
#endif
        floats taps[TAPS * TAPS];
#ifdef TURNED
        // A vector that is loaded right behind its numbers would wait for them: all of them go first.
        float lanes[TAPS * TAPS * V];
        for (int tap = 0; tap < TAPS * TAPS; tap++) {
            global const float *from = w + wAt + (TAPS * TAPS - 1 - tap) * rows * columns + c * rows + row;
            for (int lane = 0; lane < V; lane++) {
                lanes[tap * V + lane] = from[lane * rows];
            }
        }
#pragma unroll
        for (int tap = 0; tap < TAPS * TAPS; tap++) {
            taps[tap] = load(lanes + tap * V);
        }
#else
#pragma unroll
        for (int tap = 0; tap < TAPS * TAPS; tap++) {
            taps[tap] = load(w + wAt + (tap * rows + row) * columns + c);
        }
#endif
        TRANSFORM(filterLine, taps, TAPS, to + AT(row, c, rows, columns), apart)
    }
    NO_MORE_TASKS
}

// Tiles of the output from their components, with bias and activation.
kernel void output(
        Image g, global const float *m, int apart, global const float *bias, int biasAt, int hasBias, float alpha,
        float beta, global float *y, int yAt, int first, int count, int rows, SHARED_TASKS) {
    int vectors = g.c / V;
    EACH_TASK(i, count * vectors) {
        int row = i / vectors;
        int c = i % vectors * V;
        floats b = loadOr(bias + biasAt + c, hasBias, 0);
        outputTile(&g, m + AT(row, c, rows, g.c), apart, b, alpha, beta, first + row, c, y + yAt);
    }
    NO_MORE_TASKS
}

// dw (+)= gradients of filters from their components, rows x columns for each tap.
kernel void filterGradient(
        global const float *m, int apart, int accumulate, global float *dw, int dwAt, int rows, int columns, SHARED_TASKS) {
    int vectors = columns / V;
    EACH_TASK(i, rows * vectors) {
        int row = i / vectors;
        int c = i % vectors * V;
        floats all[TAPS * TAPS];
        BACK(filterGradientLine, m + AT(row, c, rows, columns), apart, TAPS, all)
#pragma unroll
        for (int tap = 0; tap < TAPS * TAPS; tap++) {
            global float *to = dw + dwAt + (tap * rows + row) * columns + c;
            store(accumulate ? load(to) + all[tap] : all[tap], to);
        }
    }
    NO_MORE_TASKS
}
