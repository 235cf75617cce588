// Element-wise losses of outputs x and targets t, see LossKind; the option chooses one. parts[p] = sum of piece p.
#include "sums.cl"

float loss(float delta, float x, float t) {
    float d = fabs(x - t);
#if defined(L_SQUARED)
    return d * d;
#elif defined(L_ABSOLUTE)
    return d;
#elif defined(L_HUBER)
    return d <= delta ? 0.5f * d * d : delta * (d - 0.5f * delta);
#elif defined(L_BINARY_CROSS_ENTROPY)
    return (x < 0 ? 0 : x) + log1p(exp(-fabs(x))) - x * t;
#endif
}

float slope(float delta, float x, float t) {
    float d = x - t;
#if defined(L_SQUARED)
    return 2 * d;
#elif defined(L_ABSOLUTE)
    return d > 0 ? 1 : d < 0 ? -1 : d;
#elif defined(L_HUBER)
    return d > delta ? delta : d < -delta ? -delta : d;
#elif defined(L_BINARY_CROSS_ENTROPY)
    return 1 / (1 + exp(-x)) - t;
#endif
}

// gradient may be x.
kernel void elementLoss(
        float delta, float factor, global const float *x, int xAt, global const float *t, int tAt,
        global float *gradient, int gradientAt, int wanted, int n, int piece, global float *parts) {
    local float sums[ITEMS];
    int from = get_group_id(0) * piece;
    int to = min(n, from + piece);
    float sum = 0;
    for (int i = from + get_local_id(0); i < to; i += ITEMS) {
        float v = x[xAt + i];
        float target = t[tAt + i];
        sum += loss(delta, v, target);
        if (wanted) {
            gradient[gradientAt + i] = factor * slope(delta, v, target);
        }
    }
    sum = groupSum(sum, sums);
    if (get_local_id(0) == 0) {
        parts[get_group_id(0)] = sum;
    }
}
