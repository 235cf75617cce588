package org.netloom.opencl;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of a product by groups of work items: {@code tiles.cl}.
 *
 * @param m rows of a group's tile
 * @param n columns of a group's tile
 * @param depth terms that lie in local memory at a time
 * @param itemM rows of one work item
 * @param itemN columns of one work item
 */
record ItemTile(int m, int n, int depth, int itemM, int itemN) {
    /** Sound on the cards of NVIDIA and AMD: 64 or 128 work items with 64 sums each in registers. */
    static final ItemTile SMALL = new ItemTile(64, 64, 16, 8, 8);

    static final ItemTile LARGE = new ItemTile(128, 64, 16, 8, 8);

    /** Few filters. */
    static final ItemTile NARROW = new ItemTile(128, 16, 16, 8, 4);

    /** Work items of a group. */
    int items() {
        return (m / itemM) * (n / itemN);
    }

    /** Bytes of local memory, those for pixels and taps included. */
    long local() {
        return 4L * (depth * (m + 1 + n) + 4 * (m + depth));
    }

    boolean fits(DeviceFacts facts) {
        return items() <= facts.group() && local() <= facts.local();
    }

    String option() {
        return "-DTILE_M=" + m + " -DTILE_N=" + n + " -DDEPTH=" + depth + " -DITEM_M=" + itemM + " -DITEM_N=" + itemN;
    }

    /** All that a device can run, for whoever measures which is the best. */
    static List<ItemTile> space(DeviceFacts facts) {
        List<ItemTile> all = new ArrayList<>();
        for (int m : new int[] {32, 64, 128}) {
            for (int n : new int[] {16, 32, 64, 128}) {
                for (int depth : new int[] {8, 16, 32}) {
                    for (int[] item : new int[][] {{4, 4}, {8, 4}, {8, 8}}) {
                        all.add(new ItemTile(m, n, depth, item[0], item[1]));
                    }
                }
            }
        }
        return all.stream().filter(t -> t.items() >= 32 && t.fits(facts)).toList();
    }

    /** A tile for so many rows and columns: the large ones only where they leave every unit its groups. */
    static ItemTile of(DeviceFacts facts, long rows, int columns, int groups) {
        ItemTile wide =
                (rows / LARGE.m) * Math.ceilDiv(columns, LARGE.n) * groups >= 4L * facts.units() ? LARGE : SMALL;
        ItemTile best = columns <= NARROW.n ? NARROW : wide;
        return best.fits(facts) ? best : space(facts).getFirst();
    }
}
