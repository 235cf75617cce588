package org.netloom.ops.vector;

import org.netloom.ops.Workers;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * The tiles of 4 x 4 output pixels that the images of a batch are cut into, row by row, and where their components go:
 * those of one tile lie in rows at the constant distance that kernels want, several to a row where channels are few.
 *
 * @param g of the convolution, with 3 x 3 taps and a stride of 1
 * @param down rows of tiles of an image
 * @param across tiles in a row
 * @param total of all images
 */
record WinogradTiles(ConvGeometry g, int down, int across, int total) {
    private static final int LD = Segments.DISTANCE;

    static WinogradTiles of(ConvGeometry g, int batch) {
        int down = Math.ceilDiv(g.oh(), Winograd.TILE);
        int across = Math.ceilDiv(g.ow(), Winograd.TILE);
        return new WinogradTiles(g, down, across, batch * down * across);
    }

    private int sample(int tile) {
        return tile / (down * across);
    }

    /** First row of the output of a tile. */
    private int row(int tile) {
        return tile / across % down * Winograd.TILE;
    }

    /** First column of the output of a tile. */
    private int column(int tile) {
        return tile % across * Winograd.TILE;
    }

    /** Channels of the input, in whole vectors. */
    private int width() {
        return Math.ceilDiv(g.c(), Lanes.V) * Lanes.V;
    }

    /** Components that share a row. */
    private int perRow() {
        return Math.max(1, LD / width());
    }

    /** Floats that so many components of so many tiles take. */
    int size(int components, int tiles) {
        return Math.ceilDiv(components, perRow()) * tiles * LD;
    }

    /**
     * Where each component starts, the first of them being {@code from}, if there are so many tiles: in scratch memory of
     * the current thread.
     */
    int[] components(int from, int tiles) {
        int[] at = Scratch.get().components();
        for (int k = from; k < at.length; k++) {
            at[k] = (k - from) / perRow() * tiles * LD + (k - from) % perRow() * width();
        }
        return at;
    }

    /** Components of all tiles, from {@link Lanes#FIRST} on. */
    void input(Workers workers, Tensor x, float[] to, int[] components) {
        int parts = Math.ceilDiv(total, Lanes.MR);
        workers.run(parts, 4L * total * Winograd.COMPONENTS * g.c() / Lanes.V, part -> {
            int first = part * Lanes.MR;
            int count = Math.min(Lanes.MR, total - first);
            int at = Lanes.FIRST + first * LD;
            input(x.data(), x.offset(), first, count, 0, Winograd.EDGE, to, at, components);
        });
    }

    /** Components of some tiles, rows {@code firstRow} to {@code endRow} of each, from x or from a copy with zeros around. */
    void input(
            float[] x,
            int xAt,
            int first,
            int count,
            int firstRow,
            int endRow,
            float[] to,
            int toAt,
            int[] components) {
        int c = g.c();
        Images.Cut cut = Scratch.get().cut();
        for (int t = first; t < first + count; t++, toAt += LD) {
            int at = xAt + sample(t) * g.inputSize();
            cut.set(row(t) - g.top(), column(t) - g.left(), Winograd.EDGE, Winograd.EDGE, 0, c);
            if (cut.within(g.h(), g.w(), c) && c % Lanes.V == 0) {
                int from = at + (cut.top() * g.w() + cut.left()) * c;
                Winograd.input(x, from, g.w() * c, c, c, firstRow, endRow, to, toAt, components);
            } else {
                float[] patch = Scratch.get().image(cut.size() + Lanes.V);
                Images.copy(x, at, g.h(), g.w(), c, cut, patch, 0);
                Winograd.input(patch, 0, Winograd.EDGE * c, c, c, firstRow, endRow, to, toAt, components);
            }
        }
    }

    /**
     * Finishes some tiles of one panel of output channels.
     *
     * @param m components of the panel: of tile i at {@code i*width}, {@code distance} apart
     * @param bias of the panel's channels, behind a vector of zeros
     */
    void output(
            float[] m,
            int mAt,
            int distance,
            int first,
            int count,
            int panel,
            float[] bias,
            boolean relu,
            float[] y,
            int yAt) {
        int columns = Panels.columns(g.k(), panel);
        int width = Panels.width(columns);
        float[] patch = Scratch.get().patches(Winograd.TILE * Winograd.TILE * width);
        for (int t = first; t < first + count; t++, mAt += width) {
            int rows = Math.min(Winograd.TILE, g.oh() - row(t));
            int pixels = Math.min(Winograd.TILE, g.ow() - column(t));
            int at = yAt + sample(t) * g.outputSize() + (row(t) * g.ow() + column(t)) * g.k() + panel * Lanes.NR;
            boolean whole = rows == Winograd.TILE && pixels == Winograd.TILE && columns == width;
            float[] to = whole ? y : patch;
            int toAt = whole ? at : 0;
            int pixel = whole ? g.k() : width;
            int ld = whole ? g.ow() * g.k() : Winograd.TILE * width;
            for (int v = 0; v < width; v += Lanes.V) {
                Winograd.output(m, mAt + v, distance, bias, Lanes.V + v, relu, to, toAt + v, ld, pixel);
            }
            if (!whole) {
                for (int i = 0; i < rows; i++) {
                    Images.copyRows(patch, i * ld, width, y, at + i * g.ow() * g.k(), g.k(), columns, pixels);
                }
            }
        }
    }

    /**
     * Components of some tiles of dy as panels of a right operand: rows {@code firstRow} to {@code endRow}, for each
     * component the panels {@code firstPanel} to {@code endPanel} one behind the other.
     *
     * @param distance between components
     */
    void gradient(
            float[] dy,
            int dyAt,
            int first,
            int count,
            int firstRow,
            int endRow,
            int firstPanel,
            int endPanel,
            float[] to,
            int toAt,
            int distance) {
        int k = g.k();
        boolean vectors = k % Lanes.V == 0;
        Images.Cut cut = Scratch.get().cut();
        for (int t = first; t < first + count; t++) {
            int at = dyAt + sample(t) * g.outputSize();
            cut.set(row(t), column(t), Winograd.TILE, Winograd.TILE, 0, k);
            boolean direct = vectors && cut.within(g.oh(), g.ow(), k);
            float[] from = dy;
            int fromAt = at + (cut.top() * g.ow() + cut.left()) * k;
            if (!direct) {
                from = Scratch.get().image(cut.size() + Lanes.NR);
                fromAt = 0;
                Images.copy(dy, at, g.oh(), g.ow(), k, cut, from, 0);
            }
            int ld = direct ? g.ow() * k : Winograd.TILE * k;
            for (int j = firstPanel; j < endPanel; j++) {
                int width = Panels.width(Panels.columns(k, j));
                int target = toAt + (j - firstPanel) * Lanes.NR * count + (t - first) * width;
                for (int v = 0; v < width; v += Lanes.V) {
                    int column = j * Lanes.NR + v;
                    Winograd.gradient(from, fromAt + column, ld, k, firstRow, endRow, to, target + v, distance);
                }
            }
        }
    }
}
