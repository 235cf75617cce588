package org.netloom.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.netloom.ops.Randoms;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/** Other ways to share out the samples that a network learns from; each class keeps its share. The test part stays. */
public final class Resampling {
    private static final long ORDER = 0x666f6c6473L;

    private Resampling() {}

    /**
     * Parts for cross-validation (Stone 1974): training and validation samples together, in k equal folds, each of which
     * validates once what learns from all others.
     *
     * @throws org.netloom.problem.NetloomException NL-264 where there are fewer samples than folds
     */
    public static List<DataParts> folds(DataParts parts, int k, long seed) {
        Dataset all = new Joined(parts.train(), parts.validation());
        if (k < 2 || k > all.size()) {
            throw CoreMessage.FOLDS.exception(k, all.size(), parts.description());
        }
        int[] order = byClass(all, seed);
        List<DataParts> folds = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            int fold = f;
            int[] held = IntStream.range(0, order.length)
                    .filter(i -> i % k == fold)
                    .map(i -> order[i])
                    .sorted()
                    .toArray();
            int[] rest = IntStream.range(0, order.length)
                    .filter(i -> i % k != fold)
                    .map(i -> order[i])
                    .sorted()
                    .toArray();
            folds.add(new DataParts(
                    new Subset(all, rest),
                    new Subset(all, held),
                    parts.test(),
                    parts.description() + "; fold " + (f + 1) + " of " + k + " held out: " + held.length
                            + " samples to validate, " + rest.length + " to train"));
        }
        return folds;
    }

    /**
     * Parts whose training part grows, each twice as large as the one before, up to all of it; a smaller one is part of
     * the larger ones.
     *
     * @param steps how many; fewer where the smallest would have no sample
     */
    public static List<DataParts> growing(DataParts parts, int steps, long seed) {
        Dataset train = parts.train();
        int[] order = spread(train, byClass(train, seed));
        List<DataParts> all = new ArrayList<>();
        for (int s = steps - 1; s >= 0; s--) {
            int n = (int) Math.round(train.size() / Math.pow(2, s));
            boolean larger = all.isEmpty() || n > all.getLast().train().size();
            if (n > 0 && larger) {
                int[] some = Arrays.copyOf(order, n);
                Arrays.sort(some);
                all.add(new DataParts(
                        new Subset(train, some),
                        parts.validation(),
                        parts.test(),
                        parts.description() + "; " + n + " of the training samples"));
            }
        }
        return all;
    }

    /** Indices class after class, shuffled within each. */
    private static int[] byClass(Dataset data, long seed) {
        int n = data.size();
        int[] classes = classes(data);
        long key = Randoms.key(seed, ORDER);
        return IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> classes[i])
                        .thenComparingLong(i -> Randoms.bits(key, i))
                        .thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
    }

    /** The same indices in an order whose every beginning has the classes in proportion. */
    private static int[] spread(Dataset data, int[] byClass) {
        int[] classes = classes(data);
        double[] place = new double[data.size()];
        for (int from = 0; from < byClass.length; ) {
            int to = from;
            while (to < byClass.length && classes[byClass[to]] == classes[byClass[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                place[byClass[i]] = (i - from + 0.5) / (to - from);
            }
            from = to;
        }
        return Arrays.stream(byClass)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> place[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    private static int[] classes(Dataset data) {
        int[] classes = new int[data.size()];
        if (data.targets() instanceof Targets.Classes) {
            float[] label = new float[1];
            for (int i = 0; i < classes.length; i++) {
                data.target(i, label, 0);
                classes[i] = (int) label[0];
            }
        }
        return classes;
    }

    /** Two data sets, one behind the other. */
    private record Joined(Dataset first, Dataset second) implements Dataset {
        @Override
        public int size() {
            return first.size() + second.size();
        }

        @Override
        public Shape inputShape() {
            return first.inputShape();
        }

        @Override
        public Targets targets() {
            return first.targets();
        }

        @Override
        public void input(int i, float[] to, int at) {
            if (i < first.size()) {
                first.input(i, to, at);
            } else {
                second.input(i - first.size(), to, at);
            }
        }

        @Override
        public void target(int i, float[] to, int at) {
            if (i < first.size()) {
                first.target(i, to, at);
            } else {
                second.target(i - first.size(), to, at);
            }
        }

        @Override
        public Optional<TableSchema> schema() {
            return first.schema();
        }
    }
}
