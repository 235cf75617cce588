package org.netloom.run;

import java.util.ArrayList;
import java.util.List;

/** How Java is started for the programs of an exported project. */
public final class ChildJvm {
    /**
     * What the memory of a training asks for; the scripts of exported projects say the same.
     *
     * <p>Tensors live on the heap: Java's own quarter of the machine's memory would be little for a program that does nothing
     * else. A step leaves nearly no garbage, so that a large part for young objects would only be filled and touched. While
     * kernels are not compiled their vectors are garbage, and young collections are so many that Java would make the heap
     * larger and larger to have fewer; each time they move on to memory that nobody touched before. Half of the time they may
     * have. And in regions of this size all arrays of 2 MiB and more start at the same alignment, however large the heap. A
     * step of ResNet-50 takes 1.44 instead of 1.86 GB so, at the same speed.
     */
    static final List<String> MEMORY =
            List.of("-XX:MaxRAMPercentage=75", "-Xmn64m", "-XX:GCTimeRatio=1", "-XX:G1HeapRegionSize=4m");

    private ChildJvm() {}

    /** Options for the new JVM: those of the variable JAVA_OPTS, which the scripts of exported projects read too. */
    public static List<String> options() {
        List<String> options = new ArrayList<>(MEMORY);
        String given = System.getenv("JAVA_OPTS");
        if (given != null && !given.isBlank()) {
            options.addAll(List.of(given.strip().split("\\s+")));
        }
        return options;
    }
}
