package example.heads;

import java.util.List;
import org.netloom.data.Digits;
import org.netloom.loss.LossTerm;
import org.netloom.loss.MultiClassHinge;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.loss.WeightedSum;
import org.netloom.train.TrainingPlan;
import org.netloom.train.TrainingProgram;

/** Trains the network. {@code --help} lists the options, which go before what is said here. */
public final class Train {
    private Train() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.train(new Heads(), plan(), args));
    }

    /** Data, loss, optimizer and everything else of the training. */
    static TrainingPlan plan() {
        return TrainingPlan.of(
                Digits.of().count(1000),
                WeightedSum.of(
                        LossTerm.of(List.of("perPixel"), SoftmaxCrossEntropy.of()),
                        LossTerm.of(List.of("classes"), MultiClassHinge.of()).weight(0.5))).epochs(2);
    }
}
