package org.netloom.train;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.netloom.data.Batch;
import org.netloom.data.Batches;
import org.netloom.data.Corruption;
import org.netloom.data.Dataset;
import org.netloom.data.Preprocessor;
import org.netloom.data.TargetKind;
import org.netloom.layer.Network;
import org.netloom.loss.Comparison;
import org.netloom.loss.Loss;
import org.netloom.loss.LossSpec;
import org.netloom.tensor.Tensor;

/** Runs a network over one part of the data in inference mode and measures it. Kept for part after part. */
final class Evaluator implements AutoCloseable {
    private final String part;
    private final Network network;
    private final Loss loss;
    private final Metrics metrics;
    private final Batches batches;
    private double rate = Double.NaN;
    private BiConsumer<Batch, Tensor> each = (_, _) -> {};

    /**
     * @param network prepared for batches of at least {@code batch}
     * @param part name of the part in what is printed
     */
    Evaluator(
            String part,
            Network network,
            Loss loss,
            Metrics metrics,
            Dataset data,
            Preprocessor preprocessor,
            TargetKind kind,
            int batch) {
        this.part = part;
        this.network = network;
        this.loss = loss;
        this.metrics = metrics;
        batches = new Batches(data, network.inputShapes(), preprocessor, List.of(), batch, false, 0, kind)
                .on(network.execution().memory().allocator());
    }

    /** The learning rate of the training that is measured, for the advice if it has diverged. */
    Evaluator rate(double newRate) {
        rate = newRate;
        return this;
    }

    /** What spoils the inputs, as in the training; nothing unless said. */
    Evaluator corruption(Corruption corruption) {
        batches.corruption(corruption);
        return this;
    }

    /** See {@link Batches#unknownAsNaN}: for a loss that does not compare with the index of a class. */
    Evaluator comparing(LossSpec spec) {
        batches.unknownAsNaN(spec.main().comparison() != Comparison.CLASS);
        return this;
    }

    /** Who is shown every batch and the network's output for it. */
    Evaluator each(BiConsumer<Batch, Tensor> listener) {
        each = listener;
        return this;
    }

    /**
     * Measures the network as it is now.
     *
     * @param cancelled asked between batches
     * @throws CancellationException once {@code cancelled} says so
     */
    Evaluation evaluate(BooleanSupplier cancelled) {
        boolean training = network.execution().training();
        network.training(false);
        try {
            metrics.reset();
            double sum = 0;
            int samples = 0;
            for (int i = 0; i < batches.perEpoch(); i++) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                Batch b = batches.next();
                List<Tensor> outputs = network.forward(b.inputs());
                double value = loss.evaluate(outputs, b.target(), List.of());
                if (!Double.isFinite(value)) {
                    throw new Divergence(network, loss, part, b).explain("batch " + (i + 1) + " of " + part, rate);
                }
                sum += value * b.size();
                metrics.add(outputs, b.target());
                each.accept(b, outputs.get(loss.mainOutput()));
                samples += b.size();
            }
            return new Evaluation(part, sum / samples, metrics, samples);
        } finally {
            network.training(training);
        }
    }

    @Override
    public void close() {
        batches.close();
    }
}
