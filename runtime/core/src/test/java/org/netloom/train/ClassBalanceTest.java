package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netloom.data.ArrayDataset;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.Dataset;
import org.netloom.data.Digits;
import org.netloom.loss.LossSpec;
import org.netloom.loss.LossTerm;
import org.netloom.loss.MeanSquared;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.loss.WeightedSum;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

class ClassBalanceTest {
    /** Of four classes 1, 3, 4 and 0 samples. */
    private static Dataset uneven() {
        return ArrayDataset.classes(
                Shape.of(1), new float[8][1], new int[] {0, 1, 1, 1, 2, 2, 2, 2}, List.of("a", "b", "c", "d"));
    }

    private static final List<Double> WEIGHTS = List.of(8 / 4.0, 8 / 12.0, 8 / 16.0, 1.0);

    @Test
    void rareClassesWeighMore() {
        assertEquals(
                SoftmaxCrossEntropy.of().classWeights(WEIGHTS),
                ClassBalance.balanced(SoftmaxCrossEntropy.of(), uneven()));
    }

    @Test
    void weightsThatAreGivenStay() {
        LossSpec own = SoftmaxCrossEntropy.of().classWeights(1, 2, 3, 4);
        assertEquals(own, ClassBalance.balanced(own, uneven()));
    }

    @Test
    void termsOfASumAreWeighedToo() {
        WeightedSum sum = WeightedSum.of(List.of(
                LossTerm.of(List.of("a"), SoftmaxCrossEntropy.of()), LossTerm.of(List.of("b"), MeanSquared.of())));
        WeightedSum balanced = (WeightedSum) ClassBalance.balanced(sum, uneven());
        assertEquals(
                SoftmaxCrossEntropy.of().classWeights(WEIGHTS),
                balanced.terms().get(0).loss());
        assertEquals(MeanSquared.of(), balanced.terms().get(1).loss());
    }

    @Test
    void aLossWithoutClassesIsRefused() {
        NetloomException e =
                assertThrows(NetloomException.class, () -> ClassBalance.balanced(MeanSquared.of(), uneven()));
        assertTrue(e.getMessage().contains("NL-319"), e.getMessage());
    }

    @Test
    void theModelRemembersTheWeightsItWasTrainedWith() {
        TrainingPlan plan = TrainingPlan.of(Digits.of().count(80), SoftmaxCrossEntropy.of())
                .balanceClasses(true)
                .epochs(1);
        DataParts data = DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed());
        Trainer trainer = new Trainer(new TinyConvNet(), plan, data).threads(1);
        trainer.run();
        assertEquals(
                10, ((SoftmaxCrossEntropy) trainer.info().loss()).classWeights().size());
    }
}
