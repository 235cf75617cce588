package org.netloom.opencl;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.netloom.ops.Algorithms;

/**
 * Which of several ways a device computes an operation: a rule's, one that an earlier run was told, or the fastest of a
 * measurement, as {@link Algorithms} has it. Choices are kept by sizes, so that a step asks for none.
 */
final class Tuning {
    /** Whose ways are compared. */
    private static final List<String> PROGRAMS = List.of(
            "matmul",
            "conv_items",
            "conv_item_filters",
            "winograd",
            "winograd_blocks",
            "conv_vectors",
            "components_vectors",
            "filters",
            "filter_panels");

    private final OpenClDevice device;
    private final Algorithms algorithms;
    private final Map<Object, Object> chosen = new HashMap<>();
    private final String name;
    private int revision;

    Tuning(OpenClDevice device, Algorithms algorithms) {
        this.device = device;
        this.algorithms = algorithms;
        name = "OpenCL, " + device.facts().name() + " (" + version(device.facts()) + ")";
    }

    /** Another driver, or other kernels, may have other favourites. */
    private static String version(DeviceFacts facts) {
        CRC32 sum = new CRC32();
        sum.update(facts.identity().getBytes(StandardCharsets.UTF_8));
        for (String program : PROGRAMS) {
            sum.update(Programs.source(program).getBytes(StandardCharsets.UTF_8));
        }
        return String.format("%08x", sum.getValue());
    }

    /** What the choices of this device are called: name, and a digest of its driver and the kernels. */
    String name() {
        return name;
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
            int choice = algorithms.choose(
                    name + ", " + sizes, all.names(), all.rule(), new Comparison<>(device, all.all(), run));
            known = all.all().get(choice);
            chosen.put(sizes, known);
        }
        return (T) known;
    }

    private record Comparison<T>(OpenClDevice device, List<T> ways, Consumer<T> run) implements Algorithms.Contest {
        @Override
        public void run(int way) {
            run.accept(ways.get(way));
            device.finish();
        }

        @Override
        public boolean warmsUp() {
            return device.facts().processor();
        }
    }
}
