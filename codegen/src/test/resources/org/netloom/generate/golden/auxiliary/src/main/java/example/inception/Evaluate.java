package example.inception;

import org.netloom.train.TrainingProgram;

/** Measures the trained network on data it has not learned from. {@code --help} lists the options. */
public final class Evaluate {
    private Evaluate() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.evaluate(new Auxiliary(), Train.plan(), args));
    }
}
