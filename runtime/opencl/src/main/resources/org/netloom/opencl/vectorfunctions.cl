#include "vectors.cl"
#include "functions.cl"

// f of V numbers, or its slope: any for one number, the identity and ReLU for more.
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
#else
#error "one number at a time"
#endif
