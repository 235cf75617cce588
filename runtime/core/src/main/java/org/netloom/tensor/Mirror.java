package org.netloom.tensor;

/** The numbers of a {@link Storage} on a device. All calls return when the host's array can be used again. */
public interface Mirror {
    /** Copies elements {@code first} to {@code end}, end excluded, to the device; element {@code first} lies at {@code at}. */
    void upload(float[] from, int at, int first, int end);

    /**
     * Says that the device was told all that it is to do with these numbers. The next {@link #upload} then waits for no more
     * than that, and not for what the device is told from now on.
     */
    void release();

    /** Copies elements {@code first} to {@code end}, end excluded, from the device; {@code first} goes to {@code at}. */
    void download(float[] to, int at, int first, int end);
}
