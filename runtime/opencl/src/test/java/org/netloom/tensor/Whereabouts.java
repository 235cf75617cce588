package org.netloom.tensor;

/** Where the numbers of a tensor are, for tests. */
public final class Whereabouts {
    private Whereabouts() {}

    /** True where this program has made no array for what the tensor lies in. */
    public static boolean onlyOnDevice(Tensor t) {
        return t.storage().mirror() != null && t.storage().floats == null;
    }
}
