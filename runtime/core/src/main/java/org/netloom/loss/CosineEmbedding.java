package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Two outputs point the same way or not. */
@Doc(
        summary = "Two outputs of alike samples must point the same way, those of different ones apart.",
        formula =
                "L = 1 - cos(a, b) for alike pairs, max(0, cos(a, b) - margin) for different ones, mean over the batch",
        use =
                "For networks with two outputs of the same size, as siamese networks have, and targets that say whether a pair is alike (1) or not (0). The margin is the cosine below which different pairs are far enough apart.",
        avoid = "Not where distances matter: it sees directions only.",
        source = "Chopra, Hadsell and LeCun 2005; PyTorch CosineEmbeddingLoss")
public record CosineEmbedding(
        @Param(doc = "cosine that different pairs may have", min = -1, max = 1, below = true, def = "0")
        double margin) implements LossSpec {
    public static CosineEmbedding of() {
        return new CosineEmbedding(0);
    }

    public CosineEmbedding margin(double value) {
        return new CosineEmbedding(value);
    }

    @Override
    public Comparison comparison() {
        return Comparison.PAIR;
    }

    @Override
    public int outputs() {
        return 2;
    }
}
