<#-- Model: org.netloom.generate.AdversarialTrainClass. File: Train.java. -->
package ${packageName};

/**
 * Trains generator and discriminator in turn (Goodfellow et al. 2014). In each step the discriminator learns to say 1 for
 * real samples and 0 for generated ones; then the generator learns from the gradient that comes back through the
 * discriminator, to make samples for which it says 1.
<#if conditional>
 * What is made is the target of a sample. Both networks are given its input, and the generator is held close to the real
 * target (Isola et al. 2017).
</#if>
 * {@code --help} lists the options, which go before what is said here.
 */
public final class Train {
    /** Which input of the discriminator is the sample. */
    private static final int SAMPLE = ${samplePort};

    private Train() {}

    public static void main(String[] args) {
        Generator generator = new Generator();
        Discriminator discriminator = new Discriminator();
        System.exit(TrainingProgram.adversarial(generator, discriminator, SAMPLE, plan(), args));
    }

    /** Data, loss, both optimizers and everything else of the training. */
    static TrainingPlan plan() {
        return ${plan};
    }
}
