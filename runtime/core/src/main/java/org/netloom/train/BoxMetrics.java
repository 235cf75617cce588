package org.netloom.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.netloom.data.Targets;
import org.netloom.loss.Box;
import org.netloom.loss.YoloGrid;
import org.netloom.model.Detection;
import org.netloom.tensor.Tensor;

/**
 * Figures of a detector: mean average precision. Detections are taken best first; each is a hit if it overlaps an object
 * of its class that no better one has hit. The average precision of a class is the area below its precision over recall,
 * precision made falling (Everingham et al. 2010, from 2010 on); beside it stands the mean over IoU 0.5, 0.55 ... 0.95
 * with 101 recalls (Lin et al. 2014).
 */
public final class BoxMetrics implements Metrics {
    /** IoU thresholds of COCO. */
    private static final int COCO = 10;

    private static final int RECALLS = 101;

    /**
     * How well one class is found.
     *
     * @param precision average precision at the wanted overlap
     * @param strict mean of the average precision over IoU 0.5 to 0.95
     * @param objects there are
     * @param detections with a score high enough
     */
    public record ClassBoxes(String label, double precision, double strict, long objects, long detections) {}

    private final List<String> labels;
    private final YoloGrid grid;
    private final MetricSettings settings;
    private final long[] objects;
    private float[] scores = new float[64];
    private int[] classes = new int[64];

    /** Bit 0: a hit at the wanted overlap; bit 1 + i: at 0.5 + 0.05*i. */
    private int[] hits = new int[64];

    private int count;

    BoxMetrics(List<String> labels, YoloGrid grid, MetricSettings settings) {
        this.labels = List.copyOf(labels);
        this.grid = grid;
        this.settings = settings;
        objects = new long[grid.classes()];
    }

    @Override
    public void reset() {
        Arrays.fill(objects, 0);
        count = 0;
    }

    @Override
    public void add(Tensor output, Tensor target) {
        int rows = target.shape().size() / Targets.Boxes.ROW;
        for (int s = 0; s < output.batch(); s++) {
            List<Detection> truths = new ArrayList<>();
            for (int r = 0; r < rows; r++) {
                int at = (s * rows + r) * Targets.Boxes.ROW;
                if (target.get(at) >= 0) {
                    Box box = new Box(target.get(at + 1), target.get(at + 2), target.get(at + 3), target.get(at + 4));
                    truths.add(new Detection((int) target.get(at), 1, box));
                    objects[(int) target.get(at)]++;
                }
            }
            add(Detection.of(grid, output, s, settings.score(), settings.suppression()), truths);
        }
    }

    /** Counts the detections of one image, best first. */
    void add(List<Detection> detections, List<Detection> truths) {
        int first = count;
        for (Detection d : detections) {
            grow();
            scores[count] = (float) d.score();
            classes[count] = d.label();
            hits[count] = 0;
            count++;
        }
        match(first, detections, truths, settings.overlap(), 1);
        for (int i = 0; i < COCO; i++) {
            match(first, detections, truths, 0.5 + 0.05 * i, 2 << i);
        }
    }

    private void grow() {
        if (count == scores.length) {
            scores = Arrays.copyOf(scores, 2 * count);
            classes = Arrays.copyOf(classes, 2 * count);
            hits = Arrays.copyOf(hits, 2 * count);
        }
    }

    private void match(int first, List<Detection> found, List<Detection> truths, double overlap, int bit) {
        boolean[] taken = new boolean[truths.size()];
        for (int i = 0; i < found.size(); i++) {
            int best = -1;
            double most = overlap;
            for (int t = 0; t < taken.length; t++) {
                double o = found.get(i).label() == truths.get(t).label() && !taken[t]
                        ? found.get(i).box().overlap(truths.get(t).box())
                        : -1;
                // An overlap of exactly the threshold is a hit, whatever rounding says.
                if (o >= most - 1e-9) {
                    best = t;
                    most = o;
                }
            }
            if (best >= 0) {
                taken[best] = true;
                hits[first + i] |= bit;
            }
        }
    }

    // ---- figures ----------------------------------------------------------------------------------------------------

    /** Indices of the detections of each class, best first; of equal scores the earlier first. */
    private int[][] ranked() {
        long[] keys = new long[count];
        int[] sizes = new int[objects.length];
        for (int i = 0; i < count; i++) {
            // Scores are positive, so their bits sort like them.
            keys[i] = ((long) Float.floatToIntBits(scores[i]) << 32) | (Integer.MAX_VALUE - i);
            sizes[classes[i]]++;
        }
        Arrays.sort(keys);
        int[][] ranked = new int[objects.length][];
        for (int c = 0; c < ranked.length; c++) {
            ranked[c] = new int[sizes[c]];
        }
        int[] filled = new int[objects.length];
        for (int k = count - 1; k >= 0; k--) {
            int i = Integer.MAX_VALUE - (int) keys[k];
            ranked[classes[i]][filled[classes[i]]++] = i;
        }
        return ranked;
    }

    /**
     * Precision after each detection, made falling.
     *
     * @param recall gets the recall after each
     */
    private double[] envelope(int[] ranked, int bit, long wanted, double[] recall) {
        double[] precision = new double[ranked.length];
        int right = 0;
        for (int i = 0; i < ranked.length; i++) {
            right += (hits[ranked[i]] & bit) != 0 ? 1 : 0;
            precision[i] = (double) right / (i + 1);
            recall[i] = (double) right / wanted;
        }
        for (int i = ranked.length - 2; i >= 0; i--) {
            precision[i] = Math.max(precision[i], precision[i + 1]);
        }
        return precision;
    }

    private double area(int label, int[] ranked) {
        double[] recall = new double[ranked.length];
        double[] precision = envelope(ranked, 1, objects[label], recall);
        double area = 0;
        for (int i = 0; i < ranked.length; i++) {
            area += (recall[i] - (i == 0 ? 0 : recall[i - 1])) * precision[i];
        }
        return area;
    }

    private double strict(int label, int[] ranked) {
        double[] recall = new double[ranked.length];
        double sum = 0;
        for (int t = 0; t < COCO; t++) {
            double[] precision = envelope(ranked, 2 << t, objects[label], recall);
            int at = 0;
            for (int r = 0; r < RECALLS; r++) {
                while (at < ranked.length && recall[at] < r / (RECALLS - 1.0) - 1e-12) {
                    at++;
                }
                sum += at < ranked.length ? precision[at] : 0;
            }
        }
        return sum / (COCO * RECALLS);
    }

    /** Average precision of every class; 0 where there are no objects of it. */
    public List<ClassBoxes> classes() {
        List<ClassBoxes> all = new ArrayList<>();
        int[][] ranked = ranked();
        for (int c = 0; c < objects.length; c++) {
            all.add(new ClassBoxes(
                    c < labels.size() ? labels.get(c) : Integer.toString(c),
                    objects[c] == 0 ? 0 : area(c, ranked[c]),
                    objects[c] == 0 ? 0 : strict(c, ranked[c]),
                    objects[c],
                    ranked[c].length));
        }
        return all;
    }

    private double meanStrict() {
        return classes().stream()
                .filter(c -> c.objects() > 0)
                .mapToDouble(ClassBoxes::strict)
                .average()
                .orElse(Double.NaN);
    }

    /** Objects of each class, then score, class and hits of each detection. */
    @Override
    public double[] sums() {
        double[] sums = new double[objects.length + 3 * count];
        for (int c = 0; c < objects.length; c++) {
            sums[c] = objects[c];
        }
        for (int i = 0, at = objects.length; i < count; i++, at += 3) {
            sums[at] = scores[i];
            sums[at + 1] = classes[i];
            sums[at + 2] = hits[i];
        }
        return sums;
    }

    @Override
    public void resume(double[] sums) {
        reset();
        for (int c = 0; c < objects.length; c++) {
            objects[c] = (long) sums[c];
        }
        for (int at = objects.length; at < sums.length; at += 3) {
            grow();
            scores[count] = (float) sums[at];
            classes[count] = (int) sums[at + 1];
            hits[count] = (int) sums[at + 2];
            count++;
        }
    }

    @Override
    public String name() {
        return "mean average precision";
    }

    @Override
    public double value() {
        int[][] ranked = ranked();
        double sum = 0;
        int occur = 0;
        for (int c = 0; c < objects.length; c++) {
            sum += objects[c] == 0 ? 0 : area(c, ranked[c]);
            occur += objects[c] == 0 ? 0 : 1;
        }
        return occur == 0 ? Double.NaN : sum / occur;
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                new Figure("mean average precision", value()), new Figure("mAP over IoU 0.5 to 0.95", meanStrict()));
    }
}
