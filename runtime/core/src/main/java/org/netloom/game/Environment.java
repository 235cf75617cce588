package org.netloom.game;

import java.util.List;
import org.netloom.spec.Shape;

/**
 * A game in turns, as a player meets it (Sutton and Barto 1998, chapter 3). All chance of an episode follows from the key
 * it was begun with, so the same actions bring the same rewards.
 */
public interface Environment {
    /** Extent of what the player sees. */
    Shape observation();

    /** Names of the actions, by index. */
    List<String> actions();

    /** Begins an episode. */
    void reset(long key);

    /** Writes what the player sees, {@link #observation()} floats of 0..255, to {@code to[at...]}. */
    void observe(float[] to, int at);

    /**
     * Does one action.
     *
     * @param action index in {@link #actions()}
     * @return reward
     */
    double act(int action);

    /** True where the episode has ended; {@link #reset} begins the next one. */
    boolean over();

    /** The action of a perfect player; of several the first. */
    int best();

    /** All that the rest of the episode follows from, beside the actions: a few numbers, for a checkpoint. */
    int[] state();

    /** Goes on from a saved {@link #state}. */
    void restore(int[] state);
}
