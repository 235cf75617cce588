package org.netloom.spec;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Fix;
import org.netloom.problem.NetloomException;

/** The rule for groups of channels that are convolved separately. */
final class Groups {
    private Groups() {}

    /** Throws, with the nearest legal number, where the groups do not divide the channels. */
    static void check(int channels, int filters, int groups) {
        if (channels % groups != 0 || filters % groups != 0) {
            int nearest = nearest(channels, filters, groups);
            throw new NetloomException(CoreMessage.GROUPS
                    .problem("groups", channels, filters, groups)
                    .with(new Fix.SetParameter("groups " + nearest, "groups", (long) nearest)));
        }
    }

    private static int nearest(int channels, int filters, int groups) {
        return IntStream.rangeClosed(1, Math.min(channels, filters))
                .filter(g -> channels % g == 0 && filters % g == 0)
                .boxed()
                .min(Comparator.comparingInt(g -> Math.abs(g - groups)))
                .orElse(1);
    }
}
