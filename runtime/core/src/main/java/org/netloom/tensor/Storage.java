package org.netloom.tensor;

/**
 * What tensors lie in: an array of this program or, where it has a {@link Mirror}, the memory of a device. With a mirror
 * every element is newer on one side, or the same on both, and is copied when the other side asks for it; the array of this
 * program is then made when somebody first writes to it.
 *
 * <p>A device says what it is about to read and to write, {@link #readOnDevice} and {@link #writeOnDevice}; everybody else
 * goes through a {@link Tensor}.
 */
public final class Storage {
    /** Of a tensor that has no memory yet. */
    static final Storage NONE = new Storage((float[]) null);

    private final int size;
    private final Precision precision;
    private final Intervals newerHere = new Intervals();
    private final Intervals newerThere = new Intervals();

    /** Plain fields: without a mirror nothing stands between a kernel and its array. */
    Mirror mirror;

    float[] floats;
    final double[] doubles;

    /** Elements that are newer here for certain, so that those who write one by one need not ask for each. */
    private int ownFrom;

    private int ownTo;
    private volatile int version;

    /** In an array of this program. */
    public Storage(int size, Precision precision) {
        this.size = size;
        this.precision = precision;
        floats = precision == Precision.FLOAT ? new float[size] : null;
        doubles = precision == Precision.DOUBLE ? new double[size] : null;
    }

    /** Over an existing float32 array. */
    public Storage(float[] array) {
        size = array == null ? 0 : array.length;
        precision = Precision.FLOAT;
        floats = array;
        doubles = null;
    }

    Storage(double[] array) {
        size = array.length;
        precision = Precision.DOUBLE;
        floats = null;
        doubles = array;
    }

    private Storage(int size, Mirror mirror) {
        this.size = size;
        this.precision = Precision.FLOAT;
        this.mirror = mirror;
        doubles = null;
    }

    /** Float32 numbers that lie on a device, all 0. */
    public static Storage on(Mirror mirror, int size) {
        return new Storage(size, mirror);
    }

    public int size() {
        return size;
    }

    public Precision precision() {
        return precision;
    }

    /** The numbers on a device; null where there are none. */
    public Mirror mirror() {
        return mirror;
    }

    /** From now on the float32 numbers lie on this device, which has none of them yet; what another one has is fetched. */
    public synchronized void attach(Mirror device) {
        if (mirror != null) {
            fetch(0, size);
        }
        mirror = device;
        newerHere.add(0, size);
        newerThere.remove(0, size);
    }

    // ---- what a device does -----------------------------------------------------------------------------------------

    /** To be called before a device reads these elements. */
    public synchronized void readOnDevice(int from, int to) {
        if (newerHere.meets(from, to)) {
            newerHere.forEach(from, to, (i, end) -> mirror.upload(floats, i, i, end));
            newerHere.remove(from, to);
            giveUp();
        }
    }

    /** To be called before a device overwrites these elements; where it reads them, too, {@link #readOnDevice} comes first. */
    public synchronized void writeOnDevice(int from, int to) {
        newerHere.remove(from, to);
        newerThere.add(from, to);
        giveUp();
    }

    private void giveUp() {
        ownTo = 0;
        ownFrom = 0;
        version++;
    }

    // ---- what this program does -------------------------------------------------------------------------------------

    /** Changes whenever numbers may have changed on the device. */
    int version() {
        return version;
    }

    /** True where these elements are newer here for certain. */
    boolean owns(int from, int to) {
        return from >= ownFrom && to <= ownTo;
    }

    /** The array, for somebody who reads and writes these elements. */
    float[] own(int from, int to) {
        return owns(from, to) ? floats : take(from, to);
    }

    private synchronized float[] take(int from, int to) {
        if (doubles != null) {
            return null;
        }
        fetch(from, to);
        newerHere.add(from, to);
        ownFrom = from;
        ownTo = to;
        version++;
        return floats;
    }

    /** The array, for somebody who only reads these elements. */
    synchronized float[] see(int from, int to) {
        if (doubles != null) {
            return null;
        }
        fetch(from, to);
        return floats;
    }

    private void fetch(int from, int to) {
        if (floats == null) {
            floats = new float[size];
            // What the device has not written is 0 on both sides.
        }
        if (newerThere.meets(from, to)) {
            newerThere.forEach(from, to, (i, end) -> mirror.download(floats, i, i, end));
            newerThere.remove(from, to);
        }
    }

    /** A copy of these elements; makes no array for the others. */
    public synchronized float[] copy(int from, int to) {
        float[] copy = new float[to - from];
        if (floats != null) {
            System.arraycopy(floats, from, copy, 0, copy.length);
        }
        newerThere.forEach(from, to, (i, end) -> mirror.download(copy, i - from, i, end));
        return copy;
    }

    /** Puts numbers in from element {@code at} on; makes no array. */
    public synchronized void put(float[] values, int at) {
        if (mirror == null || floats != null) {
            System.arraycopy(values, 0, mirror == null ? floats : own(at, at + values.length), at, values.length);
        } else {
            writeOnDevice(at, at + values.length);
            mirror.upload(values, 0, at, at + values.length);
        }
    }
}
