package example.inception;

import java.util.List;
import org.netloom.data.Digits;
import org.netloom.loss.LossTerm;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.loss.WeightedSum;
import org.netloom.train.TrainingPlan;
import org.netloom.train.TrainingProgram;

/** Trains the network. {@code --help} lists the options, which go before what is said here. */
public final class Train {
    private Train() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.train(new Auxiliary(), plan(), args));
    }

    /** Data, loss, optimizer and everything else of the training. */
    static TrainingPlan plan() {
        return TrainingPlan.of(
                Digits.of().count(2000),
                WeightedSum.of(
                        LossTerm.of(List.of("logits"), SoftmaxCrossEntropy.of()),
                        LossTerm.of(List.of("aux"),
                        SoftmaxCrossEntropy.of()).weight(0.3).trainingOnly(true))).epochs(3);
    }
}
