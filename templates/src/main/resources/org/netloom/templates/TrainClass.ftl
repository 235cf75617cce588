<#-- Model: org.netloom.generate.TrainClass. File: Train.java. -->
package ${packageName};

/** Trains the network. {@code --help} lists the options, which go before what is said here. */
public final class Train {
    private Train() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.train(new ${className}(), plan(), args));
    }

    /** Data, loss, optimizer and everything else of the training. */
    static TrainingPlan plan() {
        return ${plan};
    }
}
