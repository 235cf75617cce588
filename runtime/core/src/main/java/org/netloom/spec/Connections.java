package org.netloom.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** The rule for a convolution whose filters see some of the input channels only (LeCun et al. 1998, layer C3). */
final class Connections {
    private Connections() {}

    /** Throws what is wrong with the lists of input channels, one for each filter; none at all means all channels. */
    static void check(List<List<Integer>> lists, int channels, int filters, int groups) {
        if (lists.isEmpty()) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        if (groups != 1) {
            problems.add(CoreMessage.CONNECTION_GROUPS.problem("groups", groups));
        }
        if (lists.size() != filters) {
            problems.add(CoreMessage.CONNECTION_COUNT.problem("connections", filters, lists.size()));
        }
        for (int k = 0; k < lists.size(); k++) {
            List<Integer> list = lists.get(k);
            boolean known = list.stream().allMatch(c -> c >= 0 && c < channels);
            if (list.isEmpty() || !known || Set.copyOf(list).size() != list.size()) {
                problems.add(CoreMessage.CONNECTION.problem("connections[" + k + "]", channels - 1, list));
            }
        }
        if (!problems.isEmpty()) {
            throw new NetloomException(problems);
        }
    }

    /** Number of pairs of an input channel and a filter. */
    static int count(List<List<Integer>> lists) {
        return lists.stream().mapToInt(List::size).sum();
    }

    /** Places of {@code channels x filters} without a connection. */
    static Set<Integer> absent(List<List<Integer>> lists, int channels) {
        Set<Integer> places = new HashSet<>();
        for (int k = 0; k < lists.size(); k++) {
            for (int c = 0; c < channels; c++) {
                if (!lists.get(k).contains(c)) {
                    places.add(c * lists.size() + k);
                }
            }
        }
        return places;
    }
}
