package org.netloom.train;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.netloom.data.Batch;
import org.netloom.data.Batches;
import org.netloom.layer.Network;
import org.netloom.loss.Comparison;
import org.netloom.loss.Loss;
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
    private int samples;

    SupervisedLearner(Trainer trainer) {
        this.trainer = trainer;
        network = trainer.network();
        ops = trainer.ops();
        TrainingPlan plan = trainer.plan();
        loss = Loss.of(trainer.loss(), network);
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
                .unknownAsNaN(plan.loss().main().comparison() != Comparison.CLASS);
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
        samples = batch.size();
        return step(batch, step, factor, when);
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
