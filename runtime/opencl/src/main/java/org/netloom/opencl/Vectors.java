package org.netloom.opencl;

/** How many neighbouring numbers a work item has: {@code vectors.cl}. */
final class Vectors {
    /** Numbers of the widest vectors of processors. */
    private static final int WIDEST = 16;

    private Vectors() {}

    /**
     * 1 on a card, whose neighbouring work items read neighbouring numbers; on a processor the widest vector that rows of so
     * many channels fall into.
     */
    static int width(OpenClDevice device, int channels) {
        return device.facts().processor() ? Math.min(WIDEST, Integer.lowestOneBit(channels)) : 1;
    }

    static String option(int width) {
        return "-DV=" + width;
    }
}
