package netloom.lenet5;

import org.netloom.data.Digits;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.optimize.Adam;
import org.netloom.optimize.CosineDecay;
import org.netloom.optimize.XavierInit;
import org.netloom.train.TrainingPlan;
import org.netloom.train.TrainingProgram;

/** Trains the network. {@code --help} lists the options, which go before what is said here. */
public final class Train {
    private Train() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.train(new LeNet5(), plan(), args));
    }

    /** Data, loss, optimizer and everything else of the training. */
    static TrainingPlan plan() {
        return TrainingPlan.of(Digits.of(), SoftmaxCrossEntropy.of())
                .optimizer(Adam.of(0.002))
                .schedule(CosineDecay.of())
                .initialization(XavierInit.of())
                .epochs(8);
    }
}
