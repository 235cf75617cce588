package example.tiny;

import org.netloom.data.RandomFlip;
import org.netloom.data.RandomShift;
import org.netloom.data.Shapes;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.optimize.AdamW;
import org.netloom.optimize.CosineDecay;
import org.netloom.optimize.WarmUp;
import org.netloom.train.TrainingPlan;
import org.netloom.train.TrainingProgram;

/** Trains the network. {@code --help} lists the options, which go before what is said here. */
public final class Train {
    private Train() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.train(new TinyResNet(), plan(), args));
    }

    /** Data, loss, optimizer and everything else of the training. */
    static TrainingPlan plan() {
        return TrainingPlan.of(Shapes.of().count(3000), SoftmaxCrossEntropy.of().labelSmoothing(0.1))
                .augmentation(RandomFlip.of(), RandomShift.of())
                .optimizer(AdamW.of(0.002))
                .schedule(WarmUp.of(1).then(CosineDecay.of()))
                .batchSize(32)
                .epochs(5);
    }
}
