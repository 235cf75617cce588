package org.netloom.data;

import java.util.List;
import org.netloom.game.Environment;
import org.netloom.game.GridGame;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A way to be found. */
@Doc(
        summary = "A game: a walker on a grid of size x size is to reach the goal around pits, all at random places.",
        formula =
                "size x size x 3, values 0 or 255: walker, goal, pits; actions up, right, down, left; reward 1 at the "
                        + "goal, -1 in a pit, else -0.02; ends after 4*size moves",
        use = "For deep Q-learning, harder than Catch: places change from game to game, and the way has several turns. "
                + "As a data set for other modes: turns of random play, the label is a best action.",
        avoid = "Not as a first game: the goal is found by chance at first, which takes long on a large "
                + "grid. Catch is easier.",
        source = "grid worlds: Sutton and Barto 1998, chapter 3")
public record GridWorld(
        @Param(doc = "places on each side", min = 2, max = 100, def = "5")
        int size,

        @Param(doc = "places not to step on", min = 0, max = 1000, def = "3")
        int pits,

        @Param(doc = "turns of the recording", min = 1, max = 10000000, def = "2000")
        int count)
        implements GameSpec {
    public static GridWorld of() {
        return new GridWorld(5, 3, 2000);
    }

    @Override
    public List<Problem> conflicts() {
        int most = size * size / 2 - 1;
        return pits <= most ? List.of() : List.of(CoreMessage.TOO_MANY_PITS.problem("pits", pits, size, size, most));
    }

    public GridWorld size(int value) {
        return new GridWorld(value, pits, count);
    }

    public GridWorld pits(int value) {
        return new GridWorld(size, value, count);
    }

    public GridWorld count(int value) {
        return new GridWorld(size, pits, value);
    }

    @Override
    public Environment environment() {
        return new GridGame(size, pits);
    }
}
