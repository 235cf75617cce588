package org.netloom.ops.vector;

/**
 * Work space of one thread, grown on demand and kept, so that kernels allocate nothing in the long run. Every purpose
 * has an array of its own; contents are whatever the last user left. Objects that describe what a task is at are kept, too,
 * and let go of the tensors at its end, for their memory outlives no network here.
 */
final class Scratch {
    /** Arrays of this size and more are placed on their own by G1 and start at a fixed alignment. */
    private static final int LARGE = 1 << 19;

    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    /** Where panels start in {@link #panels}, behind a tile. */
    static final int PANELS = Lanes.FIRST + Tile16.ROWS * Lanes.NR;

    private float[] panels = new float[0];
    private float[] copies = new float[0];
    private float[] shared = new float[0];
    private float[] partial = new float[0];
    private float[] image = new float[0];
    private float[] patches = new float[0];
    private float[] taps = new float[0];
    private float[] row = new float[0];
    private float[] weights = new float[0];
    private final float[] transform = new float[LARGE];
    private double[] sums = new double[0];
    private final float[] block = new float[ActivationKernels.BLOCK];
    private final float[] rest = new float[2 * Lanes.V];
    private int[] rows = new int[0];
    private int[] targets = new int[0];
    private final int[] components = new int[Winograd.COMPONENTS];
    private final Images.Cut cut = new Images.Cut();
    private final Windows windows = new Windows();
    private final RowProduct product = new RowProduct();
    private final ConvByData.Seen seen = new ConvByData.Seen();
    private final WindowByFilter.Band band = new WindowByFilter.Band();
    private final PoolKernels.Window window = new PoolKernels.Window();

    /** The current thread's. */
    static Scratch get() {
        return OF_THREAD.get();
    }

    /** A tile from {@link Lanes#FIRST} on, then {@code size} floats for packed panels from {@link #PANELS} on. */
    float[] panels(int size) {
        panels = large(panels, PANELS + size);
        return panels;
    }

    /** Rows of a left operand at a constant distance, from {@link Lanes#FIRST} on. */
    float[] copies(int size) {
        copies = large(copies, Lanes.FIRST + size);
        return copies;
    }

    /** What a caller packs for all workers, from {@link Lanes#FIRST} on. */
    float[] shared(int size) {
        shared = large(shared, Lanes.FIRST + size);
        return shared;
    }

    /** Partial sums of all tasks of a caller, from {@link Lanes#FIRST} on. */
    float[] partial(int size) {
        partial = large(partial, Lanes.FIRST + size);
        return partial;
    }

    /** A padded image. */
    float[] image(int size) {
        image = grown(image, size);
        return image;
    }

    /** Windows of an image, written out. */
    float[] patches(int size) {
        patches = grown(patches, size);
        return patches;
    }

    /** Filters in another order, from {@link Lanes#FIRST} on. */
    float[] taps(int size) {
        taps = large(taps, Lanes.FIRST + size);
        return taps;
    }

    /** The components of one tile for a vector of channels, from {@link Lanes#FIRST} on. */
    float[] transform() {
        return transform;
    }

    /** Some numbers per channel. */
    float[] row(int size) {
        row = grown(row, size);
        return row;
    }

    /** A weight for each class. */
    float[] weights(int size) {
        weights = grown(weights, size);
        return weights;
    }

    /** Sums of some numbers per channel, wider than they are. */
    double[] sums(int size) {
        sums = sums.length >= size ? sums : new double[size];
        return sums;
    }

    /** {@link ActivationKernels#BLOCK} floats between two loops of a function. */
    float[] block() {
        return block;
    }

    /** Two vectors, for the tail of a loop. */
    float[] rest() {
        return rest;
    }

    /** Where rows of the left operand start. */
    int[] rows(int size) {
        rows = rows.length >= size ? rows : new int[size];
        return rows;
    }

    /** Where rows of the result start. */
    int[] targets(int size) {
        targets = targets.length >= size ? targets : new int[size];
        return targets;
    }

    /** Where components of tiles start. */
    int[] components() {
        return components;
    }

    /** What is cut out of an image next. */
    Images.Cut cut() {
        return cut;
    }

    /** The windows of the task at hand. */
    Windows windows() {
        return windows;
    }

    /** The product of the task at hand. */
    RowProduct product() {
        return product;
    }

    /** What the gradient by data at hand sees. */
    ConvByData.Seen seen() {
        return seen;
    }

    /** The pixels of the gradient by filter at hand. */
    WindowByFilter.Band band() {
        return band;
    }

    /** The window of a pool at hand. */
    PoolKernels.Window window() {
        return window;
    }

    private static float[] large(float[] array, int size) {
        return grown(array, Math.max(LARGE, size));
    }

    private static float[] grown(float[] array, int size) {
        return array.length >= size ? array : new float[size];
    }
}
