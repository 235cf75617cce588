#include "vectorfunctions.cl"
#include "pieces.cl"

// Normalisation by the moments of channels.

// parts[p] = mean of the rows of piece p and sum of the squares around it. Numbers are measured from the first of the
// piece: what all have in common does not take digits away.
kernel void momentParts(global const float *x, int xAt, int rows, int c, int piece, global float *parts) {
    PIECE;
    floats base = load(x + xAt + first * c + channel);
    floats sum = 0;
    floats squares = 0;
    for (int r = first + lane; r < end; r += LANES) {
        floats d = load(x + xAt + r * c + channel) - base;
        sum += d;
        squares += d * d;
    }
    sum = laneSum(sum, shared);
    squares = laneSum(squares, shared);
    if (own) {
        floats around = squares - sum * sum / (end - first);
        store(base + sum / (end - first), PART(parts));
        store(select(around, (floats) 0, around < 0), PART(parts) + c);
    }
}

// Puts the pieces together (Chan et al. 1979).
kernel void momentsOfPieces(
        global const float *parts, int rows, int c, int piece, int pieces,
        global float *mean, int meanAt, global float *variance, int varianceAt) {
    local floats shared[LANES * COLUMNS];
    int lane = get_local_id(1);
    int own = get_global_id(0) * V < c && lane == 0;
    int channel = min((int) get_global_id(0) * V, c - V);
    floats base = load(parts + channel);
    floats sum = 0;
    for (int p = lane; p < pieces; p += LANES) {
        sum += (load(parts + 2 * p * c + channel) - base) * (float) min(piece, rows - p * piece);
    }
    floats all = base + laneSum(sum, shared) / rows;
    sum = 0;
    for (int p = lane; p < pieces; p += LANES) {
        floats d = load(parts + 2 * p * c + channel) - all;
        sum += load(parts + (2 * p + 1) * c + channel) + d * d * (float) min(piece, rows - p * piece);
    }
    sum = laneSum(sum, shared);
    if (own) {
        store(all, mean + meanAt + channel);
        store(sum / rows, variance + varianceAt + channel);
    }
}

#define CHANNELS                                                                                       \
    global const float *mean, int meanAt, global const float *variance, int varianceAt, float epsilon, \
    int given, global const float *scale, int scaleAt, global const float *shift, int shiftAt

// Numbers of V channels from `channel` on.
#define LOAD_CHANNELS                                                                       \
    floats middle = load(mean + meanAt + channel);                                          \
    floats inverse = 1 / sqrt(load(variance + varianceAt + channel) + epsilon);             \
    floats factor = loadOr(scale + scaleAt + channel, given, 1);                            \
    floats summand = loadOr(shift + shiftAt + channel, given, 0)

// y may be x; n = numbers / V.
kernel void normalizeChannels(
        float alpha, float beta, CHANNELS, int c, global const float *x, int xAt, global float *y, int yAt, int n) {
    int id = get_global_id(0);
    if (id < n) {
        int channel = id % (c / V) * V;
        LOAD_CHANNELS;
        floats hat = (load(x + xAt + id * V) - middle) * inverse;
        store(each(hat * factor + summand, alpha, beta), y + yAt + id * V);
    }
}

// parts[p] = sums of dy and of dy * hat over the rows of piece p, behind f.
kernel void gradientParts(
        float alpha, float beta, CHANNELS, global const float *x, int xAt, global const float *dy, int dyAt,
        int rows, int c, int piece, global float *parts) {
    PIECE;
    LOAD_CHANNELS;
    floats sum = 0;
    floats sumHat = 0;
    for (int r = first + lane; r < end; r += LANES) {
        floats hat = (load(x + xAt + r * c + channel) - middle) * inverse;
        floats d = load(dy + dyAt + r * c + channel) * slopes(hat * factor + summand, alpha, beta);
        sum += d;
        sumHat += d * hat;
    }
    sum = laneSum(sum, shared);
    sumHat = laneSum(sumHat, shared);
    if (own) {
        store(sum, PART(parts));
        store(sumHat, PART(parts) + c);
    }
}

// dx may be dy; n = numbers / V.
kernel void normalizeChannelsGradient(
        float alpha, float beta, CHANNELS, global const float *totals, int batchMoments, int rows, int c,
        global const float *x, int xAt, global const float *dy, int dyAt, global float *dx, int dxAt, int n) {
    int id = get_global_id(0);
    if (id < n) {
        int channel = id % (c / V) * V;
        LOAD_CHANNELS;
        floats hat = (load(x + xAt + id * V) - middle) * inverse;
        floats d = load(dy + dyAt + id * V) * slopes(hat * factor + summand, alpha, beta);
        if (batchMoments) {
            d -= (load(totals + channel) + hat * load(totals + c + channel)) * (1.0f / rows);
        }
        store(d * factor * inverse, dx + dxAt + id * V);
    }
}
