package org.netloom.train;

import java.util.List;
import org.netloom.data.Digits;
import org.netloom.data.RandomShift;
import org.netloom.data.Split;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.optimize.Adam;
import org.netloom.optimize.CosineDecay;
import org.netloom.optimize.Regularization;

/** What an exported project's {@code Train} is, for tests that start a JVM of their own. */
final class TinyProgram {
    private TinyProgram() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.train(new TinyConvNet(), plan(), args));
    }

    static TrainingPlan plan() {
        return TrainingPlan.of(Digits.of().count(520), SoftmaxCrossEntropy.of())
                .optimizer(Adam.of(0.003))
                .schedule(CosineDecay.of())
                .regularization(Regularization.of().l2(1e-4))
                .augmentation(List.of(RandomShift.of()))
                .split(Split.of())
                .earlyStopping(EarlyStopping.of().patience(50))
                .batchSize(16)
                .epochs(4)
                .seed(7);
    }
}
