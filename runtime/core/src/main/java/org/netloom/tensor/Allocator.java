package org.netloom.tensor;

/** Where the numbers of new tensors lie: in the memory of this program, or on a device. */
public interface Allocator {
    /** In arrays of this program. */
    Allocator HOST = Storage::new;

    /**
     * Room for {@code size} numbers, all 0.
     *
     * @throws org.netloom.problem.NetloomException if there is not enough
     */
    Storage allocate(int size, Precision precision);

    /** Most numbers of one storage. */
    default long largest() {
        return 1L << 30;
    }
}
