package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;

/**
 * The arithmetic of a transposed convolution over one axis (Dumoulin and Visin 2016, relationship 14 with dilation): the
 * mirror image of {@link SlidingWindow}.
 *
 * @param axis "height" or "width"
 * @param before pixels cut off in front (top or left)
 * @param after pixels cut off behind (bottom or right)
 * @param extra pixels added behind
 */
record SpreadingWindow(String axis, int in, int kernel, int stride, int dilation, int before, int after, int extra) {

    /** Resolves {@code same}: the output is the input times the stride. */
    static SpreadingWindow of(
            String axis,
            int in,
            int kernel,
            int stride,
            int dilation,
            Padding padding,
            int before,
            int after,
            int extra) {
        if (!padding.same()) {
            return new SpreadingWindow(axis, in, kernel, stride, dilation, before, after, extra);
        }
        int surplus = dilation * (kernel - 1) + 1 - stride;
        int cut = Math.max(0, surplus);
        return new SpreadingWindow(axis, in, kernel, stride, dilation, cut / 2, cut - cut / 2, Math.max(0, -surplus));
    }

    int reach() {
        return dilation * (kernel - 1) + 1;
    }

    /** {@code (in - 1)*stride - before - after + dilation*(kernel - 1) + extra + 1}. */
    long out() {
        return (in - 1L) * stride - before - after + reach() + extra;
    }

    /** "height = (7 - 1)*2 - 2*1 + (4 - 1) + 1 = 14". */
    Formula formula() {
        String cut = before + after == 0 ? "" : before == after ? " - 2*" + before : " - " + before + " - " + after;
        String window = dilation == 1 ? "(" + kernel + " - 1)" : dilation + "*(" + kernel + " - 1)";
        String added = extra == 0 ? "" : " + " + extra;
        return new Formula(axis, "(" + in + " - 1)*" + stride + cut + " + " + window + added + " + 1", out());
    }

    List<Problem> problems() {
        if (out() >= 1) {
            return List.of();
        }
        return List.of(CoreMessage.EMPTY_OUTPUT
                .problem("padding", axis, formula().equation(), "use less padding")
                .with(
                        new Fix.SetParameter("padding same", "padding", "same"),
                        new Fix.SetParameter("padding valid", "padding", "valid")));
    }
}
