#include "vectors.cl"
#include "functions.cl"

// f of V numbers, or its slope: those of layers that are seen most have vectors.
#if V == 1
#define each(x, alpha, beta) f(x, alpha, beta)
#define slopes(s, alpha, beta) slope(s, alpha, beta)
#elif defined(F_IDENTITY)
#define each(x, alpha, beta) (x)
#define slopes(s, alpha, beta) ((floats) 1)
#elif defined(F_RELU)
floats each(floats x, float alpha, float beta) {
    return select(x, (floats) 0, x < 0);
}

floats slopes(floats s, float alpha, float beta) {
    return select((floats) 0, (floats) 1, s > 0);
}
#elif defined(F_TANH)
// A polynomial near 0, where the other way loses digits (Cephes, Moshier 1992).
floats each(floats x, float alpha, float beta) {
    floats z = x * x;
    floats p = (((-5.70498872745e-3f * z + 2.06390887954e-2f) * z - 5.37397155531e-2f) * z + 1.33314422036e-1f) * z
            - 3.33332819422e-1f;
    floats far = copysign(1 - 2 / (exp(2 * fabs(x)) + 1), x);
    return select(far, x + x * z * p, fabs(x) < 0.625f);
}

#define slopes(s, alpha, beta) (1 - (s) * (s))
#elif defined(F_SIGMOID)
#define each(x, alpha, beta) (1 / (1 + exp(-(x))))
#define slopes(s, alpha, beta) ((s) * (1 - (s)))
#else
INLINED floats each(floats x, float alpha, float beta) {
    float numbers[V];
    JOIN(vstore, V)(x, 0, numbers);
    for (int i = 0; i < V; i++) {
        numbers[i] = f(numbers[i], alpha, beta);
    }
    return load(numbers);
}

INLINED floats slopes(floats s, float alpha, float beta) {
    float numbers[V];
    JOIN(vstore, V)(s, 0, numbers);
    for (int i = 0; i < V; i++) {
        numbers[i] = slope(numbers[i], alpha, beta);
    }
    return load(numbers);
}
#endif
