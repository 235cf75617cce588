package org.netloom.train;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
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
import org.netloom.ops.AheadOps;
import org.netloom.tensor.Tensor;

/** Runs a network over one part of the data in inference mode and measures it. Kept for part after part. */
final class Evaluator implements AutoCloseable {
    private final String part;
    private final Network network;
    private final Loss loss;
    private final Metrics metrics;
    private final Batches batches;
    private final Optional<AheadOps> ahead;
    private double rate = Double.NaN;
    private double lossSum;
    private int samples;
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
        ahead = loss.goesAhead() ? network.execution().ops().ahead() : Optional.empty();
        batches = new Batches(data, network.inputShapes(), preprocessor, List.of(), batch, false, 0, kind)
                .on(network.execution().memory().allocator())
                .holding(ahead.isPresent() ? 2 : 1);
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
            lossSum = 0;
            samples = 0;
            Begun before = null;
            for (int i = 0; i < batches.perEpoch(); i++) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                Begun now = begin(batches.next(), i);
                if (ahead.isEmpty()) {
                    finish(now);
                } else if (before != null) {
                    // A device is at the next batch while this program looks at what came of the one before.
                    finish(before);
                }
                before = now;
            }
            if (ahead.isPresent()) {
                finish(before);
            }
            return new Evaluation(part, lossSum / samples, metrics, samples);
        } finally {
            network.training(training);
        }
    }

    /** A batch whose numbers nobody has waited for yet. */
    private record Begun(Batch batch, int index, DoubleSupplier loss, List<Supplier<Tensor>> outputs) {}

    private Begun begin(Batch b, int index) {
        List<Tensor> outputs = network.forward(b.inputs());
        if (ahead.isEmpty()) {
            double value = loss.evaluate(outputs, b.target(), List.of());
            return new Begun(
                    b,
                    index,
                    () -> value,
                    outputs.stream().map(t -> (Supplier<Tensor>) () -> t).toList());
        }
        DoubleSupplier value = loss.evaluateAhead(ahead.get(), outputs, b.target(), List.of());
        return new Begun(
                b, index, value, outputs.stream().map(t -> copy(t, ahead.get())).toList());
    }

    /** A copy of an output as it is now, to be looked at later. */
    static Supplier<Tensor> copy(Tensor output, AheadOps device) {
        Supplier<float[]> numbers = device.copy(output);
        int size = output.batch();
        return () -> Tensor.of(numbers.get(), size, output.shape());
    }

    private void finish(Begun begun) {
        Batch b = begun.batch();
        double value = begun.loss().getAsDouble();
        if (!Double.isFinite(value) && ahead.isPresent()) {
            ahead.get().release();
            // The sums of a device may overflow where those of the program do not.
            value = loss.evaluate(network.forward(b.inputs()), b.target(), List.of());
        }
        if (!Double.isFinite(value)) {
            throw new Divergence(network, loss, part, b).explain("batch " + (begun.index() + 1) + " of " + part, rate);
        }
        List<Tensor> outputs = begun.outputs().stream().map(Supplier::get).toList();
        lossSum += value * b.size();
        metrics.add(outputs, b.target());
        each.accept(b, outputs.get(loss.mainOutput()));
        samples += b.size();
    }

    @Override
    public void close() {
        batches.close();
    }
}
