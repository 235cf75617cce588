package org.netloom.data;

import org.netloom.game.Environment;

/** A game. As a data set it is a recording of random play, whose label is the best action. */
public sealed interface GameSpec extends DataSpec permits Catch, GridWorld {
    /** Turns in the recording. */
    int count();

    /** The game itself, before its first episode. */
    Environment environment();
}
