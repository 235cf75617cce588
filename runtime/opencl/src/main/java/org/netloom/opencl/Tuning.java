package org.netloom.opencl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.netloom.ops.Algorithms;

/**
 * Which of several ways a device computes an operation: a rule's, one that an earlier run was told, or the fastest of a
 * measurement, as {@link Algorithms} has it. Choices are kept by sizes, so that a step asks for none.
 */
final class Tuning {
    private final OpenClDevice device;
    private final Algorithms algorithms;
    private final Map<Object, Object> chosen = new HashMap<>();
    private int revision;

    Tuning(OpenClDevice device, Algorithms algorithms) {
        this.device = device;
        this.algorithms = algorithms;
    }

    /**
     * Ways to compute the same.
     *
     * @param rule the one that is likely the fastest
     */
    record Ways<T>(List<String> names, List<T> all, int rule) {}

    /**
     * Chooses, the first time for these sizes.
     *
     * @param sizes operation and sizes; their text is the name of the choice
     * @param ways asked for where no choice was made yet
     * @param run one of the ways; it may be run several times
     */
    @SuppressWarnings("unchecked") // a key always stands for ways of one type
    synchronized <T> T choose(Record sizes, Supplier<Ways<T>> ways, Consumer<T> run) {
        if (revision != algorithms.revision()) {
            revision = algorithms.revision();
            chosen.clear();
        }
        Object known = chosen.get(sizes);
        if (known == null) {
            Ways<T> all = ways.get();
            int choice =
                    algorithms.choose("OpenCL, " + device.facts().name() + ", " + sizes, all.names(), all.rule(), i -> {
                        run.accept(all.all().get(i));
                        device.finish();
                    });
            known = all.all().get(choice);
            chosen.put(sizes, known);
        }
        return (T) known;
    }
}
