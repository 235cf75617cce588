package example.pairs;

import java.nio.file.Path;
import org.netloom.model.Prediction;
import org.netloom.model.Predictor;
import org.netloom.train.TrainingProgram;

/**
 * Asks the trained network: from the command line, or from any Java program.
 *
 * <pre>
 * Predict network = Predict.open(Path.of("runs/siamese/model.safetensors"));
 * Prediction p = network.predict(numbers);
 * System.out.println(p.label() + " " + p.probability());
 * System.out.println(p.top(3));
 * </pre>
 */
public final class Predict {
    private final Predictor predictor;

    private Predict(Predictor predictor) {
        this.predictor = predictor;
    }

    /** Opens what a training left: weights, labels and preprocessing. */
    public static Predict open(Path model) {
        return new Predict(Predictor.open(new Siamese(), model));
    }

    /**
     * What the network says of a sample.
     *
     * @param sample 8 x 8 x 1 and 8 x 8 x 1, one behind the other: numbers, raw as in the training data
     */
    public Prediction predict(float[] sample) {
        return predictor.predict(sample);
    }

    public static void main(String[] args) {
        int code = TrainingProgram.predict(new Siamese(), args);
        if (code != 0) {  // System.exit loads Java's logging, which takes longer than a prediction
            System.exit(code);
        }
    }
}
