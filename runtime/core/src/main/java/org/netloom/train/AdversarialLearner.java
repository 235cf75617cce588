package org.netloom.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.netloom.data.Batch;
import org.netloom.data.Batches;
import org.netloom.data.Dataset;
import org.netloom.data.TargetKind;
import org.netloom.layer.Network;
import org.netloom.loss.AdversarialLoss;
import org.netloom.loss.Inside;
import org.netloom.loss.Loss;
import org.netloom.mode.Adversarial;
import org.netloom.model.SampleGrid;
import org.netloom.ops.LossKind;
import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.optimize.Initializers;
import org.netloom.optimize.Optimizer;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * Adversarial training (Goodfellow et al. 2014): in each step the discriminator learns to tell real samples from generated
 * ones, then the generator learns from the gradient that comes back through the discriminator. With conditions (Isola et al.
 * 2017) both are given the input of a sample, and the generator is held close to its target.
 */
final class AdversarialLearner extends Learner {
    private static final long DISCRIMINATOR = 0x6469736372L;
    private static final long NOISE = 0x6e6f697365L;
    private static final int SHOWN = 64;
    private static final int SHOWN_WITH_CONDITION = 18;

    private final Trainer trainer;
    private final Adversarial mode;
    private final Network generator;
    private final Network discriminator;
    private final int samplePort;
    private final Ops ops;
    private final Loss discriminatorLoss;
    private final Loss generatorLoss;
    private final Optimizer discriminatorOptimizer;
    private final Batches batches;
    private final Generation generation;
    private final SampleScore score = new SampleScore();
    private final Tensor noise;
    private final Tensor one;
    private final Tensor zero;
    private final Tensor distance;
    private final Tensor[] pair;
    private double distanceBefore;
    private double distanceAfter;
    private int samples;

    AdversarialLearner(Trainer trainer, Adversarial mode) {
        this.trainer = trainer;
        this.mode = mode;
        TrainingPlan plan = trainer.plan();
        generator = trainer.network();
        discriminator =
                trainer.second().orElseThrow(() -> new IllegalArgumentException("Adversarial needs a discriminator"));
        samplePort = trainer.samplePort();
        ops = trainer.ops();
        if (!(plan.loss() instanceof AdversarialLoss adversarial)) {
            throw CoreMessage.ADVERSARIAL_LOSS.exception(plan.loss().getClass().getSimpleName());
        }
        int batch = trainer.batch();
        discriminator.prepareForTraining(batch, ops);
        Initializers.initialize(discriminator, plan.initialization(), Randoms.key(plan.seed(), DISCRIMINATOR));
        discriminatorOptimizer =
                Optimizer.of(mode.discriminatorOptimizer(), plan.regularization(), plan.clipping(), discriminator);
        discriminatorLoss = Loss.of(adversarial, discriminator);
        generatorLoss = Loss.of(adversarial.generator(), discriminator);
        batches = new Batches(
                trainer.data().train(),
                trainer.preprocessor(),
                plan.augmentation(),
                batch,
                true,
                plan.seed(),
                TargetKind.LABELS);
        generation = new Generation(generator, mode, trainer.preprocessor(), plan.seed(), batch);
        noise = Tensor.allocate(batch, generator.inputShape(), Precision.FLOAT);
        one = filled(batch, 1);
        zero = filled(batch, 0);
        distance = Tensor.allocate(batch, generator.outputShape(), Precision.FLOAT);
        pair = new Tensor[discriminator.inputShapes().size()];
    }

    private Tensor filled(int batch, double value) {
        Tensor t = Tensor.allocate(batch, discriminatorLoss.targetShape(discriminator.outputShape()), Precision.FLOAT);
        ops.fill(t, value);
        return t;
    }

    @Override
    void begin(List<Double> position) {
        if (position.isEmpty()) {
            distanceBefore = measure().orElse(Double.NaN);
            return;
        }
        discriminatorOptimizer.steps(position.get(0).longValue());
        distanceBefore = position.get(1);
        distanceAfter = position.get(2);
        discriminator.execution().parametersChanged();
    }

    @Override
    void start(int epoch, int index) {
        batches.start(epoch, index);
    }

    @Override
    int batchSize() {
        return batches.batchSize();
    }

    @Override
    int perEpoch() {
        return Math.max(1, batches.perEpoch());
    }

    @Override
    long samplesPerEpoch() {
        return trainer.data().train().size();
    }

    @Override
    int samples() {
        return samples;
    }

    @Override
    Score score() {
        return score;
    }

    // ---- a step -----------------------------------------------------------------------------------------------------

    /** @return what the generator lost, without the distance to real samples */
    @Override
    double step(long step, double factor, When when) {
        Batch batch = batches.next();
        samples = batch.size();
        Tensor condition = mode.conditional() ? batch.input() : null;
        Tensor real = real(batch);
        Tensor made = null;
        for (int i = 0; i < mode.discriminatorSteps(); i++) {
            made = generate(condition, step, i);
            learnToTell(real, made, condition, step, factor, when);
        }
        double value = learnToMake(real, made, condition, step, when);
        trainer.optimizer().step(factor);
        return value;
    }

    /** What the generator is to come close to. */
    private Tensor real(Batch batch) {
        if (!mode.conditional()) {
            return batch.input();
        }
        Tensor target = batch.target();
        Generation.scale(
                target.data(),
                target.offset(),
                target.size(),
                trainer.data().train().targets());
        return target;
    }

    private Tensor generate(Tensor condition, long step, int turn) {
        long seed = trainer.plan().seed();
        generator.beginStep(seed, step);
        if (condition != null) {
            return generator.forward(condition);
        }
        noise.setBatch(samples);
        Generation.noise(noise, Randoms.key(seed, NOISE, step, turn));
        return generator.forward(noise);
    }

    /** The discriminator's opinion of samples. */
    private Tensor judge(Tensor sample, Tensor condition) {
        if (condition == null) {
            return discriminator.forward(sample);
        }
        pair[samplePort] = sample;
        pair[1 - samplePort] = condition;
        return discriminator.forward(List.of(pair[0], pair[1])).getFirst();
    }

    private void learnToTell(Tensor real, Tensor made, Tensor condition, long step, double factor, When when) {
        discriminator.beginStep(trainer.plan().seed(), step);
        double value = judgeAndLearn(real, condition, one, true) + judgeAndLearn(made, condition, zero, false);
        discriminator.endBackward();
        if (!Double.isFinite(value) || !ops.isFinite(discriminator.allGradients())) {
            throw when.diverged("the loss or the gradient of the discriminator became NaN or infinite");
        }
        discriminatorOptimizer.step(factor);
    }

    private double judgeAndLearn(Tensor sample, Tensor condition, Tensor truth, boolean real) {
        Tensor opinion = judge(sample, condition);
        truth.setBatch(samples);
        double value = discriminatorLoss.evaluate(opinion, truth, discriminator.outputGradient());
        count(opinion, real);
        discriminator.backward(discriminator.outputGradients());
        return value;
    }

    /** Counts the samples whose mean score is on the right side of what lies between real and generated. */
    private void count(Tensor opinion, boolean real) {
        double border = trainer.plan().loss() instanceof AdversarialLoss a && a.inside() == Inside.SIGMOID ? 0 : 0.5;
        int n = opinion.shape().size();
        int known = 0;
        for (int s = 0; s < samples; s++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += opinion.get(s * n + i);
            }
            known += sum / n > border == real ? 1 : 0;
        }
        score.count(real, samples, known);
    }

    private double learnToMake(Tensor real, Tensor made, Tensor condition, long step, When when) {
        discriminator.beginStep(trainer.plan().seed(), step);
        Tensor opinion = judge(made, condition);
        one.setBatch(samples);
        double value = generatorLoss.evaluate(opinion, one, discriminator.outputGradient());
        discriminator.backward(discriminator.outputGradients());
        Tensor gradient = discriminator.inputGradient(samplePort);
        if (mode.pixelWeight() > 0) {
            distance.setBatch(samples);
            ops.elementLoss(LossKind.ABSOLUTE, 0, made, real, mode.pixelWeight() / made.size(), distance);
            ops.add(gradient, distance, ActivationFunction.IDENTITY, gradient);
        }
        generator.backward(gradient);
        generator.endBackward();
        if (!Double.isFinite(value) || !ops.isFinite(generator.allGradients())) {
            throw when.diverged("the loss or the gradient of the generator became NaN or infinite");
        }
        return value;
    }

    // ---- looking ----------------------------------------------------------------------------------------------------

    private Optional<Double> measure() {
        Dataset held = trainer.data().validation();
        return held.size() == 0
                ? Optional.empty()
                : Optional.of(generation
                        .evaluate("validation", Generation.VALIDATION, held)
                        .metrics()
                        .value());
    }

    @Override
    Optional<Validated> validate(int epoch, double rate, BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        trainer.pictures().ifPresent(folder -> {
            draw(folder.resolve(String.format(Locale.ROOT, "samples-%03d.png", epoch + 1)));
            draw(folder.resolve("samples.png"));
        });
        Optional<Double> measured = measure();
        distanceAfter = measured.orElse(Double.NaN);
        return measured.map(d -> new Validated(Double.NaN, d, d));
    }

    private void draw(Path file) {
        if (SampleGrid.draws(generator.outputShape())) {
            Dataset held = trainer.data().validation();
            generation
                    .grid(
                            Generation.TEST,
                            mode.conditional() ? SHOWN_WITH_CONDITION : SHOWN,
                            held.size() > 0 ? held : trainer.data().train())
                    .write(file);
        }
    }

    @Override
    String remark() {
        return Double.isNaN(distanceBefore)
                ? ""
                : score.name() + " " + Metrics.format(distanceBefore) + " before the training, "
                        + Metrics.format(distanceAfter) + " after it";
    }

    // ---- checkpoints ------------------------------------------------------------------------------------------------

    @Override
    Map<String, Tensor> memory() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        discriminator.parameters().forEach(p -> all.put("discriminator/" + p.name(), p.value()));
        discriminatorOptimizer.state().forEach((name, t) -> all.put("discriminator-optimizer/" + name, t));
        return all;
    }

    @Override
    List<Double> position() {
        return List.of((double) discriminatorOptimizer.steps(), distanceBefore, distanceAfter);
    }

    @Override
    public void close() {
        batches.close();
    }
}
