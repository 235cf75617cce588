package org.netloom.game;

import java.util.Arrays;
import java.util.List;
import org.netloom.ops.Randoms;
import org.netloom.spec.Shape;

/**
 * A walker on a square grid is to reach the goal and to keep out of the pits (after Sutton and Barto 1998, chapter 3).
 * Places are drawn anew for each episode, so that a way to the goal exists.
 */
public final class GridGame implements Environment {
    private static final List<String> ACTIONS = List.of("up", "right", "down", "left");
    private static final int[] DOWN = {-1, 0, 1, 0};
    private static final int[] RIGHT = {0, 1, 0, -1};
    private static final float ON = 255;
    private static final double STEP_COST = -0.02;

    private final int size;
    private final int pits;
    private final int most;
    private final boolean[] pit;
    private final int[] distance;
    private final int[] queue;
    private int walker;
    private int goal;
    private int moves;
    private boolean ended;

    /**
     * A grid.
     *
     * @param size of each side, at least 2
     * @param pits fewer than there are places beside walker and goal
     */
    public GridGame(int size, int pits) {
        this.size = size;
        this.pits = pits;
        most = 4 * size;
        pit = new boolean[size * size];
        distance = new int[size * size];
        queue = new int[size * size];
    }

    @Override
    public Shape observation() {
        return Shape.of(size, size, 3);
    }

    @Override
    public List<String> actions() {
        return ACTIONS;
    }

    @Override
    public void reset(long key) {
        long drawn = 0;
        do {
            Arrays.fill(pit, false);
            goal = place(key, drawn++);
            do {
                walker = place(key, drawn++);
            } while (walker == goal);
            for (int i = 0; i < pits; i++) {
                int at;
                do {
                    at = place(key, drawn++);
                } while (at == goal || at == walker || pit[at]);
                pit[at] = true;
            }
            measure();
        } while (distance[walker] < 0);
        moves = 0;
        ended = false;
    }

    private int place(long key, long i) {
        return (int) Math.unsignedMultiplyHigh(Randoms.bits(key, i), (long) size * size);
    }

    /** Steps to the goal from every place, around the pits; -1 where there is no way. Breadth first. */
    private void measure() {
        Arrays.fill(distance, -1);
        distance[goal] = 0;
        queue[0] = goal;
        int filled = 1;
        for (int read = 0; read < filled; read++) {
            int at = queue[read];
            for (int a = 0; a < DOWN.length; a++) {
                int next = moved(at, a);
                if (distance[next] < 0 && !pit[next]) {
                    distance[next] = distance[at] + 1;
                    queue[filled++] = next;
                }
            }
        }
    }

    /** The place one step away; the same one at the edge. */
    private int moved(int at, int action) {
        int row = Math.clamp(at / size + (long) DOWN[action], 0, size - 1);
        int column = Math.clamp(at % size + (long) RIGHT[action], 0, size - 1);
        return row * size + column;
    }

    /** Red: the walker. Green: the goal. Blue: pits. */
    @Override
    public void observe(float[] to, int at) {
        Arrays.fill(to, at, at + 3 * size * size, 0);
        to[at + 3 * walker] = ON;
        to[at + 3 * goal + 1] = ON;
        for (int i = 0; i < pit.length; i++) {
            if (pit[i]) {
                to[at + 3 * i + 2] = ON;
            }
        }
    }

    @Override
    public double act(int action) {
        walker = moved(walker, action);
        moves++;
        ended = walker == goal || pit[walker] || moves >= most;
        if (walker == goal) {
            return 1;
        }
        return pit[walker] ? -1 : STEP_COST;
    }

    @Override
    public boolean over() {
        return ended;
    }

    @Override
    public int best() {
        int best = 0;
        for (int a = 0; a < DOWN.length; a++) {
            int there = distance[moved(walker, a)];
            if (there >= 0 && there < distance[walker]) {
                best = a;
                break;
            }
        }
        return best;
    }

    @Override
    public int[] state() {
        int[] state = new int[4 + pit.length];
        state[0] = walker;
        state[1] = goal;
        state[2] = moves;
        state[3] = ended ? 1 : 0;
        for (int i = 0; i < pit.length; i++) {
            state[4 + i] = pit[i] ? 1 : 0;
        }
        return state;
    }

    @Override
    public void restore(int[] state) {
        walker = state[0];
        goal = state[1];
        moves = state[2];
        ended = state[3] == 1;
        for (int i = 0; i < pit.length; i++) {
            pit[i] = state[4 + i] == 1;
        }
        measure();
    }
}
