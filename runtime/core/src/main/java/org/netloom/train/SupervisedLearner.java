package org.netloom.train;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.netloom.data.Batch;
import org.netloom.data.Batches;
import org.netloom.layer.Network;
import org.netloom.loss.Comparison;
import org.netloom.loss.Loss;
import org.netloom.ops.AheadOps;
import org.netloom.ops.Ops;
import org.netloom.tensor.Tensor;

/** Learning from batches of samples with known answers: labels, numbers, or the input itself. */
class SupervisedLearner extends Learner {
    private final Trainer trainer;
    private final Network network;
    private final Ops ops;
    private final Loss loss;
    private final Metrics metrics;
    private final Batches batches;
    private final Optional<Evaluator> validation;
    private final Optional<AheadOps> ahead;
    private Begun begun;
    private int samples;

    SupervisedLearner(Trainer trainer) {
        this(trainer, true);
    }

    /** @param independent true where a step can be begun before it is known what the one before it gave */
    SupervisedLearner(Trainer trainer, boolean independent) {
        this.trainer = trainer;
        network = trainer.network();
        ops = trainer.ops();
        TrainingPlan plan = trainer.plan();
        loss = Loss.of(trainer.loss(), network);
        ahead = independent && loss.goesAhead() && network.allGradients() != null ? ops.ahead() : Optional.empty();
        ahead.ifPresent(AheadOps::release);
        metrics = trainer.metrics(false);
        batches = new Batches(
                        trainer.data().train(),
                        network.inputShapes(),
                        trainer.preprocessor(),
                        plan.augmentation(),
                        trainer.batch(),
                        true,
                        plan.seed(),
                        trainer.kind())
                .corruption(plan.mode().corruption())
                .unknownAsNaN(plan.loss().main().comparison() != Comparison.CLASS)
                .on(ops.allocator())
                .holding(ahead.isPresent() ? 2 : 1);
        validation = trainer.data().validation().size() == 0
                ? Optional.empty()
                : Optional.of(new Evaluator(
                                "validation",
                                network,
                                loss,
                                trainer.metrics(true),
                                trainer.data().validation(),
                                trainer.preprocessor(),
                                trainer.kind(),
                                trainer.batch())
                        .corruption(plan.mode().corruption())
                        .comparing(plan.loss()));
    }

    @Override
    int batchSize() {
        return batches.batchSize();
    }

    @Override
    int perEpoch() {
        return batches.perEpoch();
    }

    @Override
    long samplesPerEpoch() {
        return trainer.data().train().size();
    }

    @Override
    void start(int epoch, int index) {
        batches.start(epoch, index);
    }

    @Override
    double step(long step, double factor, When when) {
        Batch batch = batches.next();
        if (ahead.isEmpty()) {
            samples = batch.size();
            return step(batch, step, factor, when);
        }
        Begun before = begun;
        begun = begin(batch, step, factor, when, ahead.get());
        return before == null ? nothing() : finish(before);
    }

    /** One step on a batch. */
    double step(Batch batch, long step, double factor, When when) {
        network.beginStep(trainer.plan().seed(), step);
        List<Tensor> outputs = network.forward(batch.inputs());
        double value = loss.evaluate(outputs, batch.target(), network.outputGradients());
        if (!Double.isFinite(value)) {
            throw diverged(batch, when);
        }
        metrics.add(outputs, batch.target());
        network.backward(network.outputGradients());
        network.endBackward();
        if (network.allGradients() != null && !ops.isFinite(network.allGradients())) {
            throw diverged(batch, when);
        }
        trainer.optimizer().step(factor);
        return value;
    }

    private RuntimeException diverged(Batch batch, When when) {
        return new Divergence(network, loss, "training", batch).explain(when.toString(), when.rate());
    }

    // ---- steps that a device is told ahead of time ------------------------------------------------------------------

    /** A step that a device was told; nobody has waited for its numbers yet. */
    private record Begun(
            Batch batch,
            long step,
            double factor,
            When when,
            DoubleSupplier loss,
            List<Supplier<Tensor>> outputs,
            BooleanSupplier heldBack) {}

    private Begun begin(Batch batch, long step, double factor, When when, AheadOps device) {
        network.beginStep(trainer.plan().seed(), step);
        List<Tensor> outputs = network.forward(batch.inputs());
        DoubleSupplier value = loss.evaluateAhead(device, outputs, batch.target(), network.outputGradients());
        List<Supplier<Tensor>> copies =
                outputs.stream().map(t -> Evaluator.copy(t, device)).toList();
        network.backward(network.outputGradients());
        network.endBackward();
        BooleanSupplier heldBack = device.guard(network.allGradients());
        trainer.optimizer().step(factor);
        return new Begun(batch, step, factor, when, value, copies, heldBack);
    }

    private double nothing() {
        samples = 0;
        return 0;
    }

    private double finish(Begun b) {
        double value = b.loss().getAsDouble();
        if (b.heldBack().getAsBoolean() || !Double.isFinite(value)) {
            return repeat(b);
        }
        metrics.add(b.outputs().stream().map(Supplier::get).toList(), b.batch().target());
        samples = b.batch().size();
        return value;
    }

    /**
     * A step that met a number that is none has changed no weight, and neither has the one after it: both are done again, one
     * after the other, to find out where it came from. It may be that the sums of the device have overflowed, and not those of
     * the program: then the training goes on.
     */
    private double repeat(Begun first) {
        List<Begun> again = begun == null || begun == first ? List.of(first) : List.of(first, begun);
        begun = null;
        ahead.orElseThrow().release();
        trainer.optimizer().steps(trainer.optimizer().steps() - again.size());
        batches.start(first.batch().epoch(), first.batch().index());
        double sum = 0;
        int count = 0;
        for (Begun b : again) {
            Batch batch = batches.next();
            sum += step(batch, b.step(), b.factor(), b.when()) * batch.size();
            count += batch.size();
        }
        samples = count;
        return sum / count;
    }

    @Override
    OptionalDouble settle() {
        if (begun == null) {
            return OptionalDouble.empty();
        }
        Begun last = begun;
        begun = null;
        return OptionalDouble.of(finish(last));
    }

    @Override
    int samples() {
        return samples;
    }

    @Override
    Metrics score() {
        return metrics;
    }

    @Override
    Optional<Validated> validate(int epoch, double rate, BooleanSupplier cancelled) {
        return validation
                .map(v -> v.rate(rate).evaluate(cancelled))
                .map(e -> new Validated(e.loss(), e.metrics().value(), e.loss()));
    }

    @Override
    public void close() {
        batches.close();
        validation.ifPresent(Evaluator::close);
    }
}
