// Activation functions and their derivatives, as ScalarMath has them; the compiler's option -DF_RELU, say, chooses one.
// f(x) is the value, slope(s) the derivative: s is the output or, from GELU on, the input. NaN stays NaN.

float clipped(float x, float least, float most) {
    return x < least ? least : x > most ? most : x;
}

float sigmoid(float x) {
    return 1.0f / (1.0f + exp(-x));
}

// log(1 + exp(x)) without overflow.
float softplus(float x) {
    return (x < 0 ? 0 : x) + log1p(exp(-fabs(x)));
}

// Distribution function of the standard normal distribution.
float normal(float x) {
    return 0.5f * erfc(-0.70710678118654752f * x);
}

// tanh(softplus(x)) is n/(n + 2) with this n; beyond 20 it is 1 in floats.
float mishNumber(float x) {
    float e = exp(x > 20 ? 20 : x);
    return e * (e + 2);
}

#define GELU_TWICE 1.59576912160573081f
#define GELU_CUBE 0.044715f
#define ONE_OVER_SQRT_2PI 0.398942280401432678f

float f(float x, float alpha, float beta) {
#if defined(F_IDENTITY)
    return x;
#elif defined(F_STEP)
    return x >= 0 ? 1 : x < 0 ? 0 : x;
#elif defined(F_SIGMOID)
    return sigmoid(x);
#elif defined(F_TANH)
    return tanh(x);
#elif defined(F_RELU)
    return x < 0 ? 0 : x;
#elif defined(F_CLIP)
    return clipped(x, alpha, beta);
#elif defined(F_LEAKY_RELU)
    return x < 0 ? alpha * x : x;
#elif defined(F_ELU)
    return x < 0 ? alpha * expm1(x) : x;
#elif defined(F_SELU)
    return beta * (x < 0 ? alpha * expm1(x) : x);
#elif defined(F_HARD_SIGMOID)
    return clipped(alpha * x + beta, 0, 1);
#elif defined(F_SOFTPLUS)
    return softplus(x);
#elif defined(F_GELU)
    return x * normal(x);
#elif defined(F_GELU_TANH)
    return x * sigmoid(GELU_TWICE * (x + GELU_CUBE * x * x * x));
#elif defined(F_SILU)
    return x * sigmoid(x);
#elif defined(F_MISH)
    float n = mishNumber(x);
    return x * (n / (n + 2));
#elif defined(F_HARD_SWISH)
    return x * clipped(x + 3, 0, 6) / 6;
#else
#error "no such function"
#endif
}

float slope(float s, float alpha, float beta) {
#if defined(F_SIGMOID)
    return s * (1 - s);
#elif defined(F_TANH)
    return 1 - s * s;
#elif defined(F_RELU)
    return s > 0 ? 1 : 0;
#elif defined(F_CLIP)
    return s > alpha && s < beta ? 1 : 0;
#elif defined(F_LEAKY_RELU)
    return s > 0 ? 1 : alpha;
#elif defined(F_ELU)
    return s > 0 ? 1 : s + alpha;
#elif defined(F_SELU)
    return s > 0 ? beta : s + alpha * beta;
#elif defined(F_HARD_SIGMOID)
    return s > 0 && s < 1 ? alpha : 0;
#elif defined(F_SOFTPLUS)
    return -expm1(-s);
#elif defined(F_GELU)
    return normal(s) + s * ONE_OVER_SQRT_2PI * exp(-0.5f * s * s);
#elif defined(F_GELU_TANH)
    float g = sigmoid(GELU_TWICE * (s + GELU_CUBE * s * s * s));
    return g + s * g * (1 - g) * GELU_TWICE * (1 + 3 * GELU_CUBE * s * s);
#elif defined(F_SILU)
    float g = sigmoid(s);
    return g * (1 + s * (1 - g));
#elif defined(F_MISH)
    // 1 - tanh^2 without the difference of near numbers.
    float n = mishNumber(s);
    return n / (n + 2) + s * (4 * (n + 1) / ((n + 2) * (n + 2))) * sigmoid(s);
#elif defined(F_HARD_SWISH)
    return s < -3 ? 0 : s > 3 ? 1 : s / 3 + 0.5f;
#else
    return 1;
#endif
}
