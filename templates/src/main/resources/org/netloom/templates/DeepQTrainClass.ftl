<#-- Model: org.netloom.generate.DeepQTrainClass. File: Train.java. -->
package ${packageName};

/**
 * Trains the network to play, by deep Q-learning (Mnih et al. 2015): it plays with some moves at random, remembers what
 * they brought, and learns from batches of that memory what each action is worth,
<#if doubleQ>
 * {@code Q(s, a) = r + discount * Q'(s', argmax Q(s', a'))}.
<#else>
 * {@code Q(s, a) = r + discount * max Q'(s', a')}.
</#if>
 * Q' is a copy of the network that is renewed now and then. {@code --help} lists the options, which go before what is said
 * here.
 */
public final class Train {
    private Train() {}

    public static void main(String[] args) {
        ${className} network = new ${className}();
        ${className} copy = new ${className}();
        System.exit(TrainingProgram.deepQ(network, copy, plan(), args));
    }

    /** Game, memory, exploration, optimizer and everything else of the training. */
    static TrainingPlan plan() {
        return ${plan};
    }
}
