#include "vectorfunctions.cl"
#include "pieces.cl"

// Normalisation by the moments of groups (Ba et al. 2016; Wu and He 2018). Rows are positions x groups x channels. The
// LANES work items of a group of them share a group of numbers; its elements are taken V at a time.

#define GROUPS int positions, int groups, int channels

// Element e of group j, and its column.
#define GROUP                                                           \
    local floats shared[LANES];                                         \
    int j = get_group_id(0);                                            \
    int lane = get_local_id(1);                                         \
    int count = positions * channels / V;                               \
    int width = groups * channels;                                      \
    int begin = j / groups * positions * width + j % groups * channels; \
    int firstColumn = j % groups * channels
#define EACH for (int e = lane; e < count; e += LANES)
#define ELEMENT (begin + e / (channels / V) * width + e % (channels / V) * V)
#define COLUMN (firstColumn + e % (channels / V) * V)

#define FACTORS int scaled, global const float *scale, int scaleAt
#define SUMMANDS int shifted, global const float *shift, int shiftAt

// y may be x. The mean is taken twice: around the first one nothing cancels.
kernel void normalizeGroups(
        GROUPS, float alpha, float beta, float epsilon, FACTORS, SUMMANDS, global float *mean, int meanAt,
        global float *variance, int varianceAt, global const float *x, int xAt, global float *y, int yAt) {
    GROUP;
    floats sum = 0;
    EACH {
        sum += load(x + xAt + ELEMENT);
    }
    float rough = across(laneSum(sum, shared)) / (positions * channels);
    floats squares = 0;
    sum = 0;
    EACH {
        floats d = load(x + xAt + ELEMENT) - rough;
        sum += d;
        squares += d * d;
    }
    float rest = across(laneSum(sum, shared)) / (positions * channels);
    float around = across(laneSum(squares, shared)) / (positions * channels) - rest * rest;
    float middle = rough + rest;
    float inverse = 1 / sqrt(around + epsilon);
    if (lane == 0) {
        mean[meanAt + j] = middle;
        variance[varianceAt + j] = around;
    }
    EACH {
        floats hat = (load(x + xAt + ELEMENT) - middle) * inverse;
        floats factor = loadOr(scale + scaleAt + COLUMN, scaled, 1);
        floats summand = loadOr(shift + shiftAt + COLUMN, shifted, 0);
        store(each(hat * factor + summand, alpha, beta), y + yAt + ELEMENT);
    }
}

// dx may be dy.
kernel void normalizeGroupsGradient(
        GROUPS, float epsilon, FACTORS, global const float *mean, int meanAt, global const float *variance, int varianceAt,
        global const float *x, int xAt, global const float *dy, int dyAt, global float *dx, int dxAt) {
    GROUP;
    float middle = mean[meanAt + j];
    float inverse = 1 / sqrt(variance[varianceAt + j] + epsilon);
    floats sum = 0;
    floats sumHat = 0;
    EACH {
        floats d = load(dy + dyAt + ELEMENT) * loadOr(scale + scaleAt + COLUMN, scaled, 1);
        sum += d;
        sumHat += d * ((load(x + xAt + ELEMENT) - middle) * inverse);
    }
    float meanD = across(laneSum(sum, shared)) / (positions * channels);
    float meanHat = across(laneSum(sumHat, shared)) / (positions * channels);
    EACH {
        floats d = load(dy + dyAt + ELEMENT) * loadOr(scale + scaleAt + COLUMN, scaled, 1);
        floats hat = (load(x + xAt + ELEMENT) - middle) * inverse;
        store((d - meanD - hat * meanHat) * inverse, dx + dxAt + ELEMENT);
    }
}

// parts[p] = sums of dy and of dy * hat over the rows of piece p; c = groups * channels.
kernel void groupGradientParts(
        GROUPS, float epsilon, global const float *mean, int meanAt, global const float *variance, int varianceAt,
        global const float *x, int xAt, global const float *dy, int dyAt,
        int rows, int c, int piece, global float *parts) {
    PIECE;
    floats sum = 0;
    floats sumHat = 0;
    for (int r = first + lane; r < end; r += LANES) {
        int j = r / positions * groups + channel / channels;
        float inverse = 1 / sqrt(variance[varianceAt + j] + epsilon);
        floats hat = (load(x + xAt + r * c + channel) - mean[meanAt + j]) * inverse;
        floats d = load(dy + dyAt + r * c + channel);
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
