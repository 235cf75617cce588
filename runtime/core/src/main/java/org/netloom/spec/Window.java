package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** A window that slides over an image: both axes of a convolution or pooling, with what is wrong and how to mend it. */
record Window(SlidingWindow vertical, SlidingWindow horizontal) {
    static Window of(Shape in, Size kernel, Size stride, Size dilation, Padding padding, boolean ceil) {
        return new Window(
                SlidingWindow.vertical(in.height(), kernel, stride, dilation, padding, ceil),
                SlidingWindow.horizontal(in.width(), kernel, stride, dilation, padding, ceil));
    }

    /** The numbers for kernels, if the window fits. */
    ConvGeometry geometry(int c, int k, int groups) {
        List<Problem> problems = new ArrayList<>();
        for (SlidingWindow axis : List.of(vertical, horizontal)) {
            if (axis.out() < 1) {
                problems.add(CoreMessage.EMPTY_OUTPUT
                        .problem("kernel", axis.axis(), axis.formula().equation(), axis.remedy())
                        .with(fixes().toArray(Fix[]::new)));
            }
        }
        if (!problems.isEmpty()) {
            throw new NetloomException(problems);
        }
        Limits.sample((long) vertical.out(), (long) horizontal.out(), (long) k);
        return ConvGeometry.of(vertical, horizontal, c, k, groups);
    }

    private List<Fix> fixes() {
        List<Fix> fixes = new ArrayList<>();
        boolean whole = vertical.stride() == 1 && horizontal.stride() == 1;
        String effect = whole ? " keeps " + vertical.in() + "x" + horizontal.in() : "";
        int zeros = (vertical.reach() - 1) / 2;
        if (whole && vertical.reach() == horizontal.reach() && vertical.reach() % 2 == 1) {
            fixes.add(new Fix.SetParameter("padding " + zeros + effect, "padding", (long) zeros));
        } else {
            fixes.add(new Fix.SetParameter("padding same" + effect, "padding", "same"));
        }
        int height = Math.min(vertical.kernel(), vertical.largestKernel());
        int width = Math.min(horizontal.kernel(), horizontal.largestKernel());
        Object kernel = height == width ? (Object) (long) height : List.of((long) height, (long) width);
        fixes.add(new Fix.SetParameter("kernel " + height + "x" + width, "kernel", kernel));
        return fixes;
    }

    List<Formula> formulas(int channels) {
        return List.of(
                vertical.formula(),
                horizontal.formula(),
                new Formula("channels", Integer.toString(channels), channels));
    }

    List<Problem> warnings() {
        List<Problem> found = new ArrayList<>(vertical.warnings());
        found.addAll(horizontal.warnings());
        return found;
    }
}
