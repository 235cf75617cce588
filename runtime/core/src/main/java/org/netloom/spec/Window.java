package org.netloom.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/**
 * A window that slides over a sequence, an image or a volume: all axes of a convolution or pooling, with what is wrong
 * and how to mend it.
 *
 * @param axes outermost first
 */
record Window(List<SlidingWindow> axes) {
    /** Names of the axes by their number. */
    private static final List<List<String>> NAMES =
            List.of(List.of("length"), List.of("height", "width"), List.of("depth", "height", "width"));

    /** The height of a sequence, seen as an image of one row. */
    private static final SlidingWindow ONE_ROW = new SlidingWindow("height", 1, 1, 1, 1, 0, 0, false);

    /** A window over a sequence. */
    static Window of(Shape in, int kernel, int stride, int dilation, Padding1d padding, boolean ceil) {
        return of(in, new int[] {kernel}, new int[] {stride}, new int[] {dilation}, padding, ceil);
    }

    /** A window over an image. */
    static Window of(Shape in, Size kernel, Size stride, Size dilation, Padding padding, boolean ceil) {
        return of(in, numbers(kernel), numbers(stride), numbers(dilation), padding, ceil);
    }

    /** A window over a volume. */
    static Window of(Shape in, Size3d kernel, Size3d stride, Size3d dilation, Padding3d padding, boolean ceil) {
        return of(in, numbers(kernel), numbers(stride), numbers(dilation), padding, ceil);
    }

    private static Window of(Shape in, int[] kernel, int[] stride, int[] dilation, Sided padding, boolean ceil) {
        List<SlidingWindow> axes = new ArrayList<>();
        int[] sides = padding.sides();
        for (int a = 0; a < kernel.length; a++) {
            axes.add(SlidingWindow.resolve(
                    NAMES.get(kernel.length - 1).get(a),
                    in.dim(a),
                    kernel[a],
                    stride[a],
                    dilation[a],
                    padding.same(),
                    sides[2 * a],
                    sides[2 * a + 1],
                    ceil));
        }
        return new Window(List.copyOf(axes));
    }

    static int[] numbers(Size s) {
        return new int[] {s.height(), s.width()};
    }

    static int[] numbers(Size3d s) {
        return new int[] {s.depth(), s.height(), s.width()};
    }

    /** The outermost axis of a volume. */
    SlidingWindow depth() {
        return axes.getFirst();
    }

    /** The axis of the rows; a sequence lies in one row. */
    SlidingWindow vertical() {
        return axes.size() == 1 ? ONE_ROW : axes.get(axes.size() - 2);
    }

    SlidingWindow horizontal() {
        return axes.getLast();
    }

    /** Shape of the output, if the window fits. */
    Shape output(int channels) {
        List<Problem> problems = new ArrayList<>();
        for (SlidingWindow axis : axes) {
            if (axis.out() < 1) {
                problems.add(CoreMessage.EMPTY_OUTPUT
                        .problem("kernel", axis.axis(), axis.formula().equation(), axis.remedy())
                        .with(fixes().toArray(Fix[]::new)));
            }
        }
        if (!problems.isEmpty()) {
            throw new NetloomException(problems);
        }
        int[] out = Arrays.copyOf(each(SlidingWindow::out), axes.size() + 1);
        out[axes.size()] = channels;
        return Limits.sample(out);
    }

    /** The numbers for kernels that see rows and columns, if the window fits; a volume's are those of its planes. */
    ConvGeometry geometry(int c, int k, int groups) {
        output(k);
        return ConvGeometry.of(vertical(), horizontal(), c, k, groups);
    }

    private int[] each(ToIntFunction<SlidingWindow> number) {
        return axes.stream().mapToInt(number).toArray();
    }

    private boolean all(ToIntFunction<SlidingWindow> number, int value) {
        return Arrays.stream(each(number)).allMatch(n -> n == value);
    }

    private List<Fix> fixes() {
        List<Fix> fixes = new ArrayList<>();
        boolean whole = all(SlidingWindow::stride, 1);
        String effect = whole ? " keeps " + joined(each(SlidingWindow::in)) : "";
        int reach = horizontal().reach();
        if (whole && all(SlidingWindow::reach, reach) && reach % 2 == 1) {
            int zeros = (reach - 1) / 2;
            fixes.add(new Fix.SetParameter("padding " + zeros + effect, "padding", (long) zeros));
        } else {
            fixes.add(new Fix.SetParameter("padding same" + effect, "padding", "same"));
        }
        int[] kernel = each(a -> Math.min(a.kernel(), a.largestKernel()));
        boolean equal = Arrays.stream(kernel).allMatch(n -> n == kernel[0]);
        Object value = equal
                ? (Object) (long) kernel[0]
                : Arrays.stream(kernel).mapToObj(n -> (long) n).toList();
        fixes.add(new Fix.SetParameter("kernel " + joined(kernel), "kernel", value));
        return fixes;
    }

    private static String joined(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }

    List<Formula> formulas(int channels) {
        List<Formula> formulas = new ArrayList<>();
        axes.forEach(a -> formulas.add(a.formula()));
        formulas.add(new Formula("channels", Integer.toString(channels), channels));
        return formulas;
    }

    List<Problem> warnings() {
        return axes.stream().flatMap(a -> a.warnings().stream()).toList();
    }
}
