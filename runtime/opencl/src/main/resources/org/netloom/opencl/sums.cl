// Sums in a fixed order: every group adds up one piece, whoever asked adds up the pieces.

#define ITEMS 256

// sum over the items of a group; each gets it. Halves are added to halves, which keeps rounding small.
float groupSum(float value, local float *sums) {
    int item = get_local_id(0);
    sums[item] = value;
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int reach = get_local_size(0) / 2; reach > 0; reach /= 2) {
        if (item < reach) {
            sums[item] += sums[item + reach];
        }
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    float sum = sums[0];
    barrier(CLK_LOCAL_MEM_FENCE);
    return sum;
}

float term(float x) {
#if defined(SQUARES)
    return x * x;
#elif defined(NOT_FINITE)
    return isfinite(x) ? 0 : 1;
#else
    return x;
#endif
}

// parts[p] = sum of the terms of piece p.
kernel void total(global const float *x, int xAt, int n, int piece, global float *parts) {
    local float sums[ITEMS];
    int from = get_group_id(0) * piece;
    int to = min(n, from + piece);
    float sum = 0;
    for (int i = from + get_local_id(0); i < to; i += ITEMS) {
        sum += term(x[xAt + i]);
    }
    sum = groupSum(sum, sums);
    if (get_local_id(0) == 0) {
        parts[get_group_id(0)] = sum;
    }
}

// Rows of channels seen as rows of `width` numbers, several rows in one where they are short: neighbours read neighbours.
// parts[p, i] = sum over the rows of piece p of x[row, i]; n = all numbers of x.
kernel void columnParts(
        global const float *x, int xAt, int all, int width, int rows, global float *parts, int n) {
    int id = get_global_id(0);
    if (id < n) {
        int piece = id / width;
        int i = id - piece * width;
        int from = piece * rows * width + i;
        int to = min(all, from + rows * width);
        float sum = 0;
        for (int j = from; j < to; j += width) {
            sum += x[xAt + j];
        }
        parts[id] = sum;
    }
}

// sums[c] (+)= sum of parts[q * channels + c] over all q; one group for each c.
kernel void columnTotal(
        global const float *parts, int count, int channels, int accumulate, global float *sums, int sumsAt) {
    local float own[ITEMS];
    int c = get_group_id(0);
    float sum = 0;
    for (int q = get_local_id(0); q < count; q += get_local_size(0)) {
        sum += parts[q * channels + c];
    }
    sum = groupSum(sum, own);
    if (get_local_id(0) == 0) {
        sums[sumsAt + c] = accumulate ? sums[sumsAt + c] + sum : sum;
    }
}
