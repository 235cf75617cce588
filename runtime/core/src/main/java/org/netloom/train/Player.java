package org.netloom.train;

import org.netloom.data.Preprocessor;
import org.netloom.game.Environment;
import org.netloom.layer.Network;
import org.netloom.ops.Randoms;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Plays a game with the action that a network rates highest. */
final class Player {
    /** Keys of games that nobody learns from: while training, and for the result. */
    static final long VALIDATION = 0x76616c6964L;

    static final long TEST = 0x74657374L;

    private final Network network;
    private final Environment game;
    private final Preprocessor preprocessor;
    private final long seed;
    private final Tensor seen;

    /** @param network prepared */
    Player(Network network, Environment game, Preprocessor preprocessor, long seed) {
        this.network = network;
        this.game = game;
        this.preprocessor = preprocessor;
        this.seed = seed;
        seen = Tensor.allocate(1, network.inputShape(), Precision.FLOAT);
    }

    /** Writes what is seen of the game, as the network takes it. */
    static void observe(Environment game, Preprocessor preprocessor, float[] to, int at) {
        game.observe(to, at);
        preprocessor.apply(to, at);
    }

    /** The action that the network rates highest. */
    int choose(Environment of) {
        observe(of, preprocessor, seen.data(), seen.offset());
        boolean training = network.execution().training();
        network.training(false);
        try {
            return largest(network.forward(seen), 0);
        } finally {
            network.training(training);
        }
    }

    /** Index of the largest output of a sample; the first of several. */
    static int largest(Tensor outputs, int sample) {
        int n = outputs.shape().size();
        int best = 0;
        for (int a = 1; a < n; a++) {
            if (outputs.get(sample * n + a) > outputs.get(sample * n + best)) {
                best = a;
            }
        }
        return best;
    }

    /**
     * Plays games to their ends.
     *
     * @param key which games: they are the same each time
     */
    Evaluation evaluate(String part, long key, int games) {
        ReturnScore score = new ReturnScore();
        for (int g = 0; g < games; g++) {
            game.reset(Randoms.key(seed, key, g));
            double returned = 0;
            int moves = 0;
            while (!game.over()) {
                returned += game.act(choose(game));
                moves++;
            }
            score.add(returned, moves);
        }
        return new Evaluation(part, Double.NaN, score, games);
    }
}
