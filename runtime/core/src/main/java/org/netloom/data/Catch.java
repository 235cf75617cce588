package org.netloom.data;

import org.netloom.game.CatchGame;
import org.netloom.game.Environment;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** A ball to be caught. */
@Doc(
        summary = "A game: a ball falls through a board of rows x columns, and the paddle in the bottom row is moved "
                + "under it.",
        formula = "rows x columns x 1, values 0 or 255; actions left, stay, right; reward 1 if caught, else -1",
        use = "For deep Q-learning: the reward comes only at the end, so the network must learn what the moves before "
                + "were worth. Random play returns about -0.6 on 10 x 5, perfect play 1. As a data set for other modes: "
                + "turns of random play, the label is the best action.",
        avoid = "Not as a test of planning: the best move can be seen at a glance. GridWorld is harder.",
        source = "Mnih et al. 2014 (Recurrent Models of Visual Attention); bsuite: Osband et al. 2020")
public record Catch(
        @Param(doc = "height of the board", min = 2, max = 1000, def = "10")
        int rows,

        @Param(doc = "width of the board", min = 2, max = 1000, def = "5")
        int columns,

        @Param(doc = "turns of the recording", min = 1, max = 10000000, def = "2000")
        int count)
        implements GameSpec {
    public static Catch of() {
        return new Catch(10, 5, 2000);
    }

    public Catch rows(int value) {
        return new Catch(value, columns, count);
    }

    public Catch columns(int value) {
        return new Catch(rows, value, count);
    }

    public Catch count(int value) {
        return new Catch(rows, columns, value);
    }

    @Override
    public Environment environment() {
        return new CatchGame(rows, columns);
    }
}
