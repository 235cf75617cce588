package org.netloom.game;

import java.util.Arrays;
import java.util.List;
import org.netloom.ops.Randoms;
import org.netloom.spec.Shape;

/** A ball falls from the top, a row a turn; the paddle in the bottom row is to be under it when it arrives. */
public final class CatchGame implements Environment {
    private static final List<String> ACTIONS = List.of("left", "stay", "right");
    private static final float ON = 255;

    private final int rows;
    private final int columns;
    private int ballRow;
    private int ballColumn;
    private int paddle;

    /** A board of at least 2 rows. */
    public CatchGame(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public Shape observation() {
        return Shape.of(rows, columns, 1);
    }

    @Override
    public List<String> actions() {
        return ACTIONS;
    }

    @Override
    public void reset(long key) {
        ballRow = 0;
        ballColumn = (int) Math.unsignedMultiplyHigh(Randoms.bits(key, 0), columns);
        paddle = (int) Math.unsignedMultiplyHigh(Randoms.bits(key, 1), columns);
    }

    @Override
    public void observe(float[] to, int at) {
        Arrays.fill(to, at, at + rows * columns, 0);
        to[at + ballRow * columns + ballColumn] = ON;
        to[at + (rows - 1) * columns + paddle] = ON;
    }

    @Override
    public double act(int action) {
        paddle = Math.clamp(paddle + action - 1L, 0, columns - 1);
        ballRow++;
        if (!over()) {
            return 0;
        }
        return paddle == ballColumn ? 1 : -1;
    }

    @Override
    public boolean over() {
        return ballRow == rows - 1;
    }

    @Override
    public int best() {
        return 1 + Integer.signum(ballColumn - paddle);
    }

    @Override
    public int[] state() {
        return new int[] {ballRow, ballColumn, paddle};
    }

    @Override
    public void restore(int[] state) {
        ballRow = state[0];
        ballColumn = state[1];
        paddle = state[2];
    }
}
