package org.netloom.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.model.StartWeights;
import org.netloom.model.Weights;
import org.netloom.ops.Ops;
import org.netloom.optimize.Initializers;
import org.netloom.optimize.ParameterGroups;
import org.netloom.optimize.RateSchedule;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;
import org.netloom.train.TrainingResult.Ending;

/**
 * The loop itself: epochs of steps, each followed by validation, schedule, early stopping and a checkpoint. All that it
 * computes with lies in the network, the optimizer and one {@link LoopState}, so that a checkpoint can hold it.
 */
final class TrainingLoop implements AutoCloseable {
    private static final double NANOS = 1e9;

    /** Step events come at most this often. */
    private static final long EVENT_NANOS = 100_000_000L;

    /** Where epochs are short, their checkpoints come at most this often; a resumed run repeats what is missing. */
    private static final long CHECKPOINT_NANOS = 2_000_000_000L;

    private final Trainer trainer;
    private final TrainingPlan plan;
    private final Network network;
    private final Ops ops;
    private final Learner learner;
    private final Score score;
    private final ParameterGroups groups;
    private final RateSchedule schedule;
    private final Map<String, Tensor> best = new LinkedHashMap<>();
    private final Optional<Probe> probe;
    private long startNanos = System.nanoTime();
    private LoopState state = new LoopState();
    private double secondsBefore;
    private long epochNanos;
    private long epochSamples;
    private long eventNanos;
    private long savedNanos;
    private long savedStep = -1;
    private int measured;

    /** @param trainer with a network prepared for training */
    TrainingLoop(Trainer trainer) {
        this.trainer = trainer;
        plan = trainer.plan();
        network = trainer.network();
        ops = trainer.ops();
        measured = ops.algorithms().measured();
        learner = Learner.of(trainer);
        score = learner.score();
        groups = new ParameterGroups(network, plan.transfer());
        trainer.optimizer().groups(groups);
        schedule = RateSchedule.of(plan.schedule(), learner.perEpoch(), plan.epochs());
        probe = trainer.probes().isEmpty()
                ? Optional.empty()
                : Optional.of(new Probe(network, trainer.info(), trainer.probes(), trainer.batch()));
        if (keepsBest()) {
            for (Parameter p : network.parameters()) {
                best.put(p.name(), Tensor.allocate(1, p.value().shape(), Precision.FLOAT));
            }
        }
    }

    private boolean keepsBest() {
        return plan.earlyStopping().patience() > 0;
    }

    /** @param memory predicted, in bytes; for the log */
    TrainingResult run(long memory) {
        begin();
        tellStart(memory);
        if (trainer.resumed().isEmpty()) {
            save();
        }
        look(true);
        Ending ending = Ending.FINISHED;
        tellFrozen();
        String text = "";
        while (state.epoch < plan.epochs()) {
            if (groups.atEpoch(state.epoch)) {
                trainer.optimizer().groups(groups);
                tell("what was frozen learns from epoch " + (state.epoch + 1) + " on");
            }
            if (keepsBest() && state.waited >= plan.earlyStopping().patience()) {
                ending = Ending.STOPPED_EARLY;
                break;
            }
            if (!trainEpoch() || !endEpoch()) {
                save();
                ending = Ending.INTERRUPTED;
                break;
            }
            Optional<String> end = learner.end();
            if (end.isPresent()) {
                ending = Ending.COMPLETED;
                text = end.get();
                break;
            }
        }
        if (ending != Ending.INTERRUPTED) {
            text = ending == Ending.FINISHED ? learner.remark() : text;
            state.completed = ending == Ending.COMPLETED;
            save();
            if (keepsBest() && state.bestEpoch > 0) {
                Weights.copyTo(network, best, "");
            }
            probe.ifPresent(this::tellProbe);
        }
        return new TrainingResult(ending, text, state.history, state.bestEpoch, state.step, seconds());
    }

    private void begin() {
        trainer.resumed().ifPresent(c -> c.requireFits(trainer));
        Initializers.initialize(network, plan.initialization(), plan.seed());
        if (trainer.resumed().isEmpty() && !plan.transfer().weights().isEmpty()) {
            Path file = trainer.base().resolve(plan.transfer().weights());
            tell(file.getFileName() + ": "
                    + StartWeights.load(file, network, plan.transfer().anew()).text());
        }
        trainer.resumed().ifPresent(c -> {
            state = c.restore(network, trainer.optimizer(), best, learner.memory());
            savedStep = state.step;
        });
        if (groups.atEpoch(state.epoch)) {
            trainer.optimizer().groups(groups);
        }
        if (!state.schedule.isEmpty()) {
            schedule.restore(state.schedule);
        }
        score.reset();
        if (state.metricSums.length > 0) {
            score.resume(state.metricSums);
        }
        learner.begin(state.mode);
        secondsBefore = state.seconds;
        if (state.epoch < plan.epochs()) {
            // A training that was stopped while it validated goes on with the next epoch.
            boolean trained = state.batch >= learner.perEpoch();
            learner.start(trained ? state.epoch + 1 : state.epoch, trained ? 0 : state.batch);
        }
    }

    private void tellFrozen() {
        if (groups.frozenNumbers() > 0) {
            tell(String.format(
                    Locale.ROOT,
                    "%,d of %,d parameters are frozen%s",
                    groups.frozenNumbers(),
                    network.parameterCount(),
                    plan.transfer().release() > 0 ? " for " + plan.transfer().release() + " epochs" : ""));
        }
    }

    private void tell(String text) {
        trainer.listener().on(new TrainingEvent.Note(text));
    }

    private void tellStart(long memory) {
        trainer.listener()
                .on(new TrainingEvent.Start(
                        network.name(),
                        trainer.data().description(),
                        ops.describe(),
                        trainer.threads(),
                        score.name(),
                        trainer.data().train().size(),
                        trainer.data().validation().size(),
                        trainer.data().test().size(),
                        network.parameterCount(),
                        learner.batchSize(),
                        learner.perEpoch(),
                        plan.epochs(),
                        Math.min(state.epoch + 1, plan.epochs()),
                        state.step,
                        memory));
    }

    // ---- an epoch ---------------------------------------------------------------------------------------------------

    /** The rest of the epoch that runs; false where it was stopped. */
    private boolean trainEpoch() {
        epochNanos = System.nanoTime();
        epochSamples = 0;
        while (state.batch < learner.perEpoch()) {
            if (stopped()) {
                return false;
            }
            step();
            look(false);
            if (plan.checkpointEvery() > 0 && state.step % plan.checkpointEvery() == 0) {
                save();
            }
        }
        settle();
        return true;
    }

    /** Waits while it is paused; true once somebody wants the end. */
    private boolean stopped() {
        if (trainer.control().paused()) {
            pause();
        }
        return trainer.stopWanted();
    }

    /** A pause may be long: it is saved first, and its time counts for nothing. */
    private void pause() {
        save();
        long from = System.nanoTime();
        trainer.listener().on(new TrainingEvent.Paused(Math.min(state.epoch + 1, plan.epochs()), state.step));
        trainer.control().awaitResume(trainer::stopWanted);
        long waited = System.nanoTime() - from;
        startNanos += waited;
        epochNanos += waited;
        savedNanos += waited;
        if (!trainer.stopWanted()) {
            trainer.listener().on(new TrainingEvent.Resumed(state.step, waited / NANOS));
        }
    }

    private void look(boolean epochEnds) {
        probe.filter(p -> p.due(epochEnds)).ifPresent(this::tellProbe);
    }

    private void tellProbe(Probe p) {
        int epoch = Math.clamp(state.batch == 0 ? state.epoch : state.epoch + 1L, 1, plan.epochs());
        trainer.listener().on(new TrainingEvent.Probed(epoch, state.step, p.look()));
    }

    private void step() {
        double factor = schedule.factor(state.step);
        double rate = plan.optimizer().learningRate() * factor;
        double value = learner.step(
                state.step, factor, new Learner.When(state.step + 1, state.epoch + 1, state.batch + 1, rate));
        count(value);
        state.batch++;
        state.step++;
        keepAlgorithms();
        tellStep(factor);
    }

    private void count(double value) {
        int samples = learner.samples();
        state.lossSum += value * samples;
        state.samples += samples;
        epochSamples += samples;
    }

    /** From here on all steps that were begun are counted. */
    private void settle() {
        learner.settle().ifPresent(this::count);
    }

    /** What was measured is kept at once, so that the next training is computed alike, however this one ends. */
    private void keepAlgorithms() {
        int now = ops.algorithms().measured();
        if (now > measured) {
            trainer.keepAlgorithms();
            tell("measured which of several algorithms is the fastest here for " + (now - measured)
                    + " operations; kept for the next time");
            measured = now;
        }
    }

    private void tellStep(double factor) {
        long now = System.nanoTime();
        if (now - eventNanos < EVENT_NANOS || state.samples == 0) {
            return;
        }
        eventNanos = now;
        double speed = epochSamples / ((now - epochNanos) / NANOS);
        double left = (double) (plan.epochs() - state.epoch) * learner.samplesPerEpoch() - state.samples;
        trainer.listener()
                .on(new TrainingEvent.Step(
                        state.epoch + 1,
                        state.batch,
                        state.step,
                        state.lossSum / state.samples,
                        score.value(),
                        plan.optimizer().learningRate() * factor,
                        speed,
                        left / speed));
    }

    /** Validates, and moves on to the next epoch; false where it was stopped, so that a resumed run validates anew. */
    private boolean endEpoch() {
        double rate = plan.optimizer().learningRate() * schedule.factor(state.step - 1);
        double trainSeconds = (System.nanoTime() - epochNanos) / NANOS;
        Optional<Learner.Validated> validated;
        try {
            validated = learner.validate(state.epoch, rate, this::stopped);
        } catch (CancellationException _) {
            return false;
        }
        double trainLoss = state.lossSum / state.samples;
        double watched = validated.map(Learner.Validated::watched).orElse(trainLoss);
        EpochResult result = new EpochResult(
                state.epoch + 1,
                state.step,
                rate,
                trainLoss,
                score.value(),
                validated.map(Learner.Validated::loss).orElse(Double.NaN),
                validated.map(Learner.Validated::metric).orElse(Double.NaN),
                (System.nanoTime() - epochNanos) / NANOS,
                epochSamples / trainSeconds);
        boolean improved = watch(watched);
        schedule.observe(watched);
        state.history.add(result);
        state.epoch++;
        state.batch = 0;
        state.lossSum = 0;
        state.samples = 0;
        score.reset();
        trainer.listener().on(new TrainingEvent.Epoch(result, improved));
        look(true);
        boolean often = System.nanoTime() - savedNanos < CHECKPOINT_NANOS;
        if (state.epoch < plan.epochs() && !(often && plan.checkpointEvery() == 0)) {
            save();
        }
        return true;
    }

    /** Compares the loss with the best one so far, and keeps the weights if it is better. */
    private boolean watch(double watched) {
        boolean improved = watched
                < state.best - (state.bestEpoch == 0 ? 0 : plan.earlyStopping().minimumDelta());
        if (improved) {
            state.best = watched;
            state.bestEpoch = state.epoch + 1;
            state.waited = 0;
            network.parameters()
                    .forEach(p ->
                            Optional.ofNullable(best.get(p.name())).ifPresent(copy -> Weights.copy(p.value(), copy)));
        } else {
            state.waited++;
        }
        return improved;
    }

    // ---- checkpoints ------------------------------------------------------------------------------------------------

    private void save() {
        settle();
        if (trainer.checkpointPath().isEmpty() || (savedStep == state.step && state.batch > 0)) {
            return;
        }
        state.metricSums = score.sums();
        state.mode = learner.position();
        state.schedule = schedule.state();
        state.seconds = seconds();
        Checkpoint.write(
                trainer.checkpointPath().get(),
                new Checkpoint.Content(trainer, trainer.optimizer(), best, learner.memory(), state));
        savedNanos = System.nanoTime();
        savedStep = state.step;
        trainer.listener()
                .on(new TrainingEvent.Saved(trainer.checkpointPath().get().toString(), state.epoch, state.step));
    }

    private double seconds() {
        return secondsBefore + (System.nanoTime() - startNanos) / NANOS;
    }

    @Override
    public void close() {
        learner.close();
    }
}
