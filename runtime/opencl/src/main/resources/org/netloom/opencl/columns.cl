#include "vectorfunctions.cl"
#include "pieces.cl"

// Sums of the columns of a matrix; on the way the numbers may go back through an activation.

#define ONE_PART (parts + (int) get_group_id(1) * c + channel)

// parts[p] = sum of the rows of piece p.
kernel void columnParts(global const float *x, int xAt, int rows, int c, int piece, global float *parts) {
    PIECE;
    floats sum = 0;
    for (int r = first + lane; r < end; r += LANES) {
        sum += load(x + xAt + r * c + channel);
    }
    sum = laneSum(sum, shared);
    if (own) {
        store(sum, ONE_PART);
    }
}

// dx = dy * f', and its sums; dx may be dy, so that items beyond the last channel must not touch it.
kernel void activationParts(
        float alpha, float beta, global const float *saved, int savedAt, global const float *dy, int dyAt,
        global float *dx, int dxAt, int rows, int c, int piece, global float *parts) {
    PIECE;
    floats sum = 0;
    for (int r = first + lane; get_global_id(0) * V < c && r < end; r += LANES) {
        int at = r * c + channel;
        floats d = load(dy + dyAt + at) * slopes(load(saved + savedAt + at), alpha, beta);
        store(d, dx + dxAt + at);
        sum += d;
    }
    sum = laneSum(sum, shared);
    if (own) {
        store(sum, ONE_PART);
    }
}

// sums (+)= the sums of all pieces.
kernel void columnTotals(
        global const float *parts, int c, int pieces, int accumulate, global float *sums, int sumsAt) {
    local floats shared[LANES * COLUMNS];
    int channel = min((int) get_global_id(0) * V, c - V);
    floats sum = 0;
    for (int p = get_local_id(1); p < pieces; p += LANES) {
        sum += load(parts + p * c + channel);
    }
    sum = laneSum(sum, shared);
    if (get_global_id(0) * V < c && get_local_id(1) == 0) {
        store(loadOr(sums + sumsAt + channel, accumulate, 0) + sum, sums + sumsAt + channel);
    }
}
