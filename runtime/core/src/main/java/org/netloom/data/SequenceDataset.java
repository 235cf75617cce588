package org.netloom.data;

import java.util.Arrays;
import org.netloom.ops.Randoms;
import org.netloom.spec.Shape;

/** Sequences that are drawn each time they are read; each follows from seed and index. */
final class SequenceDataset implements Dataset {
    private static final long SEQUENCES = 0x736571756573L;
    private static final int DOT = 0;
    private static final int[] OPENING = {1, 3};

    private final Sequences spec;
    private final long seed;
    private final Shape shape;
    private final Targets targets;
    private final int symbols;

    SequenceDataset(Sequences spec, long seed) {
        this.spec = spec;
        this.seed = seed;
        shape = spec.inputShape();
        targets = spec.targets();
        symbols = spec.kind().symbols(spec.length()).size();
    }

    @Override
    public int size() {
        return spec.count();
    }

    @Override
    public Shape inputShape() {
        return shape;
    }

    @Override
    public Targets targets() {
        return targets;
    }

    @Override
    public int indices() {
        return spec.oneHot() ? 0 : symbols;
    }

    @Override
    public void input(int i, float[] to, int at) {
        Draw draw = new Draw(i);
        if (spec.kind() == SequenceKind.ADDING) {
            draw.adding(to, at);
            return;
        }
        int[] row = draw.row();
        if (!spec.oneHot()) {
            for (int t = 0; t < row.length; t++) {
                to[at + t] = row[t];
            }
            return;
        }
        Arrays.fill(to, at, at + row.length * symbols, 0);
        for (int t = 0; t < row.length; t++) {
            to[at + t * symbols + row[t]] = 1;
        }
    }

    @Override
    public void target(int i, float[] to, int at) {
        Draw draw = new Draw(i);
        to[at] = switch (spec.kind()) {
            case ADDING -> draw.sum();
            case PARITY, BRACKETS -> i % 2;
            case TWICE -> i % spec.length();
        };
    }

    /** The random choices of one sequence. */
    private final class Draw {
        private final int index;
        private final long key;
        private final int length = spec.length();
        private long drawn;

        Draw(int index) {
            this.index = index;
            key = Randoms.key(seed, SEQUENCES, spec.kind().ordinal(), index);
        }

        /** A whole number from 0 to {@code n - 1}. */
        private int below(int n) {
            return (int) Math.unsignedMultiplyHigh(Randoms.bits(key, drawn++), n);
        }

        // ---- adding -------------------------------------------------------------------------------------------------

        private float value(int t) {
            return Randoms.uniform(key, 2L + t);
        }

        /** One marker in each half. */
        private int marked(int half) {
            int middle = length / 2;
            int n = half == 0 ? middle : length - middle;
            return half * middle + (int) Math.unsignedMultiplyHigh(Randoms.bits(key, half), n);
        }

        void adding(float[] to, int at) {
            for (int t = 0; t < length; t++) {
                to[at + 2 * t] = value(t);
                to[at + 2 * t + 1] = t == marked(0) || t == marked(1) ? 1 : 0;
            }
        }

        float sum() {
            return value(marked(0)) + value(marked(1));
        }

        // ---- symbols ------------------------------------------------------------------------------------------------

        int[] row() {
            return switch (spec.kind()) {
                case ADDING -> throw new IllegalStateException("no symbols");
                case PARITY -> parity();
                case BRACKETS -> brackets();
                case TWICE -> twice();
            };
        }

        /** The last bit makes the number of ones even or odd, in turns. */
        private int[] parity() {
            int[] row = new int[length];
            int ones = index % 2;
            for (int t = 0; t < length - 1; t++) {
                row[t] = below(2);
                ones += row[t];
            }
            row[length - 1] = ones % 2;
            return row;
        }

        /** All symbols but one, mixed, the index's among them twice. */
        private int[] twice() {
            int[] row = new int[length];
            int twice = index % length;
            int missing = (twice + 1 + below(length - 1)) % length;
            for (int t = 0; t < length; t++) {
                row[t] = t == missing ? twice : t;
            }
            for (int t = length - 1; t > 0; t--) {
                swap(row, t, below(t + 1));
            }
            return row;
        }

        /** Balanced ones for odd indices; others were so before one was changed, or two of them changed places. */
        private int[] brackets() {
            int[] row = new int[length];
            int first = length - 2 * (1 + below(length / 2));
            balanced(row, first);
            if (index % 2 == 0) {
                spoil(row, first);
            }
            return row;
        }

        private void balanced(int[] row, int first) {
            int[] open = new int[length];
            int depth = 0;
            for (int t = first; t < length; t++) {
                boolean opens = depth == 0 || depth < length - t && below(2) == 0;
                if (opens) {
                    open[depth++] = OPENING[below(2)];
                    row[t] = open[depth - 1];
                } else {
                    row[t] = open[--depth] + 1;
                }
            }
        }

        private void spoil(int[] row, int first) {
            int a = first + below(length - first);
            int b = first + below(length - first);
            if (below(2) == 0) {
                swap(row, a, b);
                if (!isBalanced(row)) {
                    return;
                }
                swap(row, a, b);
            }
            // Whatever comes instead, one kind of bracket then has no partner.
            row[a] = 1 + (row[a] + below(3)) % 4;
        }

        private boolean isBalanced(int[] row) {
            int[] open = new int[length];
            int depth = 0;
            for (int symbol : row) {
                if (symbol == OPENING[0] || symbol == OPENING[1]) {
                    open[depth++] = symbol;
                } else if (symbol != DOT && (depth == 0 || open[--depth] + 1 != symbol)) {
                    return false;
                }
            }
            return depth == 0;
        }

        private void swap(int[] row, int a, int b) {
            int swapped = row[a];
            row[a] = row[b];
            row[b] = swapped;
        }
    }
}
