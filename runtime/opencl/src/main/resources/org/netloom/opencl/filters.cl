// Weights for a convolution's kernels, and what they sum up for its weights.

// Weights with the two kinds of channels exchanged, so that the gradient by data reads them as the forward pass does:
// to[i, j, k in group, group, c in group] = w[tap, c in group, group, k in group], for `across` of the taps in a row,
// tap (i, j) being first + i * down + j * step.
kernel void turn(
        global const float *w, int wAt, global float *to, int across, int first, int down, int step, int groups, int cg,
        int kg, int n) {
    int i = get_global_id(0);
    if (i < n) {
        int c = i % cg;
        int group = i / cg % groups;
        int k = i / cg / groups % kg;
        int number = i / cg / groups / kg;
        int tap = first + number / across * down + number % across * step;
        to[i] = w[wAt + ((tap * cg + c) * groups + group) * kg + k];
    }
}

// Columns of weights by sixteens, zeros behind the last row and column: w rows x (groups * columns),
// to[group][column / 16][row][column % 16].
kernel void panels(
        global const float *w, int wAt, global float *to, int rows, int columns, int groups, int depth, int width, int n) {
    int i = get_global_id(0);
    if (i < n) {
        int lane = i % 16;
        int row = i / 16 % depth;
        int column = i / 16 / depth % (width / 16) * 16 + lane;
        int group = i / (depth * width);
        bool inside = row < rows && column < columns;
        to[i] = inside ? w[wAt + (row * groups + group) * columns + column] : 0;
    }
}

// dw (+)= partial sums in their order: each of n numbers.
kernel void addParts(global const float *parts, int count, int accumulate, global float *dw, int dwAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        float sum = 0;
        for (int part = 0; part < count; part++) {
            sum += parts[part * n + i];
        }
        dw[dwAt + i] = accumulate ? dw[dwAt + i] + sum : sum;
    }
}

// The same where parts lie by sixteens of columns: [part][group][column / 16][row][column % 16].
kernel void addPanels(
        global const float *parts, int count, int accumulate, int columns, int groups, int depth, int width,
        global float *dw, int dwAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        int column = i % columns;
        int group = i / columns % groups;
        int row = i / columns / groups;
        int at = ((group * (width / 16) + column / 16) * depth + row) * 16 + column % 16;
        float sum = 0;
        for (int part = 0; part < count; part++) {
            sum += parts[part * groups * depth * width + at];
        }
        dw[dwAt + i] = accumulate ? dw[dwAt + i] + sum : sum;
    }
}
