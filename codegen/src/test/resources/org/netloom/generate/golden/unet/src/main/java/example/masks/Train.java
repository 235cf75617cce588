package example.masks;

import org.netloom.data.Shapes;
import org.netloom.loss.BinaryCrossEntropy;
import org.netloom.train.TrainingPlan;
import org.netloom.train.TrainingProgram;

/** Trains the network. {@code --help} lists the options, which go before what is said here. */
public final class Train {
    private Train() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.train(new TinyUNet(), plan(), args));
    }

    /** Data, loss, optimizer and everything else of the training. */
    static TrainingPlan plan() {
        return TrainingPlan.of(Shapes.of().count(1000).masks(true), BinaryCrossEntropy.of())
                .batchSize(32)
                .epochs(3);
    }
}
