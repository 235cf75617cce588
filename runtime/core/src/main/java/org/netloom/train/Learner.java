package org.netloom.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.netloom.json.Json;
import org.netloom.mode.Adversarial;
import org.netloom.mode.Autoencoder;
import org.netloom.mode.DeepQ;
import org.netloom.mode.Perceptron;
import org.netloom.mode.Supervised;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.tensor.Tensor;

/**
 * What one training mode does in the loop: what a step is, how the network is measured, and what is remembered beside
 * weights and optimizer. The loop around it (epochs, schedule, early stopping, checkpoints, events) is the same for all.
 */
abstract class Learner implements AutoCloseable {
    /** The learner of a trainer's mode; its network is prepared for training. */
    static Learner of(Trainer trainer) {
        return switch (trainer.plan().mode()) {
            case Supervised _, Autoencoder _ -> new SupervisedLearner(trainer);
            case Perceptron _ -> new PerceptronLearner(trainer);
            case Adversarial mode -> new AdversarialLearner(trainer, mode);
            case DeepQ mode -> new DeepQLearner(trainer, mode);
        };
    }

    /**
     * What was measured after an epoch.
     *
     * @param loss NaN where there is none
     * @param metric NaN where there is none
     * @param watched what early stopping and the schedule look at: lower is better
     */
    record Validated(double loss, double metric, double watched) {}

    /** Samples in a full step. */
    abstract int batchSize();

    /** Steps in an epoch. */
    abstract int perEpoch();

    /** Samples in an epoch. */
    abstract long samplesPerEpoch();

    /**
     * Begins or goes on: weights are there, and after a resume the tensors of {@link #memory} hold what was saved.
     *
     * @param position what {@link #position} gave when the checkpoint was written; empty at the beginning
     */
    void begin(List<Double> position) {}

    /** Goes to a place: the next {@link #step} is step {@code index} of epoch {@code epoch}. */
    void start(int epoch, int index) {}

    /**
     * Does one step.
     *
     * @param step of the whole training, from 0
     * @param factor of the schedule; learning rates are multiplied by it
     * @param when tells where this is, for messages
     * @return mean loss of the samples that {@link #samples} counts
     * @throws NetloomException NL-301 if it met a number that is none
     */
    abstract double step(long step, double factor, When when);

    /**
     * Samples whose loss was given last: those of the last step or, where a device is told steps ahead of time, of one before
     * it; 0 where none is known yet.
     */
    abstract int samples();

    /** Waits for steps whose loss was not given yet, and gives it; {@link #samples} counts theirs. Empty where there are none. */
    OptionalDouble settle() {
        return OptionalDouble.empty();
    }

    /** What the steps of the epoch so far amount to. */
    abstract Score score();

    /** Measures the network after an epoch; empty where there is nothing to measure it on. */
    abstract Optional<Validated> validate(int epoch, double rate, BooleanSupplier cancelled);

    /** Why there is nothing left to learn, asked after each epoch; empty where there is. */
    Optional<String> end() {
        return Optional.empty();
    }

    /** What is to be said of a training whose epochs are all done; empty where that is nothing. */
    String remark() {
        return "";
    }

    /** Tensors that belong into a checkpoint, beside network and optimizer. */
    Map<String, Tensor> memory() {
        return Map.of();
    }

    /** Numbers that belong into a checkpoint. */
    List<Double> position() {
        return List.of();
    }

    @Override
    public void close() {}

    /**
     * A place in the training.
     *
     * @param epoch from 1
     * @param batch from 1
     */
    record When(long step, int epoch, int batch, double rate) {
        @Override
        public String toString() {
            return "step " + step + ": epoch " + epoch + ", batch " + batch + ", learning rate "
                    + Json.number((float) rate);
        }

        /** The message for a number that is none, where only the place is known. */
        NetloomException diverged(String what) {
            return CoreMessage.DIVERGED.exception(what + " (" + this + ")", Advice.afterDivergence(rate));
        }
    }
}
