package org.netloom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Java is started for the programs of an exported project. */
public final class ChildJvm {
    /**
     * What the memory of a training asks for; the scripts of exported projects say the same.
     *
     * <p>Tensors live on the heap: Java's own quarter of the machine's memory would be little for a program that does nothing
     * else. A step leaves nearly no garbage, so that a large part for young objects would only be filled and touched. In
     * regions of this size all arrays of 2 MiB and more start at the same alignment, however large the heap.
     */
    static final List<String> MEMORY =
            List.of("-XX:MaxRAMPercentage=75", "-Xmn64m", "-XX:GCTimeRatio=1", "-XX:G1HeapRegionSize=4m");

    /**
     * While kernels are not compiled their vectors are garbage, and young collections are so many that Java makes the heap
     * larger to have fewer; the young objects move to its new end, to memory that nobody touched before. Their part has a
     * fixed size, so that all of that is in vain: it grows by single regions, and as tensors need it. A step of ResNet-50
     * takes 1.35 instead of 1.86 GB so, one of LeNet-5 0.26 instead of 0.71, at the same speed.
     */
    static final List<String> GROWTH =
            List.of("-XX:+UnlockExperimentalVMOptions", "-XX:G1ExpandByPercentOfAvailable=0");

    /** The version of Java that knows those; another one might refuse to start. */
    private static final int KNOWS_GROWTH = 25;

    /**
     * Memory in pages of 2 MiB: kernels walk through megabytes, more than the processor keeps addresses of small pages. A
     * step takes some 5 % less processor time so. Linux has them, and where it gives them to those who ask, this asks.
     */
    static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";

    private static final Path LARGE_PAGES_WANT = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private ChildJvm() {}

    /** True where this file says that memory comes in large pages for those who ask. */
    static boolean largePages(Path file) {
        try {
            return Files.isReadable(file) && Files.readString(file).contains("[madvise]");
        } catch (IOException e) {
            // A system that does not tell is one that is not asked.
            return false;
        }
    }

    /** Options for the new JVM: those of the variable JAVA_OPTS, which the scripts of exported projects read too. */
    public static List<String> options() {
        List<String> options = new ArrayList<>(MEMORY);
        if (Runtime.version().feature() == KNOWS_GROWTH) {
            options.addAll(GROWTH);
        }
        if (largePages(LARGE_PAGES_WANT)) {
            options.add(LARGE_PAGES);
        }
        String given = System.getenv("JAVA_OPTS");
        if (given != null && !given.isBlank()) {
            options.addAll(List.of(given.strip().split("\\s+")));
        }
        return options;
    }
}
