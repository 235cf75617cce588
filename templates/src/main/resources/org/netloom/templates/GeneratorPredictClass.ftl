<#-- Model: org.netloom.generate.GeneratorPredictClass. File: Predict.java of a generator. -->
package ${packageName};

import java.nio.file.Path;

/**
 * Lets the trained generator make samples: side by side into an image from the command line, or one by one from any Java
 * program.
 *
 * <pre>
 * Predict generator = Predict.open(Path.of("${modelFile}"));
 * float[] sample = generator.make(input);
 * </pre>
 */
public final class Predict {
    private final Predictor predictor;

    private Predict(Predictor predictor) {
        this.predictor = predictor;
    }

    /** Opens what a training left. */
    public static Predict open(Path model) {
        return new Predict(Predictor.open(new ${className}(), model));
    }

    /**
     * Makes a sample.
     *
     * @param input ${input} numbers: normal noise, or the condition from -1 to 1
     * @return ${output} numbers with the scale of the training data
     */
    public float[] make(float[] input) {
        return predictor.predict(input).values();
    }

    public static void main(String[] args) {
        int code = TrainingProgram.generate(new ${className}(), Train.plan(), args);
        if (code != 0) { // System.exit loads Java's logging, which takes longer than a prediction
            System.exit(code);
        }
    }
}
