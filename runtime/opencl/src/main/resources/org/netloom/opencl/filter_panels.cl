// Weights for conv_vectors.cl, and what it sums up for them: by sixteens of columns, zeros behind the last row and column,
// row r of sixteen s of a group at ((group * (width / 16) + s) * depth + r) * 16. A work item has one vector; n vectors.
#include "sixteens.cl"

#define VECTOR                              \
    int i = get_global_id(0);               \
    int row = i % depth;                    \
    int column = i / depth % (width / 16) * 16; \
    int group = i / depth / (width / 16);   \
    int count = row < rows ? clamp(columns - column, 0, 16) : 0

// Of w, rows x (groups * columns).
kernel void panels(
        global const float *w, int wAt, int rows, int columns, int groups, int depth, int width, global float *to, int n) {
    VECTOR;
    if (i < n) {
        global float *at = to + i * 16;
        copyNumbers(w + wAt + (row * groups + group) * columns + column, count, at);
        zeros(16 - count, at + count);
    }
}

// The same for the gradient by data: a row is a tap, of `across` in a line tap first + i * down + j * step, and one of
// kg output channels of a group; columns are its input channels.
kernel void turnedPanels(
        global const float *w, int wAt, int across, int first, int down, int step, int kg, int rows, int columns,
        int groups, int depth, int width, global float *to, int n) {
    VECTOR;
    if (i < n) {
        int number = row / kg;
        int tap = first + number / across * down + number % across * step;
        global const float *from = w + wAt + ((tap * columns + column) * groups + group) * kg + row % kg;
        global float *at = to + i * 16;
        for (int lane = 0; lane < count; lane++) {
            at[lane] = from[lane * groups * kg];
        }
        zeros(16 - count, at + count);
    }
}

// dw (+)= partial sums in their order: vectors of all parts lie n apart.
kernel void addPanels(
        global const float *parts, int number, int accumulate, int rows, int columns, int groups, int depth, int width,
        global float *dw, int dwAt, int n) {
    VECTOR;
    if (i < n && count > 0) {
        float16 sum = 0;
        for (int part = 0; part < number; part++) {
            sum += load(parts + (part * n + i) * 16);
        }
        global float *to = dw + dwAt + (row * groups + group) * columns + column;
        storeSome(accumulate ? some(to, count) + sum : sum, count, to);
    }
}
