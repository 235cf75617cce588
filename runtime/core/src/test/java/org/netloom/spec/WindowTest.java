package org.netloom.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The arithmetic of windows against placing them one by one. */
class WindowTest {
    @Property(tries = 2000)
    void outIsTheNumberOfPlaces(
            @ForAll @IntRange(min = 1, max = 20) int in,
            @ForAll @IntRange(min = 1, max = 6) int kernel,
            @ForAll @IntRange(min = 1, max = 5) int stride,
            @ForAll @IntRange(min = 1, max = 3) int dilation,
            @ForAll @IntRange(min = 0, max = 5) int before,
            @ForAll @IntRange(min = 0, max = 5) int after,
            @ForAll boolean ceil) {
        SlidingWindow w = new SlidingWindow("height", in, kernel, stride, dilation, before, after, ceil);
        int padded = before + in + after;
        Assume.that(!ceil || after < w.reach()); // pooling, the only one with ceil, requires it
        if (w.reach() > padded) {
            assertTrue(w.out() < 1);
        } else {
            int places = 0;
            for (int start = 0; isPlace(start, w, padded); start += stride) {
                places++;
            }
            assertEquals(places, w.out(), w::toString);
        }
        assertEquals(
                w.out(),
                Arithmetic.evaluate(w.formula().arithmetic()),
                () -> w.formula().toString());
    }

    /** Inside the padded image; in ceil mode one more may hang over its end, but must begin before the padding there. */
    private static boolean isPlace(int start, SlidingWindow w, int padded) {
        boolean inside = start + w.reach() <= padded;
        boolean lastWasInside = start - w.stride() + w.reach() < padded;
        return inside || (w.ceil() && lastWasInside && start < w.before() + w.in());
    }

    @Property(tries = 1000)
    void sameGivesTheInputDividedByTheStride(
            @ForAll @IntRange(min = 1, max = 40) int in,
            @ForAll @IntRange(min = 1, max = 9) int kernel,
            @ForAll @IntRange(min = 1, max = 9) int stride,
            @ForAll @IntRange(min = 1, max = 3) int dilation) {
        SlidingWindow w =
                SlidingWindow.vertical(in, Size.of(kernel), Size.of(stride), Size.of(dilation), Padding.SAME, false);
        assertEquals(Math.ceilDiv(in, stride), w.out());
        assertTrue(w.after() - w.before() >= 0 && w.after() - w.before() <= 1, "the odd zero goes behind");
        assertTrue(w.warnings().isEmpty());
        assertEquals((double) w.out(), Arithmetic.evaluate(w.formula().arithmetic()));
    }

    @Property(tries = 1000)
    void warnsWhereTheEndIsNotSeen(
            @ForAll @IntRange(min = 1, max = 20) int in,
            @ForAll @IntRange(min = 1, max = 5) int kernel,
            @ForAll @IntRange(min = 1, max = 5) int stride,
            @ForAll @IntRange(min = 0, max = 2) int padding) {
        SlidingWindow w = new SlidingWindow("height", in, kernel, stride, 1, padding, padding, false);
        if (w.out() < 1 || stride > kernel) {
            return;
        }
        BitSet seen = new BitSet();
        for (int i = 0; i < w.out(); i++) {
            int start = Math.max(0, i * stride - padding);
            seen.set(start, Math.max(start, Math.min(in, i * stride - padding + kernel)));
        }
        assertEquals(seen.cardinality() < in, !w.warnings().isEmpty(), w::toString);
    }

    @Property(tries = 1000)
    void aTransposedWindowTouchesItsOutput(
            @ForAll @IntRange(min = 1, max = 12) int in,
            @ForAll @IntRange(min = 1, max = 6) int kernel,
            @ForAll @IntRange(min = 1, max = 5) int stride,
            @ForAll @IntRange(min = 1, max = 3) int dilation,
            @ForAll @IntRange(min = 0, max = 3) int before,
            @ForAll @IntRange(min = 0, max = 3) int after,
            @ForAll @IntRange(min = 0, max = 4) int extra) {
        SpreadingWindow w = new SpreadingWindow("height", in, kernel, stride, dilation, before, after, extra);
        int last = (in - 1) * stride + dilation * (kernel - 1);
        assertEquals(last + 1 + extra - before - after, w.out());
        assertEquals((double) w.out(), Arithmetic.evaluate(w.formula().arithmetic()));
        if (w.out() >= 1 && extra < stride) {
            SlidingWindow mirrored =
                    new SlidingWindow("height", (int) w.out(), kernel, stride, dilation, before, after, false);
            assertEquals(in, mirrored.out(), "the convolution whose gradient it is leads back");
        }
    }

    @Property(tries = 500)
    void sameMultipliesByTheStride(
            @ForAll @IntRange(min = 1, max = 20) int in,
            @ForAll @IntRange(min = 1, max = 7) int kernel,
            @ForAll @IntRange(min = 1, max = 7) int stride,
            @ForAll @IntRange(min = 1, max = 3) int dilation) {
        SpreadingWindow w = SpreadingWindow.of("height", in, kernel, stride, dilation, Padding.SAME, 0, 0, 0);
        assertEquals((long) in * stride, w.out());
    }

    @Test
    void showsTheArithmetic() {
        SlidingWindow lenet = SlidingWindow.vertical(28, Size.of(5), Size.of(1), Size.of(1), Padding.of(2), false);
        assertEquals("height = (28 + 2*2 - 5)/1 + 1 = 28", lenet.formula().toString());
        SlidingWindow dilated =
                SlidingWindow.horizontal(9, Size.of(3), Size.of(2), Size.of(2), Padding.of(0, 0, 1, 0), false);
        assertEquals(
                "width = floor((9 + 1 + 0 - (2*(3 - 1) + 1))/2) + 1 = 3",
                dilated.formula().toString());
    }
}
