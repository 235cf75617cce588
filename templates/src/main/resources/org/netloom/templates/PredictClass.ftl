<#-- Model: org.netloom.generate.PredictClass. File: Predict.java. -->
package ${packageName};

<#if image>
import java.awt.image.BufferedImage;
</#if>
import java.nio.file.Path;

/**
 * Asks the trained network: from the command line, or from any Java program.
 *
 * <pre>
 * Predict network = Predict.open(Path.of("${modelFile}"));
 * Prediction p = network.predict(${argument});
<#if trained>
 * System.out.println(p.label() + " " + p.probability());
 * System.out.println(p.top(3));
<#else>
 * System.out.println(Arrays.toString(p.values()));
</#if>
 * </pre>
 */
public final class Predict {
<#if image>
    private static final Shape INPUT = ${inputShape};

</#if>
    private final Predictor predictor;

    private Predict(Predictor predictor) {
        this.predictor = predictor;
    }

    /** Opens <#if trained>what a training left<#else>what it has of a trained network</#if>: weights, labels and preprocessing. */
    public static Predict open(Path model) {
        return new Predict(Predictor.open(new ${className}(), model));
    }

    /**
     * What the network says of a sample.
     *
     * @param sample ${inputComment} numbers, raw as in the training data
     */
    public Prediction predict(float[] sample) {
        return predictor.predict(sample);
    }
<#if image>

    /** What the network says of an image of any size, which is scaled to ${inputComment}. */
    public Prediction predict(BufferedImage image) {
        return predict(ImageInput.toSample(image, INPUT));
    }
</#if>

    public static void main(String[] args) {
        int code = TrainingProgram.predict(new ${className}(), args);
        if (code != 0) { // System.exit loads Java's logging, which takes longer than a prediction
            System.exit(code);
        }
    }
}
