package org.netloom.data;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.netloom.ops.Randoms;
import org.netloom.problem.CoreMessage;

/** Shares samples out by a seed. Classes are shared out one by one, so that each part has all of them in proportion. */
final class Splitter {
    private static final long SPLIT = 0x73706c6974L;

    private static final int TRAIN = 0;
    private static final int VALIDATION = 1;
    private static final int TEST = 2;

    private final Split shares;
    private final long seed;

    Splitter(Split shares, long seed) {
        if (!(shares.validation() >= 0 && shares.test() >= 0 && shares.validation() + shares.test() < 1)) {
            throw CoreMessage.SPLIT_SHARES.exception(shares.validation(), shares.test());
        }
        this.shares = shares;
        this.seed = seed;
    }

    /** All three parts from one set. */
    DataParts split(Dataset all, String description) {
        return parts(all, null, null, description);
    }

    /** Train and validation from one set, with a test part that the data brings along. */
    DataParts split(Dataset train, Dataset test, String description) {
        return parts(train, null, test, description);
    }

    /**
     * Parts of which some are given.
     *
     * @param validation null to take it from {@code all}
     * @param test null to take it from {@code all}
     */
    DataParts parts(Dataset all, Dataset validation, Dataset test, String description) {
        if (all.size() == 0) {
            throw CoreMessage.DATA_EMPTY.exception(description);
        }
        int[] part = assign(all, validation == null ? shares.validation() : 0, test == null ? shares.test() : 0);
        int[][] indices = new int[3][];
        for (int p = TRAIN; p <= TEST; p++) {
            int wanted = p;
            indices[p] = java.util.stream.IntStream.range(0, part.length)
                    .filter(i -> part[i] == wanted)
                    .toArray();
        }
        if (indices[TRAIN].length == 0) {
            throw CoreMessage.SPLIT_EMPTY.exception(shares.validation(), shares.test(), description);
        }
        requireShape(all, validation, description);
        requireShape(all, test, description);
        Dataset first = indices[TRAIN].length == part.length ? all : new Subset(all, indices[TRAIN]);
        Dataset second = validation != null ? validation : new Subset(all, indices[VALIDATION]);
        Dataset third = test != null ? test : new Subset(all, indices[TEST]);
        return describe(first, second, third, description);
    }

    private static void requireShape(Dataset train, Dataset other, String description) {
        if (other != null && !other.inputShape().equals(train.inputShape())) {
            throw CoreMessage.PARTS_DIFFER.exception(description, other.inputShape(), train.inputShape());
        }
    }

    /** The parts with a line that says what they are. */
    static DataParts describe(Dataset train, Dataset validation, Dataset test, String description) {
        String targets = switch (train.targets()) {
            case Targets.Classes c -> c.count() + " classes";
            case Targets.Values v -> "targets of " + v.shape();
            case Targets.ClassMap m -> "masks of " + m.count() + " classes";
            case Targets.Boxes b -> "up to " + b.most() + " boxes of " + b.count() + " classes";
            case Targets.Points p -> p.count() + (p.count() == 1 ? " point" : " points");
            case Targets.Labels l -> l.count() + (l.count() == 1 ? " label" : " labels");
        };
        return new DataParts(
                train,
                validation,
                test,
                "%s: %s, %s; %d to train, %d to validate, %d to test"
                        .formatted(
                                description,
                                train.inputShape(),
                                targets,
                                train.size(),
                                validation.size(),
                                test.size()));
    }

    /** The part of each sample. */
    private int[] assign(Dataset all, double validation, double test) {
        int n = all.size();
        int classes = all.targets() instanceof Targets.Classes c ? c.count() : 1;
        int[] start = new int[classes + 1];
        int[] byClass = group(all, start);
        int[] part = new int[n];
        for (int c = 0; c < classes; c++) {
            shuffle(byClass, start[c], start[c + 1], c);
        }
        // Class after class, every so many samples one: each class and the whole get their share to within one sample.
        int rest = 0;
        for (int k = 0; k < n; k++) {
            if (isTurn(k, test)) {
                part[byClass[k]] = TEST;
            } else if (isTurn(rest++, validation / (1 - test))) {
                part[byClass[k]] = VALIDATION;
            }
        }
        return part;
    }

    /** True for {@code share} of all k, evenly spread. */
    private static boolean isTurn(int k, double share) {
        return Math.floor((k + 1) * share + 0.5) > Math.floor(k * share + 0.5);
    }

    /** Samples by class, stable; {@code start[c]} is where class c begins. */
    private static int[] group(Dataset all, int[] start) {
        int n = all.size();
        int[] of = new int[n];
        if (all.targets() instanceof Targets.Classes) {
            float[] label = new float[1];
            Arrays.setAll(of, classOf(all, label));
        }
        for (int c : of) {
            start[c + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        int[] next = start.clone();
        int[] grouped = new int[n];
        for (int i = 0; i < n; i++) {
            grouped[next[of[i]]++] = i;
        }
        return grouped;
    }

    private static IntUnaryOperator classOf(Dataset all, float[] label) {
        return i -> {
            all.target(i, label, 0);
            return (int) label[0];
        };
    }

    private void shuffle(int[] values, int from, int to, int group) {
        long key = Randoms.key(seed, SPLIT, group);
        for (int i = to - from - 1; i > 0; i--) {
            int j = (int) Math.unsignedMultiplyHigh(Randoms.bits(key, i), i + 1L);
            int swapped = values[from + i];
            values[from + i] = values[from + j];
            values[from + j] = swapped;
        }
    }
}
