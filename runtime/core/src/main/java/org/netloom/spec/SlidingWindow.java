package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;

/**
 * The arithmetic of a window that slides over one axis, written once for convolution and pooling (Dumoulin and Visin
 * 2016, relationship 15).
 *
 * @param axis "height", "width", "depth" of a volume or "length" of a sequence
 * @param in extent of the input
 * @param kernel extent of the window, before dilation
 * @param before zeros in front (top or left)
 * @param after zeros behind (bottom or right)
 * @param ceil count a last window that hangs over the end (but must start inside the input or the leading padding)
 */
public record SlidingWindow(
        String axis, int in, int kernel, int stride, int dilation, int before, int after, boolean ceil) {

    /** The window along the height, {@code same} padding resolved. */
    public static SlidingWindow vertical(
            int in, Size kernel, Size stride, Size dilation, Padding padding, boolean ceil) {
        return resolve(
                "height",
                in,
                kernel.height(),
                stride.height(),
                dilation.height(),
                padding.same(),
                padding.top(),
                padding.bottom(),
                ceil);
    }

    /** The window along the width, {@code same} padding resolved. */
    public static SlidingWindow horizontal(
            int in, Size kernel, Size stride, Size dilation, Padding padding, boolean ceil) {
        return resolve(
                "width",
                in,
                kernel.width(),
                stride.width(),
                dilation.width(),
                padding.same(),
                padding.left(),
                padding.right(),
                ceil);
    }

    /**
     * The window along an axis.
     *
     * @param same compute the zeros from the input, see {@link Padding}
     */
    static SlidingWindow resolve(
            String axis,
            int in,
            int kernel,
            int stride,
            int dilation,
            boolean same,
            int before,
            int after,
            boolean ceil) {
        if (!same) {
            return new SlidingWindow(axis, in, kernel, stride, dilation, before, after, ceil);
        }
        int out = Math.ceilDiv(in, stride);
        int zeros = Math.max(0, (out - 1) * stride + dilation * (kernel - 1) + 1 - in);
        return new SlidingWindow(axis, in, kernel, stride, dilation, zeros / 2, zeros - zeros / 2, false);
    }

    /** Extent of the window with its holes: {@code dilation*(kernel - 1) + 1}. */
    public int reach() {
        return dilation * (kernel - 1) + 1;
    }

    private int slack() {
        return in + before + after - reach();
    }

    /** Extent of the output; less than 1 where the window does not fit. */
    public int out() {
        if (slack() < 0) {
            return Math.floorDiv(slack(), stride) + 1;
        }
        int out = (ceil ? Math.ceilDiv(slack(), stride) : slack() / stride) + 1;
        return out - (emptyLast() ? 1 : 0);
    }

    /** A last window that starts behind the input sees nothing but padding: it does not count (as in PyTorch and Caffe). */
    private boolean emptyLast() {
        return ceil && slack() >= 0 && Math.ceilDiv(slack(), stride) * stride >= in + before;
    }

    /** "height = (28 + 2*2 - 5)/1 + 1 = 28". */
    public Formula formula() {
        String zeros = before + after == 0 ? "" : before == after ? " + 2*" + before : " + " + before + " + " + after;
        String window = dilation == 1 ? Integer.toString(kernel) : "(" + dilation + "*(" + kernel + " - 1) + 1)";
        String quotient = "(" + in + zeros + " - " + window + ")/" + stride;
        if (slack() % stride != 0) {
            quotient = (ceil && slack() >= 0 ? "ceil" : "floor") + "(" + quotient + ")";
        }
        return new Formula(axis, quotient + " + 1" + (emptyLast() ? " - 1" : ""), out());
    }

    /** The largest kernel that fits. */
    int largestKernel() {
        return Math.max(1, (in + before + after - 1) / dilation + 1);
    }

    String remedy() {
        return "use a kernel of at most " + largestKernel() + ", more padding, or a larger input";
    }

    private String places() {
        return switch (axis) {
            case "height" -> "rows";
            case "width" -> "columns";
            case "depth" -> "planes";
            default -> "steps";
        };
    }

    /**
     * Says so where rows or columns at the end are never seen. A window smaller than its stride leaves as many out
     * between its places, which is meant: a 1x1 convolution with stride 2 on a shortcut.
     */
    List<Problem> warnings() {
        List<Problem> found = new ArrayList<>();
        int unseen = out() < 1 ? 0 : slack() - (out() - 1) * stride;
        int between = Math.max(0, stride - reach());
        if (unseen > after + between && !ceil) {
            int lost = unseen - after;
            found.add(CoreMessage.STRIDE_DOES_NOT_FIT.problem(
                    "stride", lost, places(), formula().equation(), unseen));
        }
        return found;
    }
}
