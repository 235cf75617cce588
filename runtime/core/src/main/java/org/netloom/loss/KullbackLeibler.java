package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** How far the softmax is from a wanted distribution. */
@Doc(
        summary = "Kullback-Leibler divergence of the predicted distribution from the wanted one.",
        formula =
                "L = sum over c of t[c]*(log(t[c]) - log(p[c])) with p = softmax(x), mean over the batch; its gradient is softmax(x) - t",
        use =
                "For targets that are distributions: shares of several classes, or what another network says (distillation). With logTarget the targets are logarithms; without logits the outputs are log probabilities already, as PyTorch's kl_div takes them.",
        avoid = "Not for one right class: that is SoftmaxCrossEntropy, which takes its index.",
        source = "Kullback and Leibler 1951")
public record KullbackLeibler(
        @Param(doc = "targets are logarithms of probabilities", def = "false")
        boolean logTarget,

        @Param(doc = "outputs are logits, and the softmax is inside; else log probabilities", def = "true")
        boolean logits)
        implements LossSpec {
    public static KullbackLeibler of() {
        return new KullbackLeibler(false, true);
    }

    public KullbackLeibler logTarget(boolean value) {
        return new KullbackLeibler(value, logits);
    }

    public KullbackLeibler logits(boolean value) {
        return new KullbackLeibler(logTarget, value);
    }

    @Override
    public Comparison comparison() {
        return Comparison.DISTRIBUTION;
    }

    @Override
    public Inside inside() {
        return logits ? Inside.SOFTMAX : Inside.NOTHING;
    }
}
