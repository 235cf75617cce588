package org.netloom.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.netloom.ops.Randoms;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/**
 * Pairs or triplets of another data set's samples, one behind the other: images lie one below the other. Which samples
 * belong together follows from the seed.
 */
final class Tuples implements Dataset {
    private static final long DRAW = 0x7475706c65L;

    private final Dataset source;
    private final int length;
    private final int perSample;
    private final long key;
    private final int[] classes;
    private final int[][] members;
    private final int size;

    /**
     * @param length 2 for pairs, 3 for triplets
     * @throws org.netloom.problem.NetloomException NL-271 if the source has no classes, or fewer than two
     */
    Tuples(Dataset source, int length, int perSample, long seed, String description) {
        this.source = source;
        this.length = length;
        this.perSample = perSample;
        key = Randoms.key(seed, DRAW, length);
        if (!(source.targets() instanceof Targets.Classes c)) {
            throw CoreMessage.TUPLES_OF_CLASSES.exception(description, "it has no classes");
        }
        classes = new int[source.size()];
        float[] label = new float[1];
        for (int i = 0; i < classes.length; i++) {
            source.target(i, label, 0);
            classes[i] = (int) label[0];
        }
        members = new int[c.count()][];
        for (int k = 0; k < members.length; k++) {
            int wanted = k;
            members[k] = IntStream.range(0, classes.length)
                    .filter(i -> classes[i] == wanted)
                    .toArray();
        }
        long present = Arrays.stream(members).filter(m -> m.length > 0).count();
        if (present < 2 && source.size() > 0) {
            throw CoreMessage.TUPLES_OF_CLASSES.exception(description, "it has samples of one class only");
        }
        size = Math.multiplyExact(source.size(), perSample);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Shape inputShape() {
        int[] dims = source.inputShape().dims();
        dims[0] *= length;
        return Shape.of(dims);
    }

    @Override
    public Targets targets() {
        return length == 2
                ? new Targets.Classes(List.of("different", "alike"))
                : new Targets.Values(Shape.of(1), List.of("none"));
    }

    @Override
    public void input(int i, float[] to, int at) {
        int n = source.inputShape().size();
        int anchor = i / perSample;
        source.input(anchor, to, at);
        if (length == 2) {
            source.input(alike(i) ? same(anchor, i) : other(anchor, i), to, at + n);
        } else {
            source.input(same(anchor, i), to, at + n);
            source.input(other(anchor, i), to, at + 2 * n);
        }
    }

    @Override
    public void target(int i, float[] to, int at) {
        to[at] = length == 2 && alike(i) ? 1 : 0;
    }

    private static boolean alike(int i) {
        return i % 2 == 0;
    }

    /** Another sample of the class, or the sample itself where there is no other. */
    private int same(int anchor, int i) {
        int[] own = members[classes[anchor]];
        int drawn = own[draw(i, 1, own.length)];
        return drawn != anchor || own.length == 1 ? drawn : own[(Arrays.binarySearch(own, anchor) + 1) % own.length];
    }

    /** A sample of another class, each of which is as likely as it is frequent. */
    private int other(int anchor, int i) {
        int[] own = members[classes[anchor]];
        int at = draw(i, 2, classes.length - own.length);
        for (int k = 0; k < members.length; k++) {
            if (k == classes[anchor]) {
                continue;
            }
            if (at < members[k].length) {
                return members[k][at];
            }
            at -= members[k].length;
        }
        throw new IllegalStateException("all " + classes.length + " samples are of one class");
    }

    private int draw(int i, int purpose, int below) {
        return (int) Math.unsignedMultiplyHigh(Randoms.bits(key, (long) i * 4 + purpose), below);
    }

    /** All parts of a data set, each in tuples of its own samples. */
    static DataParts of(DataParts parts, int length, int perSample, long seed) {
        String name = length == 2 ? "pairs" : "triplets";
        String description = name + " of " + parts.description() + "; " + perSample + " for each sample";
        return new DataParts(
                new Tuples(parts.train(), length, perSample, seed, description),
                new Tuples(parts.validation(), length, perSample, seed + 1, description),
                new Tuples(parts.test(), length, perSample, seed + 2, description),
                description);
    }
}
