package org.netloom.train;

import java.util.ArrayList;
import java.util.List;
import org.netloom.loss.Contrastive;
import org.netloom.loss.CosineEmbedding;
import org.netloom.loss.LossSpec;
import org.netloom.loss.Triplet;
import org.netloom.tensor.Tensor;

/**
 * Figures of embeddings: of triplets the share in which the anchor is nearer to its like, of pairs the share that is told
 * alike or different rightly, of directions the mean cosine.
 */
public final class EmbeddingMetrics implements Metrics {
    private final LossSpec loss;
    private final boolean thorough;
    private final RankCurve ranks = new RankCurve();
    private double sum;
    private long count;

    /** @param thorough keeps how alike pairs are, for the best threshold and the ROC curve */
    EmbeddingMetrics(LossSpec loss, boolean thorough) {
        this.loss = loss;
        this.thorough = thorough;
    }

    @Override
    public void reset() {
        sum = 0;
        count = 0;
        ranks.reset();
    }

    @Override
    public void add(Tensor output, Tensor target) {
        add(List.of(output), target);
    }

    @Override
    public void add(List<Tensor> outputs, Tensor target) {
        Tensor a = outputs.getFirst();
        for (int s = 0; s < a.batch(); s++) {
            count++;
            if (loss instanceof Triplet) {
                sum += distance(a, outputs.get(1), s) < distance(a, outputs.get(2), s) ? 1 : 0;
            } else if (loss.outputs() == 2) {
                pair(a, outputs.get(1), s, target.get(s * target.shape().size()) > 0.5);
            } else {
                sum += cosine(a, target, s);
            }
        }
    }

    private void pair(Tensor a, Tensor b, int s, boolean alike) {
        boolean angle = loss instanceof CosineEmbedding;
        double likeness = angle ? cosine(a, b, s) : -distance(a, b, s);
        sum += likeness > threshold() == alike ? 1 : 0;
        if (thorough) {
            ranks.add(likeness, alike);
        }
    }

    /** In the middle between what the loss wants of alike pairs and of different ones. */
    private double threshold() {
        return switch (loss) {
            case CosineEmbedding c -> (1 + c.margin()) / 2;
            case Contrastive c -> -c.margin() / 2;
            default -> 0;
        };
    }

    private static double distance(Tensor a, Tensor b, int sample) {
        int n = a.shape().size();
        double squares = 0;
        for (int i = sample * n; i < (sample + 1) * n; i++) {
            squares += (a.get(i) - b.get(i)) * (a.get(i) - b.get(i));
        }
        return Math.sqrt(squares);
    }

    private static double cosine(Tensor a, Tensor b, int sample) {
        int n = a.shape().size();
        double ab = 0;
        double aa = 1e-12;
        double bb = 1e-12;
        for (int i = sample * n; i < (sample + 1) * n; i++) {
            ab += a.get(i) * b.get(i);
            aa += a.get(i) * a.get(i);
            bb += b.get(i) * b.get(i);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Override
    public double[] sums() {
        return new double[] {sum, count};
    }

    @Override
    public void resume(double[] sums) {
        reset();
        sum = sums[0];
        count = (long) sums[1];
    }

    @Override
    public String name() {
        return switch (loss.outputs()) {
            case 3 -> "triplet accuracy";
            case 2 -> "pair accuracy";
            default -> "mean cosine";
        };
    }

    @Override
    public double value() {
        return count == 0 ? Double.NaN : sum / count;
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(name(), value()));
        if (loss.outputs() == 2 && thorough) {
            figures.add(new Figure("pair accuracy at the best threshold", ranks.bestAccuracy()));
            figures.add(new Figure("AUC", ranks.area()));
        }
        return figures;
    }

    /** The ROC curve of pairs. */
    List<Curve> curves() {
        return loss.outputs() == 2 && thorough ? List.of(Curve.of("alike", ranks)) : List.of();
    }
}
