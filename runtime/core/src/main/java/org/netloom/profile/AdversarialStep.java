package org.netloom.profile;

import java.util.ArrayList;
import java.util.List;
import org.netloom.layer.Network;
import org.netloom.loss.AdversarialLoss;
import org.netloom.loss.Loss;
import org.netloom.mode.Adversarial;
import org.netloom.ops.LossKind;
import org.netloom.ops.Ops;
import org.netloom.optimize.Optimizer;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.train.TrainingPlan;

/**
 * A step of an adversarial training: the discriminator learns to tell real samples from made ones, then the generator from
 * the gradient that comes back through the discriminator.
 */
final class AdversarialStep extends TrainingStep {
    private final Network generator;
    private final Network discriminator;
    private final int samplePort;
    private final Adversarial mode;
    private final List<Tensor> inputs;
    private final List<Tensor> judged;
    private final Tensor real;
    private final Loss discriminatorLoss;
    private final Loss generatorLoss;
    private final Tensor one;
    private final Tensor zero;
    private final Tensor distance;
    private final Optimizer generatorOptimizer;
    private final Optimizer discriminatorOptimizer;
    private long step;

    AdversarialStep(
            Network generator, Network discriminator, int samplePort, Adversarial mode, TrainingPlan plan, int batch) {
        this.generator = generator;
        this.discriminator = discriminator;
        this.samplePort = samplePort;
        this.mode = mode;
        if (!(plan.loss() instanceof AdversarialLoss adversarial)) {
            throw CoreMessage.ADVERSARIAL_LOSS.exception(plan.loss().getClass().getSimpleName());
        }
        inputs = inputs(generator, batch);
        judged = new ArrayList<>(inputs(discriminator, batch));
        real = judged.get(samplePort);
        discriminatorLoss = Loss.of(adversarial, discriminator);
        generatorLoss = Loss.of(adversarial.generator(), discriminator);
        one = filled(batch, 1);
        zero = filled(batch, 0);
        distance = Tensor.allocate(batch, generator.outputShape(), Precision.FLOAT);
        generatorOptimizer = optimizer(plan, generator);
        discriminatorOptimizer =
                Optimizer.of(mode.discriminatorOptimizer(), plan.regularization(), plan.clipping(), discriminator);
    }

    private Tensor filled(int batch, double value) {
        Tensor t = Tensor.allocate(batch, discriminatorLoss.targetShape(discriminator.outputShape()), Precision.FLOAT);
        for (int i = 0; i < t.size(); i++) {
            t.set(i, value);
        }
        return t;
    }

    @Override
    void run(Sections sections) {
        Tensor made = null;
        for (int i = 0; i < mode.discriminatorSteps(); i++) {
            generator.beginStep(SEED, step);
            made = generator.forward(inputs).getFirst();
            discriminator.beginStep(SEED, step);
            judge(real, one, discriminatorLoss, sections);
            judge(made, zero, discriminatorLoss, sections);
            discriminator.endBackward();
            check(discriminator, sections);
            sections.section(Section.OPTIMIZER, () -> discriminatorOptimizer.step(0));
        }
        discriminator.beginStep(SEED, step);
        judge(made, one, generatorLoss, sections);
        generator.backward(List.of(gradient(made, sections)));
        generator.endBackward();
        check(generator, sections);
        sections.section(Section.OPTIMIZER, () -> generatorOptimizer.step(0));
        step++;
    }

    private void judge(Tensor sample, Tensor truth, Loss loss, Sections sections) {
        judged.set(samplePort, sample);
        List<Tensor> opinions = discriminator.forward(judged);
        sections.section(Section.LOSS, () -> loss.evaluate(opinions.getFirst(), truth, discriminator.outputGradient()));
        discriminator.backward(discriminator.outputGradients());
    }

    /** What the generator learns from: the discriminator's gradient and, where the plan says so, the distance. */
    private Tensor gradient(Tensor made, Sections sections) {
        Tensor gradient = discriminator.inputGradient(samplePort);
        if (mode.pixelWeight() > 0) {
            Ops ops = generator.execution().ops();
            sections.section(Section.LOSS, () -> {
                ops.elementLoss(LossKind.ABSOLUTE, 0, made, real, mode.pixelWeight() / made.size(), distance);
                ops.add(gradient, distance, ActivationFunction.IDENTITY, gradient);
            });
        }
        return gradient;
    }
}
