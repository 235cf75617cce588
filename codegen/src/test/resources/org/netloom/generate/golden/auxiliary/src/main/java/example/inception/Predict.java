package example.inception;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.netloom.data.image.ImageInput;
import org.netloom.model.Prediction;
import org.netloom.model.Predictor;
import org.netloom.spec.Shape;
import org.netloom.train.TrainingProgram;

/**
 * Asks the trained network: from the command line, or from any Java program.
 *
 * <pre>
 * Predict network = Predict.open(Path.of("runs/auxiliary/model.safetensors"));
 * Prediction p = network.predict(image);
 * System.out.println(p.label() + " " + p.probability());
 * System.out.println(p.top(3));
 * </pre>
 */
public final class Predict {
    private static final Shape INPUT = Shape.of(28, 28, 1);

    private final Predictor predictor;

    private Predict(Predictor predictor) {
        this.predictor = predictor;
    }

    /** Opens what a training left: weights, labels and preprocessing. */
    public static Predict open(Path model) {
        return new Predict(Predictor.open(new Auxiliary(), model));
    }

    /**
     * What the network says of a sample.
     *
     * @param sample 28 x 28 x 1 numbers, raw as in the training data
     */
    public Prediction predict(float[] sample) {
        return predictor.predict(sample);
    }

    /** What the network says of an image of any size, which is scaled to 28 x 28 x 1. */
    public Prediction predict(BufferedImage image) {
        return predict(ImageInput.toSample(image, INPUT));
    }

    public static void main(String[] args) {
        int code = TrainingProgram.predict(new Auxiliary(), args);
        if (code != 0) {  // System.exit loads Java's logging, which takes longer than a prediction
            System.exit(code);
        }
    }
}
