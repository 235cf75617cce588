package org.netloom.ops.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Transcendental functions of a vector of floats, to some 2 units in the last place. Made of nothing but multiply-adds,
 * divisions and integer operations, so that interpreted and compiled code give the same bits; the Vector API's own
 * EXP, TANH and so on do not promise that. The coefficients are least-maximum fits of the relative error, found by
 * weighted least squares (Lawson 1961). NaN gives NaN.
 *
 * <p>Constants are vectors and not broadcast where they are used: each call of the API takes from the compiler's budget
 * for one method, and beyond that it boxes.
 */
final class VectorMath {
    private static final FloatVector ONE = all(1);
    private static final FloatVector TWO = all(2);
    private static final FloatVector FOUR = all(4);
    private static final FloatVector TWENTY = all(20);
    private static final FloatVector ZERO = all(0);

    /** Arguments between which exp is a normal float. */
    private static final FloatVector LOWEST = all(-87.33f);

    private static final FloatVector HIGHEST = all(88.37f);
    private static final FloatVector LOG2_E = all(1.442695f);

    /** Added to a small number, leaves its nearest integer in the lowest bits. */
    private static final FloatVector ROUND = all(0x1.8p23f);

    /** {@code -log(2)} in two parts, so that the product of the first with a small integer is exact. */
    private static final FloatVector LN2_HIGH = all(-0x1.63p-1f);

    private static final FloatVector LN2_LOW = all(2.1219444e-4f);
    private static final IntVector ONE_BITS = ONE.reinterpretAsInts();

    private static final FloatVector E2 = all(0.49999997f);
    private static final FloatVector E3 = all(0.16666506f);
    private static final FloatVector E4 = all(0.041667137f);
    private static final FloatVector E5 = all(0.008369104f);
    private static final FloatVector E6 = all(0.001388887f);

    private static final FloatVector L3 = all(0.66666317f);
    private static final FloatVector L5 = all(0.40024912f);
    private static final FloatVector L7 = all(0.27960593f);
    private static final FloatVector L9 = all(0.28178388f);

    private static final FloatVector MINUS_HALF = all(-0.5f);
    private static final FloatVector QUARTER = all(0.25f);
    private static final FloatVector N1 = all(0.0997506f);
    private static final FloatVector N2 = all(0.099443786f);
    private static final FloatVector N3 = all(0.09589519f);
    private static final FloatVector N4 = all(0.07033143f);
    private static final FloatVector N5 = all(0.091227144f);
    private static final FloatVector N6 = all(0.0046046847f);
    private static final FloatVector N7 = all(0.037761584f);
    private static final FloatVector N8 = all(0.044933073f);
    private static final FloatVector N9 = all(-0.060035925f);
    private static final FloatVector N10 = all(0.016088434f);

    private VectorMath() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(Lanes.S, value);
    }

    static FloatVector one() {
        return ONE;
    }

    static FloatVector exp(FloatVector x) {
        FloatVector within = x.max(LOWEST).min(HIGHEST);
        FloatVector rounded = within.fma(LOG2_E, ROUND);
        FloatVector r = remainder(within, rounded);
        return slope(r).fma(r, ONE).mul(powerOfTwo(rounded));
    }

    /** {@code exp(x) - 1}, exact to the last places near 0, too. */
    static FloatVector expMinus1(FloatVector x) {
        FloatVector within = x.max(LOWEST).min(HIGHEST);
        FloatVector rounded = within.fma(LOG2_E, ROUND);
        FloatVector r = remainder(within, rounded);
        FloatVector scale = powerOfTwo(rounded);
        return slope(r).mul(r).fma(scale, scale.sub(ONE));
    }

    /** {@code x - n*log(2)}, at most log(2)/2 in magnitude. */
    private static FloatVector remainder(FloatVector x, FloatVector rounded) {
        FloatVector n = rounded.sub(ROUND);
        return n.fma(LN2_LOW, n.fma(LN2_HIGH, x));
    }

    /** {@code (exp(r) - 1)/r} for {@code |r| <= log(2)/2}; relative error 1.1e-8. */
    private static FloatVector slope(FloatVector r) {
        return E6.fma(r, E5).fma(r, E4).fma(r, E3).fma(r, E2).fma(r, ONE);
    }

    /** {@code 2^n} from a number that {@link #ROUND} was added to. */
    private static FloatVector powerOfTwo(FloatVector rounded) {
        return rounded.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, 23)
                .add(ONE_BITS)
                .reinterpretAsFloats();
    }

    static FloatVector sigmoid(FloatVector x) {
        return ONE.div(exp(x.neg()).add(ONE));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector e = expMinus1(x.add(x));
        return e.div(e.add(TWO));
    }

    static FloatVector softplus(FloatVector x) {
        return x.max(ZERO).add(log1p(exp(x.abs().neg())));
    }

    /** {@code log(1 + x)} for x from 0 to 1: {@code 2*artanh(x/(2 + x))}; relative error 4e-9. */
    private static FloatVector log1p(FloatVector x) {
        FloatVector s = x.div(x.add(TWO));
        FloatVector s2 = s.mul(s);
        return L9.fma(s2, L7).fma(s2, L5).fma(s2, L3).fma(s2, TWO).mul(s);
    }

    /** {@code tanh(log(1 + exp(x))) = n/(n + 2)} with {@code n = exp(x)*(exp(x) + 2)}; from 20 on it is 1. */
    static FloatVector tanhOfSoftplus(FloatVector x) {
        FloatVector e = exp(x.min(TWENTY));
        FloatVector n = e.fma(e, e.add(e));
        return n.div(n.add(TWO));
    }

    /** Derivative of {@code x * tanh(log(1 + exp(x)))}: {@code (n*(n + 2) + 4*x*e*(e + 1))/(n + 2)^2}. */
    static FloatVector mishSlope(FloatVector x) {
        FloatVector within = x.min(TWENTY);
        FloatVector e = exp(within);
        FloatVector n = e.fma(e, e.add(e));
        FloatVector all = n.add(TWO);
        FloatVector part = e.fma(e, e).mul(within).mul(FOUR);
        return n.fma(all, part).div(all.mul(all));
    }

    /** Distribution function of the standard normal distribution; bell is {@link #bell} of x. */
    static FloatVector normal(FloatVector x, FloatVector bell) {
        FloatVector tail = tail(x.abs()).mul(bell);
        return ONE.sub(tail).blend(tail, x.lt(0));
    }

    /** {@code (1 - normal(z)) / exp(-z^2/2)} for z of 0 and more: a polynomial in 1/(1 + z/4); relative error 8e-9. */
    private static FloatVector tail(FloatVector z) {
        FloatVector t = ONE.div(z.fma(QUARTER, ONE));
        FloatVector q = N10.fma(t, N9).fma(t, N8).fma(t, N7).fma(t, N6).fma(t, N5);
        return q.fma(t, N4).fma(t, N3).fma(t, N2).fma(t, N1).mul(t);
    }

    /** {@code exp(-z^2/2)}. */
    static FloatVector bell(FloatVector z) {
        return exp(z.mul(z).mul(MINUS_HALF));
    }
}
