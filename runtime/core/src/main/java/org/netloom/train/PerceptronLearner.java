package org.netloom.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.netloom.data.Batch;
import org.netloom.layer.Network;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * The delta rule (Rosenblatt 1958): {@code w = w + rate*(t - y)*x} after every sample that the step activation gets wrong.
 * Ends when an epoch has no error.
 *
 * <p>It also ends when the corrections of some epochs have added up to nothing, since then no line parts the classes:
 * along the weights of such a line every correction would have been a step forward (the argument of Novikoff 1962). To see
 * that, the sum of all corrections is kept in double and compared with one that is taken anew at epochs 1, 2, 4, 8 and so
 * on (Brent 1980).
 */
final class PerceptronLearner extends SupervisedLearner {
    private final Network network;
    private final Trainer trainer;
    private final Tensor input;
    private final Tensor target;
    private double[] sum = new double[0];
    private double[] before = new double[0];
    private int epochBefore;
    private long errors;
    private long errorsOfEpoch;
    private String verdict = "";
    private boolean done;

    PerceptronLearner(Trainer trainer) {
        super(trainer, false);
        this.trainer = trainer;
        network = trainer.network();
        input = Tensor.allocate(1, network.inputShape(), Precision.FLOAT);
        target = Tensor.allocate(1, network.outputShape(), Precision.FLOAT);
    }

    @Override
    void begin(List<Double> position) {
        int n = network.allGradients().size();
        sum = new double[n];
        before = new double[n];
        if (!position.isEmpty()) {
            epochBefore = position.get(0).intValue();
            errors = position.get(1).longValue();
            for (int i = 0; i < n; i++) {
                sum[i] = position.get(2 + i);
                before[i] = position.get(2 + n + i);
            }
        }
    }

    @Override
    List<Double> position() {
        List<Double> position = new ArrayList<>();
        position.add((double) epochBefore);
        position.add((double) errors);
        Arrays.stream(sum).forEach(position::add);
        Arrays.stream(before).forEach(position::add);
        return position;
    }

    /** Every sample of the batch is a step of its own. */
    @Override
    double step(Batch batch, long step, double factor, When when) {
        int n = input.size();
        double wrong = 0;
        for (int s = 0; s < batch.size(); s++) {
            System.arraycopy(batch.input().data(), batch.input().offset() + s * n, input.data(), input.offset(), n);
            double t = batch.target().get(s);
            target.set(0, t);
            network.beginStep(trainer.plan().seed(), step);
            Tensor output = network.forward(input);
            double y = output.get(0);
            score().add(output, target);
            if (!Double.isFinite(y)) {
                throw when.diverged("the output became NaN or infinite");
            }
            if (y != t) {
                wrong++;
                network.outputGradient().set(0, y - t);
                network.backward(network.outputGradient());
                network.endBackward();
                remember(network.allGradients());
                trainer.optimizer().step(factor);
            }
        }
        errors += (long) wrong;
        return wrong / batch.size();
    }

    private void remember(Tensor gradient) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] -= gradient.get(i);
        }
    }

    @Override
    Optional<Validated> validate(int epoch, double rate, BooleanSupplier cancelled) {
        Optional<Validated> validated = super.validate(epoch, rate, cancelled);
        judge(epoch + 1);
        return validated;
    }

    /** @param epoch that has ended, from 1 */
    private void judge(int epoch) {
        errorsOfEpoch = errors;
        errors = 0;
        if (errorsOfEpoch == 0) {
            done = true;
            verdict = "no error in epoch " + epoch + ": the classes are parted";
        } else if (Arrays.equals(sum, before)) {
            done = true;
            verdict = "the classes are not linearly separable: all corrections of "
                    + (epoch == epochBefore + 1 ? "epoch " : "epochs " + (epochBefore + 1) + " to ")
                    + epoch + " add up to nothing, so the weights go in a circle (Minsky and Papert 1969); give the"
                    + " network a hidden layer and train it with Supervised";
        } else {
            verdict = errorsOfEpoch + (errorsOfEpoch == 1 ? " error" : " errors") + " in epoch " + epoch
                    + ": the classes are not linearly separable, or the line is not found yet; train for more epochs, or"
                    + " give the network a hidden layer and train it with Supervised";
        }
        if (Integer.bitCount(epoch) == 1) {
            System.arraycopy(sum, 0, before, 0, sum.length);
            epochBefore = epoch;
        }
    }

    @Override
    Optional<String> end() {
        return done ? Optional.of(verdict) : Optional.empty();
    }

    @Override
    String remark() {
        return verdict;
    }
}
