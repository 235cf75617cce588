<#-- Model: org.netloom.generate.AutoencoderTrainClass. File: Train.java. -->
package ${packageName};

/**
 * Trains the network to give back its input: the target of a sample is the sample (Hinton and Salakhutdinov 2006).
<#if code != "">
 * The output of {@code ${code}} is the code.
</#if>
 * {@code --help} lists the options, which go before what is said here.
 */
public final class Train {
    private Train() {}

    public static void main(String[] args) {
        System.exit(TrainingProgram.autoencoder(new ${className}(), plan(), args));
    }

    /** Data, noise, loss, optimizer and everything else of the training. */
    static TrainingPlan plan() {
        return ${plan};
    }
}
