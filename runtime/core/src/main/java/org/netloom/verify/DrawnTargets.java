package org.netloom.verify;

import org.netloom.loss.KullbackLeibler;
import org.netloom.loss.LossSpec;
import org.netloom.loss.LossTerm;
import org.netloom.loss.WeightedSum;
import org.netloom.loss.YoloGrid;
import org.netloom.loss.YoloV1;
import org.netloom.ops.Randoms;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Random targets of the kind that a loss compares with. */
public final class DrawnTargets {
    /** Numbers of an object: class, x, y, width, height. */
    private static final int ROW = 5;

    private DrawnTargets() {}

    /**
     * Fills a target.
     *
     * @param output extent of the output it is for
     * @param target {@code N x} what {@link org.netloom.loss.Loss#targetShape} says, or more rows of objects
     */
    public static void fill(LossSpec loss, Shape output, Tensor target, long seed) {
        long key = Randoms.key(seed, 2);
        if (loss instanceof WeightedSum sum && sum.terms().stream().anyMatch(LossTerm::partial)) {
            parts(sum, target, seed);
            return;
        }
        switch (loss.comparison()) {
            case CLASS -> classes(output.channels(), target, key);
            case ANSWERS, NUMBERS -> {
                for (int i = 0; i < target.size(); i++) {
                    target.set(i, Randoms.uniform(key, i));
                }
            }
            case DISTRIBUTION -> distributions(loss, target, key);
            case BOXES -> boxes(loss, output, target, key);
            case PAIR, ORIGIN, NOTHING -> {
                for (int i = 0; i < target.size(); i++) {
                    target.set(i, i % 2);
                }
            }
        }
    }

    /** Each term draws its own part. */
    private static void parts(WeightedSum sum, Tensor target, long seed) {
        int n = target.shape().size();
        for (LossTerm t : sum.terms()) {
            Tensor part = Tensor.allocate(target.batch(), Shape.of(Math.max(1, t.count())), target.precision());
            // Of the extent of the output nothing is known here: two classes are everywhere.
            fill(t.loss(), Shape.of(Math.max(2, t.count())), part, seed + t.from());
            for (int i = 0; t.partial() && i < part.size(); i++) {
                target.set(i / t.count() * n + t.from() + i % t.count(), part.get(i));
            }
        }
    }

    private static void classes(int count, Tensor target, long key) {
        for (int i = 0; i < target.size(); i++) {
            target.set(i, Math.floor(Randoms.uniform(key, i) * count));
        }
    }

    private static void distributions(LossSpec loss, Tensor target, long key) {
        boolean log = loss instanceof KullbackLeibler k && k.logTarget();
        int n = target.shape().channels();
        for (int row = 0; row < target.size(); row += n) {
            double sum = 0;
            for (int c = 0; c < n; c++) {
                sum += 0.1 + Randoms.uniform(key, row + c);
            }
            for (int c = 0; c < n; c++) {
                double p = (0.1 + Randoms.uniform(key, row + c)) / sum;
                target.set(row + c, log ? Math.log(p) : p);
            }
        }
    }

    /** Rows of class, x, y, width, height; the last row of a sample with several holds no object. */
    private static void boxes(LossSpec loss, Shape output, Tensor target, long key) {
        int boxes = loss instanceof YoloV1 y ? y.boxes() : 1;
        int classes = output.channels() - boxes * YoloGrid.BOX;
        int rows = target.shape().size() / ROW;
        for (int i = 0; i < target.size(); i += ROW) {
            boolean none = rows > 1 && i / ROW % rows == rows - 1;
            target.set(i, none ? -1 : Math.floor(Randoms.uniform(key, i) * classes));
            target.set(i + 1, Randoms.uniform(key, i + 1));
            target.set(i + 2, Randoms.uniform(key, i + 2));
            target.set(i + 3, 0.1 + 0.4 * Randoms.uniform(key, i + 3));
            target.set(i + 4, 0.1 + 0.4 * Randoms.uniform(key, i + 4));
        }
    }
}
