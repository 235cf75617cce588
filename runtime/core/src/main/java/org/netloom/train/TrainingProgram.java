package org.netloom.train;

import java.io.PrintStream;
import java.util.List;
import org.netloom.layer.Network;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/**
 * The command lines of an exported project: train, evaluate, predict. Each returns an exit code and prints what went
 * wrong, never a stack trace for a user's mistake. {@code --help} lists the options of each.
 */
public final class TrainingProgram {
    /** All went well. */
    public static final int OK = 0;
    /** The data, a file or the machine does not allow it; the message says how to mend that. */
    public static final int FAILED = 1;
    /** The command line is not understood. */
    public static final int USAGE = 2;
    /** No JDK was found: given by launchers, listed here so that the list is complete. */
    public static final int NO_JDK = 3;
    /** The training met a NaN or an infinity. */
    public static final int DIVERGED = 4;
    /** Interrupted, after a checkpoint was saved. */
    public static final int INTERRUPTED = 130;

    static final String EXIT_CODES = """
            Exit codes: 0 done; 1 data, file or machine do not allow it; 2 unknown option; 3 no JDK found; 4 the
            training diverged (NaN); 130 interrupted after saving.
            """;

    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private TrainingProgram() {}

    /** Trains the network by the plan, changed by options such as {@code --epochs 10}. */
    public static int train(Network network, TrainingPlan plan, String... args) {
        return guarded(() -> new TrainCommand(network, null, 0, plan, System.out).run(args));
    }

    /** Trains a network to give back its input. The plan's mode is Autoencoder. */
    public static int autoencoder(Network network, TrainingPlan plan, String... args) {
        return train(network, plan, args);
    }

    /** Trains a perceptron by the delta rule, until an epoch has no error. The plan's mode is Perceptron. */
    public static int perceptron(Network network, TrainingPlan plan, String... args) {
        return train(network, plan, args);
    }

    /**
     * Trains a network to play a game, by deep Q-learning. The plan's mode is DeepQ, its data set a game.
     *
     * @param network rates actions, and learns
     * @param copy another network of the same class; rates what comes after a move, and is renewed now and then
     */
    public static int deepQ(Network network, Network copy, TrainingPlan plan, String... args) {
        return guarded(() -> new TrainCommand(network, copy, 0, plan, System.out).run(args));
    }

    /**
     * Trains a generator and a discriminator in turn. The plan's mode is Adversarial.
     *
     * @param generator makes samples
     * @param discriminator tells them from real ones; must have been generated with gradients of its inputs
     * @param samplePort which of its inputs is the sample; another one, if there is one, is the condition
     */
    public static int adversarial(
            Network generator, Network discriminator, int samplePort, TrainingPlan plan, String... args) {
        return guarded(() -> new TrainCommand(generator, discriminator, samplePort, plan, System.out).run(args));
    }

    /** Makes samples with a trained generator and writes them side by side into an image. */
    public static int generate(Network generator, TrainingPlan plan, String... args) {
        return guarded(() -> new GenerateCommand(generator, plan, System.out).run(args));
    }

    /** Measures a trained model on the test part of the plan's data or of other data. */
    public static int evaluate(Network network, TrainingPlan plan, String... args) {
        return guarded(() -> new EvaluateCommand(network, plan, System.out).run(args));
    }

    /** Predicts from images, CSV or IDX files. */
    public static int predict(Network network, TrainingPlan plan, String... args) {
        return predict(network, args);
    }

    /** Predicts with a part of a trained network, which has no plan. */
    public static int predict(Network network, String... args) {
        return guarded(() -> new PredictCommand(network, System.out).run(args));
    }

    private interface Command {
        int run();
    }

    private static int guarded(Command command) {
        PrintStream err = System.err;
        // Log records as plain lines, where nobody has said otherwise: a program for the command line is no server.
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%5$s%n");
        }
        try {
            return command.run();
        } catch (TrainingOptions.UsageException e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (NetloomException e) {
            err.println(e.getMessage());
            return exitCode(e);
        } catch (OutOfMemoryError _) {
            err.println(outOfMemory());
            return FAILED;
        } finally {
            System.out.flush();
            err.flush();
        }
    }

    static int exitCode(NetloomException e) {
        List<Problem> problems = e.problems();
        return !problems.isEmpty() && problems.getFirst().key() == CoreMessage.DIVERGED ? DIVERGED : FAILED;
    }

    /** The message for a heap that is too small, with what to do. */
    public static String outOfMemory() {
        long max = Runtime.getRuntime().maxMemory();
        long more = Math.max(2, Math.ceilDiv(2 * max, 1_000_000_000));
        return CoreMessage.OUT_OF_MEMORY.code() + ": "
                + CoreMessage.OUT_OF_MEMORY.text(Progress.bytes(max), more + "g");
    }
}
