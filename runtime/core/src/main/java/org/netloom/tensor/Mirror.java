package org.netloom.tensor;

/** The numbers of a {@link Storage} on a device. All calls return when the host's array can be used again. */
public interface Mirror {
    /** Copies elements {@code first} to {@code end}, end excluded, to the device; element {@code first} lies at {@code at}. */
    void upload(float[] from, int at, int first, int end);

    /** Copies elements {@code first} to {@code end}, end excluded, from the device; {@code first} goes to {@code at}. */
    void download(float[] to, int at, int first, int end);
}
