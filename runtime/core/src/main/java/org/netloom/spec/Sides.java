package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;

/** What layers share that add or cut off a fixed number of pixels on each side. */
final class Sides {
    private Sides() {}

    /** {@code same} has no meaning where no window slides. */
    static List<Problem> conflicts(String parameter, Padding sides) {
        return sides.same()
                ? List.of(CoreMessage.RANGE
                        .problem(parameter, "a number of pixels for all sides or for each one", "same")
                        .with(new Fix.SetParameter("1 on each side", parameter, 1L)))
                : List.of();
    }

    /** "height = 28 + 2*1 = 30". */
    static Formula formula(String axis, int in, String sign, int before, int after, long out) {
        String sides = before + after == 0 ? "" : before == after ? sign + "2*" + before : sign + before + sign + after;
        return new Formula(axis, in + sides, out);
    }
}
