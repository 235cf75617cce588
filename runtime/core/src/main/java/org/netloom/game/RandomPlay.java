package org.netloom.game;

import org.netloom.data.ArrayDataset;
import org.netloom.data.Dataset;
import org.netloom.ops.Randoms;
import org.netloom.spec.Shape;

/** What somebody sees who plays at random, with what would have been best to do: a game as a data set. */
public final class RandomPlay {
    private static final long EPISODE = 0x65706973L;
    private static final long MOVE = 0x6d6f7665L;

    private RandomPlay() {}

    /** So many turns; the label of each is the best action. */
    public static Dataset of(Environment game, int count, long seed) {
        Shape shape = game.observation();
        float[][] seen = new float[count][shape.size()];
        int[] best = new int[count];
        int actions = game.actions().size();
        long moves = Randoms.key(seed, MOVE);
        long episode = 0;
        game.reset(Randoms.key(seed, EPISODE, episode));
        for (int i = 0; i < count; i++) {
            game.observe(seen[i], 0);
            best[i] = game.best();
            game.act((int) Math.unsignedMultiplyHigh(Randoms.bits(moves, i), actions));
            if (game.over()) {
                game.reset(Randoms.key(seed, EPISODE, ++episode));
            }
        }
        return ArrayDataset.classes(shape, seen, best, game.actions());
    }
}
