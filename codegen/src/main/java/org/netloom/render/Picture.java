package org.netloom.render;

/**
 * How a design is to be drawn.
 *
 * @param openBlocks true: blocks are frames with their inside, false: boxes
 * @param fold longest row (or column) in pixels before the picture goes on in the next one; 0: never
 * @param heading true: name and totals above
 */
public record Picture(Theme theme, Direction direction, boolean openBlocks, double fold, boolean heading) {
    public static final Picture DEFAULT = new Picture(Theme.LIGHT, Direction.DOWN, false, 0, true);

    public Picture theme(Theme value) {
        return new Picture(value, direction, openBlocks, fold, heading);
    }

    public Picture direction(Direction value) {
        return new Picture(theme, value, openBlocks, fold, heading);
    }

    public Picture openBlocks(boolean value) {
        return new Picture(theme, direction, value, fold, heading);
    }

    public Picture fold(double value) {
        return new Picture(theme, direction, openBlocks, value, heading);
    }

    public Picture heading(boolean value) {
        return new Picture(theme, direction, openBlocks, fold, value);
    }
}
