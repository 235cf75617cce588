package org.netloom.ops;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Transcendental functions of a vector of floats, to some 2 units in the last place. Made of nothing but multiply-adds,
 * divisions and integer operations, so that interpreted and compiled code give the same bits; the Vector API's own
 * EXP, TANH and so on do not promise that. The coefficients are least-maximum fits of the relative error, found by
 * weighted least squares (Lawson 1961). NaN gives NaN.
 */
final class VectorMath {
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.1219444e-4f;

    /** Added to a small number, leaves its nearest integer in the lowest bits. */
    private static final float ROUND = 0x1.8p23f;

    /** Arguments between which exp is a normal float. */
    private static final float LOWEST = -87.33f;

    private static final float HIGHEST = 88.37f;

    /** Slope of the substitution t = 1/(1 + SLOPE*z) of {@link #tail}. */
    private static final float SLOPE = 0.25f;

    private VectorMath() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(Lanes.S, value);
    }

    static FloatVector one() {
        return all(1);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector within = x.max(LOWEST).min(HIGHEST);
        FloatVector rounded = within.fma(all(LOG2_E), all(ROUND));
        FloatVector r = remainder(within, rounded);
        return slope(r).fma(r, all(1)).mul(powerOfTwo(rounded));
    }

    /** {@code exp(x) - 1}, exact to the last places near 0, too. */
    static FloatVector expMinus1(FloatVector x) {
        FloatVector within = x.max(LOWEST).min(HIGHEST);
        FloatVector rounded = within.fma(all(LOG2_E), all(ROUND));
        FloatVector r = remainder(within, rounded);
        FloatVector scale = powerOfTwo(rounded);
        return slope(r).mul(r).fma(scale, scale.sub(1));
    }

    /** {@code x - n*log(2)}, at most log(2)/2 in magnitude; log(2) in two parts so that the product is exact. */
    private static FloatVector remainder(FloatVector x, FloatVector rounded) {
        FloatVector n = rounded.sub(ROUND);
        return n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
    }

    /** {@code (exp(r) - 1)/r} for {@code |r| <= log(2)/2}; relative error 1.1e-8. */
    private static FloatVector slope(FloatVector r) {
        FloatVector q = r.fma(all(0.001388887f), all(0.008369104f));
        q = q.fma(r, all(0.041667137f));
        q = q.fma(r, all(0.16666506f));
        q = q.fma(r, all(0.49999997f));
        return q.fma(r, all(1));
    }

    /** {@code 2^n} from a number that {@link #ROUND} was added to. */
    private static FloatVector powerOfTwo(FloatVector rounded) {
        IntVector n = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return n.add(Float.floatToRawIntBits(1f)).reinterpretAsFloats();
    }

    static FloatVector sigmoid(FloatVector x) {
        return all(1).div(exp(x.neg()).add(1));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector e = expMinus1(x.add(x).max(-30).min(30));
        return e.div(e.add(2));
    }

    static FloatVector softplus(FloatVector x) {
        return x.max(0).add(log1p(exp(x.abs().neg())));
    }

    /** {@code log(1 + x)} for x from 0 to 1: {@code 2*artanh(x/(2 + x))}; relative error 4e-9. */
    private static FloatVector log1p(FloatVector x) {
        FloatVector s = x.div(x.add(2));
        FloatVector s2 = s.mul(s);
        FloatVector q = s2.fma(all(0.28178388f), all(0.27960593f));
        q = q.fma(s2, all(0.40024912f));
        q = q.fma(s2, all(0.66666317f));
        return q.fma(s2, all(2)).mul(s);
    }

    /** Distribution function of the standard normal distribution. */
    static FloatVector normal(FloatVector x) {
        FloatVector tail = tail(x.abs());
        return all(1).sub(tail).blend(tail, x.lt(0));
    }

    /** {@code 1 - normal(z)} for z of 0 and more: exp(-z^2/2) times a polynomial in 1/(1 + z/4); relative error 8e-9. */
    private static FloatVector tail(FloatVector z) {
        FloatVector t = all(1).div(z.fma(all(SLOPE), all(1)));
        FloatVector q = t.fma(all(0.016088434f), all(-0.060035925f));
        q = q.fma(t, all(0.044933073f));
        q = q.fma(t, all(0.037761584f));
        q = q.fma(t, all(0.0046046847f));
        q = q.fma(t, all(0.091227144f));
        q = q.fma(t, all(0.07033143f));
        q = q.fma(t, all(0.09589519f));
        q = q.fma(t, all(0.099443786f));
        q = q.fma(t, all(0.0997506f));
        return bell(z).mul(q).mul(t);
    }

    /** {@code exp(-z^2/2)}. */
    static FloatVector bell(FloatVector z) {
        return exp(z.mul(z).mul(-0.5f));
    }
}
