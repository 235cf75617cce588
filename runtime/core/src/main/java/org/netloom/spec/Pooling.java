package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;

/** What maximum and average pooling share. */
final class Pooling {
    private Pooling() {}

    /** Padding as wide as the window would make windows that see nothing but padding. */
    static List<Problem> conflicts(int[] kernel, int[] dilation, Sided padding, Object shown) {
        int[] sides = padding.sides();
        boolean wide = false;
        for (int a = 0; a < kernel.length; a++) {
            wide |= Math.max(sides[2 * a], sides[2 * a + 1]) > dilation[a] * (kernel[a] - 1);
        }
        return wide
                ? List.of(CoreMessage.RANGE
                        .problem("padding", "less than the kernel of " + shown, padding)
                        .with(new Fix.SetParameter("padding same", "padding", "same")))
                : List.of();
    }
}
