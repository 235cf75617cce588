package example.pairs;

import org.netloom.data.CsvData;
import org.netloom.loss.Contrastive;
import org.netloom.train.TrainingPlan;
import org.netloom.train.TrainingProgram;

/** Trains the network. {@code --help} lists the options, which go before what is said here. */
public final class Train {
    private Train() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.train(new Siamese(), plan(), args));
    }

    /** Data, loss, optimizer and everything else of the training. */
    static TrainingPlan plan() {
        return TrainingPlan.of(CsvData.of("pairs.csv").target("same"), Contrastive.of());
    }
}
