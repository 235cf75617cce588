package org.netloom.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.netloom.game.Environment;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.loss.Loss;
import org.netloom.mode.DeepQ;
import org.netloom.model.Weights;
import org.netloom.ops.Randoms;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * Deep Q-learning (Mnih et al. 2015): plays with some moves at random, remembers what they brought, and learns from
 * batches of that memory. What comes after a move is rated by a copy of the network that is renewed now and then; with
 * double Q-learning (van Hasselt et al. 2016) the network itself chooses the action that the copy rates.
 */
final class DeepQLearner extends Learner {
    private static final long EPISODE = 0x65706973L;
    private static final long EXPLORE = 0x6578706cL;
    private static final long REPLAY = 0x7265706cL;

    private final Trainer trainer;
    private final DeepQ mode;
    private final Network network;
    private final Network copy;
    private final Loss loss;
    private final Environment game;
    private final Player player;
    private final Player examined;
    private final ReplayMemory memory;
    private final ReturnScore score = new ReturnScore();
    private final Tensor seen;
    private final Tensor seenAfter;
    private final Tensor target;
    private final int[] chosen;
    private final long exploreKey;
    private final int batch;
    private long moves;
    private long episode;
    private double returned;
    private int movesOfGame;
    private double returnBefore;
    private double returnAfter;

    DeepQLearner(Trainer trainer, DeepQ mode) {
        this.trainer = trainer;
        this.mode = mode;
        batch = trainer.batch();
        network = trainer.network();
        copy = trainer.second()
                .orElseThrow(() -> new IllegalArgumentException("DeepQ needs a second network of the same class"));
        copy.prepareForInference(batch, trainer.ops());
        loss = Loss.of(trainer.plan().loss(), network);
        long seed = trainer.plan().seed();
        game = trainer.game();
        player = new Player(network, game, trainer.preprocessor(), seed);
        examined = new Player(network, trainer.game(), trainer.preprocessor(), seed);
        memory = new ReplayMemory(mode.memory(), network.inputShape(), batch);
        seen = Tensor.allocate(batch, network.inputShape(), Precision.FLOAT);
        seenAfter = Tensor.allocate(batch, network.inputShape(), Precision.FLOAT);
        target = Tensor.allocate(batch, network.outputShape(), Precision.FLOAT);
        chosen = new int[batch];
        exploreKey = Randoms.key(seed, EXPLORE);
    }

    @Override
    int batchSize() {
        return batch;
    }

    @Override
    int perEpoch() {
        return mode.stepsPerEpoch();
    }

    @Override
    long samplesPerEpoch() {
        return (long) mode.stepsPerEpoch() * batch;
    }

    @Override
    int samples() {
        return batch;
    }

    @Override
    Score score() {
        return score;
    }

    // ---- playing ----------------------------------------------------------------------------------------------------

    @Override
    void begin(List<Double> position) {
        if (!position.isEmpty()) {
            restore(position);
            return;
        }
        game.reset(Randoms.key(trainer.plan().seed(), EPISODE, episode));
        for (int i = 0; i < mode.warmUp(); i++) {
            move(1);
        }
        score.reset();
        returnBefore = examine();
    }

    private double examine() {
        return examined.evaluate("validation", Player.VALIDATION, mode.games())
                .metrics()
                .value();
    }

    /** Share of random moves now: falls in a straight line, then stays. */
    private double exploration() {
        long since = moves - mode.warmUp();
        double done = mode.explorationMoves() == 0 ? 1 : Math.clamp((double) since / mode.explorationMoves(), 0, 1);
        return mode.explorationStart() + done * (mode.explorationEnd() - mode.explorationStart());
    }

    private void move(double exploration) {
        Player.observe(game, trainer.preprocessor(), memory.array(false), memory.place());
        boolean random = Randoms.uniform(exploreKey, 2 * moves) < exploration;
        int action = random
                ? (int) Math.unsignedMultiplyHigh(
                        Randoms.bits(exploreKey, 2 * moves + 1), game.actions().size())
                : player.choose(game);
        double reward = game.act(action);
        Player.observe(game, trainer.preprocessor(), memory.array(true), memory.place());
        memory.keep(action, reward, game.over());
        moves++;
        movesOfGame++;
        returned += reward;
        if (game.over()) {
            score.add(returned, movesOfGame);
            returned = 0;
            movesOfGame = 0;
            episode++;
            game.reset(Randoms.key(trainer.plan().seed(), EPISODE, episode));
        }
    }

    // ---- learning ---------------------------------------------------------------------------------------------------

    @Override
    double step(long step, double factor, When when) {
        if (step % mode.sync() == 0) {
            renewCopy();
        }
        for (int i = 0; i < mode.movesPerStep(); i++) {
            move(exploration());
        }
        long seed = trainer.plan().seed();
        memory.draw(Randoms.key(seed, REPLAY, step), seen, seenAfter);
        chooseNext();
        Tensor worthAfter = copy.forward(seenAfter);
        network.beginStep(seed, step);
        Tensor worth = network.forward(seen);
        int actions = worth.shape().size();
        for (int i = 0; i < worth.size(); i++) {
            target.set(i, worth.get(i));
        }
        for (int i = 0; i < batch; i++) {
            int next = mode.doubleQ() ? chosen[i] : Player.largest(worthAfter, i);
            double later = memory.over(i) ? 0 : mode.discount() * worthAfter.get(i * actions + next);
            target.set(i * actions + memory.action(i), memory.reward(i) + later);
        }
        // The loss is a mean over all actions, of which one differs from its target: times their number it is that of
        // one.
        double value = actions * loss.evaluate(worth, target, network.outputGradient());
        if (!Double.isFinite(value)) {
            throw when.diverged("what actions are worth became NaN or infinite");
        }
        trainer.ops().scaleInPlace(network.outputGradient(), actions);
        network.backward(network.outputGradient());
        network.endBackward();
        if (!trainer.ops().isFinite(network.allGradients())) {
            throw when.diverged("the gradient became NaN or infinite");
        }
        trainer.optimizer().step(factor);
        return value;
    }

    /** The network's own choice behind each move. */
    private void chooseNext() {
        if (!mode.doubleQ()) {
            return;
        }
        network.training(false);
        Tensor own = network.forward(seenAfter);
        for (int i = 0; i < batch; i++) {
            chosen[i] = Player.largest(own, i);
        }
        network.training(true);
    }

    private void renewCopy() {
        List<Parameter> from = network.parameters();
        List<Parameter> to = copy.parameters();
        for (int i = 0; i < from.size(); i++) {
            Weights.copy(from.get(i).value(), to.get(i).value());
        }
        copy.execution().parametersChanged();
    }

    @Override
    Optional<Validated> validate(int epoch, double rate, BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        returnAfter = examine();
        return Optional.of(new Validated(Double.NaN, returnAfter, -returnAfter));
    }

    @Override
    String remark() {
        return "mean return " + Metrics.format(returnBefore) + " before the training, " + Metrics.format(returnAfter)
                + " after it";
    }

    // ---- checkpoints ------------------------------------------------------------------------------------------------

    @Override
    Map<String, Tensor> memory() {
        Map<String, Tensor> all = new LinkedHashMap<>(memory.tensors());
        copy.parameters().forEach(p -> all.put("copy/" + p.name(), p.value()));
        return all;
    }

    @Override
    List<Double> position() {
        List<Double> all = new ArrayList<>(memory.position());
        all.addAll(
                List.of((double) moves, (double) episode, returned, (double) movesOfGame, returnBefore, returnAfter));
        for (int s : game.state()) {
            all.add((double) s);
        }
        return all;
    }

    private void restore(List<Double> position) {
        int at = memory.position().size();
        memory.restore(position.subList(0, at));
        moves = position.get(at).longValue();
        episode = position.get(at + 1).longValue();
        returned = position.get(at + 2);
        movesOfGame = position.get(at + 3).intValue();
        returnBefore = position.get(at + 4);
        returnAfter = position.get(at + 5);
        game.restore(position.subList(at + 6, position.size()).stream()
                .mapToInt(Double::intValue)
                .toArray());
        copy.execution().parametersChanged();
    }
}
