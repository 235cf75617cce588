package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;

/** What maximum and average pooling share. */
final class Pooling {
    private Pooling() {}

    /** Padding as wide as the window would make windows that see nothing but padding. */
    static List<Problem> conflicts(Size kernel, Padding padding) {
        List<Problem> problems = new ArrayList<>();
        int vertical = Math.max(padding.top(), padding.bottom());
        int horizontal = Math.max(padding.left(), padding.right());
        if (vertical >= kernel.height() || horizontal >= kernel.width()) {
            problems.add(CoreMessage.RANGE
                    .problem("padding", "less than the kernel of " + kernel, padding)
                    .with(new Fix.SetParameter("padding same", "padding", "same")));
        }
        return problems;
    }
}
