// Softmax and cross-entropy along rows of n channels. LANES neighbouring work items share a row, a group of ITEMS has
// ITEMS / LANES rows; the greatest number is taken away first, so that nothing overflows.

#define ITEMS 64

// Sum or maximum over the lanes of a row; each gets it.
#define OVER_LANES(name, combine)                                  \
    float name(float value, local float *shared) {                 \
        int item = get_local_id(0);                                \
        int lane = item % LANES;                                   \
        shared[item] = value;                                      \
        barrier(CLK_LOCAL_MEM_FENCE);                              \
        for (int reach = LANES / 2; reach > 0; reach /= 2) {          \
            if (lane < reach) {                                     \
                float other = shared[item + reach];                 \
                shared[item] = combine(shared[item], other);       \
            }                                                      \
            barrier(CLK_LOCAL_MEM_FENCE);                          \
        }                                                          \
        float all = shared[item - lane];                           \
        barrier(CLK_LOCAL_MEM_FENCE);                              \
        return all;                                                \
    }

#define PLUS(a, b) ((a) + (b))
OVER_LANES(rowSum, PLUS)
OVER_LANES(rowMax, fmax)

// Items beyond the last row compute the last one again, so that all meet at the barriers, and write nothing.
#define ROW(rows)                                                                        \
    local float shared[ITEMS];                                                           \
    int own = get_group_id(0) * (ITEMS / LANES) + get_local_id(0) / LANES;               \
    int lane = get_local_id(0) % LANES;                                                  \
    int row = min(own, rows - 1)

float greatest(global const float *x, int n, int lane, local float *shared) {
    float most = -INFINITY;
    for (int c = lane; c < n; c += LANES) {
        most = fmax(most, x[c]);
    }
    return rowMax(most, shared);
}

float exponentials(global const float *x, int n, int lane, float most, local float *shared) {
    float sum = 0;
    for (int c = lane; c < n; c += LANES) {
        sum += exp(x[c] - most);
    }
    return rowSum(sum, shared);
}

kernel void softmax(global const float *x, int xAt, global float *y, int yAt, int n, int rows) {
    ROW(rows);
    global const float *from = x + xAt + row * n;
    global float *to = y + yAt + row * n;
    float most = greatest(from, n, lane, shared);
    float sum = exponentials(from, n, lane, most, shared);
    if (own < rows) {
        for (int c = lane; c < n; c += LANES) {
            to[c] = exp(from[c] - most) / sum;
        }
    }
}

kernel void logSoftmax(global const float *x, int xAt, global float *y, int yAt, int n, int rows) {
    ROW(rows);
    global const float *from = x + xAt + row * n;
    global float *to = y + yAt + row * n;
    float most = greatest(from, n, lane, shared);
    float logSum = log(exponentials(from, n, lane, most, shared));
    if (own < rows) {
        for (int c = lane; c < n; c += LANES) {
            to[c] = from[c] - most - logSum;
        }
    }
}

kernel void softmaxGradient(
        global const float *y, int yAt, global const float *dy, int dyAt, global float *dx, int dxAt, int n, int rows) {
    ROW(rows);
    global const float *p = y + yAt + row * n;
    global const float *d = dy + dyAt + row * n;
    float dot = 0;
    for (int c = lane; c < n; c += LANES) {
        dot += p[c] * d[c];
    }
    dot = rowSum(dot, shared);
    if (own < rows) {
        for (int c = lane; c < n; c += LANES) {
            dx[dxAt + row * n + c] = p[c] * (d[c] - dot);
        }
    }
}

kernel void logSoftmaxGradient(
        global const float *y, int yAt, global const float *dy, int dyAt, global float *dx, int dxAt, int n, int rows) {
    ROW(rows);
    global const float *p = y + yAt + row * n;
    global const float *d = dy + dyAt + row * n;
    float sum = 0;
    for (int c = lane; c < n; c += LANES) {
        sum += d[c];
    }
    sum = rowSum(sum, shared);
    if (own < rows) {
        for (int c = lane; c < n; c += LANES) {
            dx[dxAt + row * n + c] = d[c] - exp(p[c]) * sum;
        }
    }
}

// losses[row] = own * -log p[label] + share * sum of w[c] * -log p[c] with own = (1 - smoothing) * w[label] and
// share = smoothing / n; a row whose label is `ignore` counts for nothing, one whose label is no class is NaN.
kernel void crossEntropy(
        global const float *x, int xAt, global const float *labels, int labelsAt,
        global const float *weights, int weightsAt, int weighted, float allWeights,
        int ignore, float hard, float share, float factor,
        global float *gradient, int gradientAt, int wanted, global float *losses, int n, int rows) {
    ROW(rows);
    global const float *from = x + xAt + row * n;
    int label = (int) labels[labelsAt + row];
    int ignored = label == ignore;
    int valid = label >= 0 && label < n;
    float most = greatest(from, n, lane, shared);
    float logSum = log(exponentials(from, n, lane, most, shared));
    float self = !valid ? NAN : weighted ? hard * weights[weightsAt + label] : hard;
    float spread = 0;
    if (share > 0) {
        for (int c = lane; c < n; c += LANES) {
            spread += (weighted ? weights[weightsAt + c] : 1) * (logSum - (from[c] - most));
        }
        spread = rowSum(spread, shared);
    }
    float loss = ignored ? 0 : !valid ? NAN : self * (logSum - (from[label] - most)) + share * spread;
    // All lanes have read the label's number before one of them writes over it.
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
    if (own < rows) {
        for (int c = lane; wanted && c < n; c += LANES) {
            float d = (self + share * allWeights) * exp(from[c] - most - logSum)
                    - share * (weighted ? weights[weightsAt + c] : 1)
                    - (c == label ? self : 0);
            gradient[gradientAt + row * n + c] = ignored ? 0 : factor * d;
        }
        if (lane == 0) {
            losses[row] = loss;
        }
    }
}
