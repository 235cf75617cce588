package org.netloom.data;

import org.netloom.problem.CoreMessage;

/** Says that data does not fit the memory before it is read, instead of failing in the middle. */
public final class HeapLimit {
    /** What an array costs beside its values. */
    private static final long HEADER = 24;

    /** Share of the heap that data may take; the network needs the rest. */
    private static final double SHARE = 0.8;

    private HeapLimit() {}

    /**
     * Checks samples that are about to be read.
     *
     * @param where file or folder, for the message
     * @throws org.netloom.problem.NetloomException if they would take more than 80 % of the heap this Java may use
     */
    public static void check(Object where, long samples, long bytesPerSample) {
        check(where, samples, bytesPerSample, (double) Runtime.getRuntime().maxMemory());
    }

    static void check(Object where, long samples, long bytesPerSample, double heap) {
        double need = (double) samples * (bytesPerSample + HEADER);
        if (need > SHARE * heap) {
            throw CoreMessage.DATA_MEMORY.exception(
                    Words.grouped(samples),
                    where,
                    Words.grouped(megabytes(need)),
                    Words.grouped(megabytes(heap)),
                    (long) Math.ceil(need / SHARE / 0x1p30));
        }
    }

    private static long megabytes(double bytes) {
        return (long) Math.ceil(bytes / 0x1p20);
    }
}
