package org.netloom.data;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.netloom.ops.Randoms;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Allocator;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * An endless row of batches, epoch after epoch, read, augmented and preprocessed on a background thread while the caller
 * works on the one before. The order of epoch e follows from (seed, e) alone, and what augmentation does to a sample from
 * (seed, e, index), so a run can start anywhere and sees what an uninterrupted one would have seen. After the first batch
 * of each nothing is allocated.
 *
 * <p>Used by one thread: {@link #start}, then {@link #next} as often as needed, then {@link #close}.
 */
public final class Batches implements AutoCloseable {
    /** Batches that are ready or being prepared, beside those that the caller holds. */
    private static final int READY = 2;

    private static final long ORDER = 0x6f72646572L;
    private static final long CORRUPT = 0x636f7272L;

    private final Dataset data;
    private final Preprocessor preprocessor;
    private final Augmenter augmenter;
    private final TargetKind kind;
    private final int batch;
    private final boolean shuffle;
    private final long seed;
    private Corruption corruption = Corruption.NONE;
    private final List<Shape> inputs;
    private final Shape target;
    private Allocator allocator = Allocator.HOST;
    private int held = 1;
    private Batch[] slots = new Batch[0];
    private final int[] order;

    /** A sample of several inputs on its way; null where there is one. */
    private final float[] sample;

    /** Class index that becomes NaN; NaN where all stay. */
    private float unknown = Float.NaN;

    private final Object lock = new Object();

    // Guarded by lock. Batches are counted from start(): released <= taken <= produced <= released + slots.
    private long produced;
    private long taken;
    private long released;
    private Throwable failure;
    private Thread worker;

    /** Batches of a data set for a network with one input. */
    public Batches(
            Dataset data,
            Preprocessor preprocessor,
            List<Augmentation> augmentation,
            int batch,
            boolean shuffle,
            long seed,
            TargetKind kind) {
        this(data, List.of(data.inputShape()), preprocessor, augmentation, batch, shuffle, seed, kind);
    }

    /**
     * Batches of a data set.
     *
     * @param inputs shapes of the network's inputs; where there are several, a sample holds them one behind the other
     * @param batch samples in a batch; the last of an epoch holds what is left
     * @param shuffle whether each epoch has a random order of its own; otherwise the data set's order
     */
    public Batches(
            Dataset data,
            List<Shape> inputs,
            Preprocessor preprocessor,
            List<Augmentation> augmentation,
            int batch,
            boolean shuffle,
            long seed,
            TargetKind kind) {
        if (batch < 1 || data.size() < 1) {
            throw new IllegalArgumentException("batches of " + batch + " from " + data.size() + " samples");
        }
        this.data = data;
        this.preprocessor = preprocessor;
        this.augmenter = new Augmenter(augmentation, data.inputShape());
        this.kind = kind;
        this.batch = Math.min(batch, data.size());
        this.shuffle = shuffle;
        this.seed = seed;
        this.order = new int[data.size()];
        this.inputs = List.copyOf(inputs);
        target = kind == TargetKind.INPUT ? data.inputShape() : data.targets().shape();
        if (inputs.stream().mapToLong(Shape::elements).sum()
                != data.inputShape().elements()) {
            throw CoreMessage.DATA_INPUTS.exception(data.inputShape(), inputs);
        }
        if (inputs.size() > 1 && !augmentation.isEmpty()) {
            throw CoreMessage.AUGMENTED_TOGETHER.exception(inputs.size());
        }
        sample = inputs.size() == 1 ? null : new float[data.inputShape().size()];
    }

    /** Batches that a row has in memory, the one that the caller holds included; each more that is held is one more. */
    public static int inMemory() {
        return READY + 1;
    }

    /** Where batches lie, too, so that they are sent while a device computes; to be said before the first batch. */
    public Batches on(Allocator newAllocator) {
        allocator = newAllocator;
        return this;
    }

    /** How many of the last batches are the caller's, 1 unless said; to be said before the first batch. */
    public Batches holding(int count) {
        held = count;
        return this;
    }

    private Batch[] makeSlots() {
        Batch[] made = new Batch[held + READY];
        for (int i = 0; i < made.length; i++) {
            made[i] = new Batch(
                    inputs.stream()
                            .map(s -> Tensor.allocate(batch, s, Precision.FLOAT, allocator))
                            .toList(),
                    Tensor.allocate(batch, target, Precision.FLOAT, allocator));
        }
        return made;
    }

    /**
     * Spoils the inputs after preprocessing, not the targets; to be said before the first batch. Where batches are not
     * shuffled, a sample is spoilt in the same way in every epoch, so that measurements can be compared.
     */
    public Batches corruption(Corruption newCorruption) {
        corruption = newCorruption;
        return this;
    }

    /**
     * Gives pixels of a mask that do not count NaN instead of their index, as losses take what is unknown that compare with
     * yes or no, or with numbers. To be called before {@link #start}.
     */
    public Batches unknownAsNaN(boolean change) {
        unknown = change && data.targets() instanceof Targets.ClassMap m ? m.ignore() : Float.NaN;
        return this;
    }

    /** Batches in an epoch. */
    public int perEpoch() {
        return Math.ceilDiv(data.size(), batch);
    }

    /** Samples in a full batch: what was asked for, or the whole data set where that is smaller. */
    public int batchSize() {
        return batch;
    }

    public Dataset data() {
        return data;
    }

    /**
     * Goes to a place: the next {@link #next} gives batch {@code index} of epoch {@code epoch}. Batches held from before
     * are no longer valid.
     */
    public Batches start(long epoch, int index) {
        if (epoch < 0 || index < 0 || index >= perEpoch()) {
            throw new IllegalArgumentException(
                    "no batch " + index + " of epoch " + epoch + ": an epoch has " + perEpoch());
        }
        close();
        synchronized (lock) {
            if (slots.length == 0) {
                slots = makeSlots();
            }
            produced = 0;
            taken = 0;
            released = 0;
            failure = null;
            worker = new Thread(() -> work(epoch, index), "netloom-batches");
            worker.setDaemon(true);
            worker.start();
        }
        return this;
    }

    /**
     * The next batch, which is the caller's until the next call, or a later one, see {@link #holding}. Waits while it is being prepared; without a
     * {@link #start} before, the row begins at epoch 0.
     *
     * @throws org.netloom.problem.NetloomException if a sample could not be read
     */
    public Batch next() {
        synchronized (lock) {
            if (worker == null && failure == null) {
                start(0, 0);
            }
            if (taken > released) {
                // Whoever asks for another batch has told a device all that it is to do with this one.
                Batch last = slots[(int) ((taken - 1) % slots.length)];
                last.inputs().forEach(Tensor::release);
                last.target().release();
            }
            if (taken - released == held) {
                released++;
                lock.notifyAll();
            }
            awaitBatch();
            if (produced == taken) {
                switch (failure) {
                    case RuntimeException e -> throw e;
                    case Error e -> throw e;
                    default -> throw new IllegalStateException(failure);
                }
            }
            return slots[(int) (taken++ % slots.length)];
        }
    }

    private void awaitBatch() {
        try {
            while (produced == taken && failure == null) {
                lock.wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted while waiting for a batch");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    /** Stops the background thread and waits for its end. */
    @Override
    public void close() {
        Thread old;
        synchronized (lock) {
            old = worker;
            worker = null;
            lock.notifyAll();
        }
        boolean interrupted = false;
        while (old != null && old.isAlive()) {
            try {
                old.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- the background thread --------------------------------------------------------------------------------------

    private void work(long firstEpoch, int firstIndex) {
        try {
            int index = firstIndex;
            for (long epoch = firstEpoch; ; epoch++) {
                arrange(epoch);
                for (; index < perEpoch(); index++) {
                    Batch free = awaitSlot();
                    if (free == null) {
                        return;
                    }
                    fill(free, epoch, index);
                    synchronized (lock) {
                        produced++;
                        lock.notifyAll();
                    }
                }
                index = 0;
            }
        } catch (Throwable t) {
            synchronized (lock) {
                failure = t;
                lock.notifyAll();
            }
        }
    }

    /** The next slot to fill, or null if the row was closed. */
    private Batch awaitSlot() throws InterruptedException {
        synchronized (lock) {
            Thread self = Thread.currentThread();
            while (self.equals(worker) && produced - released == slots.length) {
                lock.wait();
            }
            return self.equals(worker) ? slots[(int) (produced % slots.length)] : null;
        }
    }

    /** Fisher and Yates' shuffle, from the data set's order. */
    private void arrange(long epoch) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (!shuffle) {
            return;
        }
        long key = Randoms.key(seed, ORDER, epoch);
        for (int i = order.length - 1; i > 0; i--) {
            int j = (int) Math.unsignedMultiplyHigh(Randoms.bits(key, i), i + 1L);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    private void fill(Batch to, long epoch, int index) {
        int first = index * batch;
        int samples = Math.min(batch, order.length - first);
        to.place(epoch, index, samples);
        Tensor input = to.input();
        Tensor target = to.target();
        long epochKey = Randoms.key(seed, epoch);
        long corruptKey = Randoms.key(seed, CORRUPT, shuffle ? epoch : 0);
        int n = input.shape().size();
        int m = target.shape().size();
        for (int s = 0; s < samples; s++) {
            int i = order[first + s];
            to.indices()[s] = i;
            int targetAt = target.offset() + s * m;
            long key = Randoms.bits(epochKey, i);
            float[] x = sample == null ? input.data() : sample;
            int at = sample == null ? input.offset() + s * n : 0;
            data.input(i, x, at);
            if (kind == TargetKind.LABELS) {
                data.target(i, target.data(), targetAt);
                augmenter.targetInPlace(target.data(), targetAt, data.targets(), key);
                hideUnknown(target.data(), targetAt, m);
            } else {
                System.arraycopy(x, at, target.data(), targetAt, m);
                augmenter.cleanInPlace(target.data(), targetAt, key);
                preprocessor.apply(target.data(), targetAt);
            }
            augmenter.inPlace(x, at, key);
            preprocessor.apply(x, at);
            corruption.inPlace(x, at, data.inputShape().size(), Randoms.bits(corruptKey, i));
            if (sample != null) {
                share(to.inputs(), s);
            }
        }
        to.inputs().forEach(Tensor::send);
        target.send();
    }

    private void hideUnknown(float[] target, int from, int count) {
        if (Float.isNaN(unknown)) {
            return;
        }
        for (int i = from; i < from + count; i++) {
            target[i] = target[i] == unknown ? Float.NaN : target[i];
        }
    }

    /** Cuts a sample into the inputs of the network. */
    private void share(List<Tensor> inputs, int s) {
        int from = 0;
        for (Tensor t : inputs) {
            int n = t.shape().size();
            System.arraycopy(sample, from, t.data(), t.offset() + s * n, n);
            from += n;
        }
    }
}
