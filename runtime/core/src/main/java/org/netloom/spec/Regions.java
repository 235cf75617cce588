package org.netloom.spec;

/**
 * The numbers of a pooling of regions of a map {@code H W C}: every box is cut into {@code ph x pw} bins.
 *
 * @param rois boxes of a sample
 * @param form what the four numbers of a box are
 */
public record Regions(int h, int w, int c, int rois, int ph, int pw, BoxForm form) {
    /** What the four numbers of a box are, relative to width and height of the image. */
    public enum BoxForm {
        /** Centre and extents: x, y, width, height. */
        CENTER {
            @Override
            double low(double first, double second) {
                return first - second / 2;
            }

            @Override
            double high(double first, double second) {
                return first + second / 2;
            }
        },

        /** The corner with the smallest coordinates and the opposite one: left, top, right, bottom. */
        CORNERS {
            @Override
            double low(double first, double second) {
                return first;
            }

            @Override
            double high(double first, double second) {
                return second;
            }
        };

        /** Where the box begins along an axis. */
        abstract double low(double first, double second);

        /** Where it ends. */
        abstract double high(double first, double second);
    }

    /**
     * First pixel of a box along an axis: the first whose centre lies inside, and one of the map.
     *
     * @param first of the two numbers of the axis
     * @param extent of the map
     */
    public int from(double first, double second, int extent) {
        return Math.clamp((long) Math.floor(form.low(first, second) * extent + 0.5), 0, extent - 1);
    }

    /** Behind its last pixel; it has at least one. */
    public int to(double first, double second, int extent) {
        int from = from(first, second, extent);
        return Math.clamp((long) Math.floor(form.high(first, second) * extent + 0.5), from + 1, extent);
    }

    /** First pixel of bin i of a box of some pixels, counted from the box. */
    public static int binFrom(int i, int pixels, int bins) {
        return i * pixels / bins;
    }

    /** Behind its last pixel. Bins of a box smaller than their number overlap. */
    public static int binTo(int i, int pixels, int bins) {
        return Math.ceilDiv((i + 1) * pixels, bins);
    }
}
