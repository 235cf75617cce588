#include "vectors.cl"

// Sums in a fixed order: every group of ITEMS adds up one piece, whoever asked adds up the pieces.

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

floats term(floats x) {
#if defined(SQUARES)
    return x * x;
#elif defined(SMALL_SQUARES)
    // Of gradients that explode squares overflow: these are smaller by 2 to the power of 64.
    return (x * 0x1p-32f) * (x * 0x1p-32f);
#elif defined(NOT_FINITE)
    floats none = 0;
    floats one = 1;
    return isfinite(x) ? none : one;
#else
    return x;
#endif
}

// parts[p] = sum of the terms of piece p; n and piece are multiples of V.
kernel void total(global const float *x, int xAt, int n, int piece, global float *parts) {
    local float sums[ITEMS];
    int from = get_group_id(0) * piece;
    int to = min(n, from + piece);
    floats sum = 0;
    for (int i = from + get_local_id(0) * V; i < to; i += ITEMS * V) {
        sum += term(load(x + xAt + i));
    }
    float all = groupSum(across(sum), sums);
    if (get_local_id(0) == 0) {
        parts[get_group_id(0)] = all;
    }
}

#if V == 1
// hold[0] becomes 1 where a part, or with NOT_FINITE what is no number among them, is not 0; then it stays. One group.
kernel void holdBack(global const float *parts, int n, global float *hold) {
    local float sums[ITEMS];
    float sum = 0;
    for (int i = get_local_id(0); i < n; i += ITEMS) {
        sum += term(parts[i]);
    }
    sum = groupSum(sum, sums);
    if (get_local_id(0) == 0 && sum != 0) {
        hold[0] = 1;
    }
}

// norm[0] gathers the parts of small squares; norm[1] is then what brings their norm down to the limit, at most 1. One group.
kernel void normFactor(
        global const float *parts, int n, int first, float limit, float summand, global float *norm) {
    local float sums[ITEMS];
    float sum = 0;
    for (int i = get_local_id(0); i < n; i += ITEMS) {
        sum += parts[i];
    }
    sum = groupSum(sum, sums);
    if (get_local_id(0) == 0) {
        float squares = first ? sum : norm[0] + sum;
        float factor = limit / (sqrt(squares) * 0x1p32f + summand);
        norm[0] = squares;
        norm[1] = factor < 1 ? factor : 1;
    }
}

kernel void scaleBy(global const float *norm, global float *x, int xAt, int n) {
    int i = get_global_id(0);
    if (i < n) {
        x[xAt + i] *= norm[1];
    }
}
#endif
