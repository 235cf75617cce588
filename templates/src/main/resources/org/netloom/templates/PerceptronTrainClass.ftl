<#-- Model: org.netloom.generate.PerceptronTrainClass. File: Train.java. -->
package ${packageName};

/**
 * Trains the perceptron by the delta rule: after every sample that it gets wrong, {@code w = w + rate*(t - y)*x}, until an
 * epoch has no error (Rosenblatt 1958). {@code --help} lists the options, which go before what is said here.
 */
public final class Train {
    private Train() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.perceptron(new ${className}(), plan(), args));
    }

    /** Data, learning rate and everything else of the training. */
    static TrainingPlan plan() {
        return ${plan};
    }
}
