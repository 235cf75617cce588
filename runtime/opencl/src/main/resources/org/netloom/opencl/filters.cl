// Weights for a convolution's kernels, and what they sum up for its weights; for conv_vectors.cl: filter_panels.cl.

// Weights with the two kinds of channels exchanged, so that the gradient by data reads them as the forward pass does:
// to[i, j, k in group, group, c in group] = w[tap, c in group, group, k in group], for `across` of the taps in a row,
// tap (i, j) being first + i * down + j * step.
kernel void turn(
        global const float *w, int wAt, int across, int first, int down, int step, int kg, int cg, int groups,
        global float *to, int n) {
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
