package org.netloom.reference;

import java.util.List;
import org.netloom.render.Drawing;
import org.netloom.render.Drawing.Anchor;
import org.netloom.render.Rgb;
import org.netloom.spec.Category;

/** Pictures of the parts of a training plan that are rules rather than functions. */
final class PlanPictures {
    private PlanPictures() {}

    /** Boxes in a row, an arrow from each to the next. */
    static Drawing chain(String name, String description, List<String> steps) {
        Sketch sketch = new Sketch();
        int perRow = 4;
        double step = 138;
        for (int i = 0; i < steps.size(); i++) {
            int row = Math.floorDiv(i, perRow);
            double x = 24 + i % perRow * step;
            double y = 24 + row * 80;
            Rgb accent = Sketch.THEME.accent(Category.values()[i % Category.values().length]);
            sketch.box(x, y, 108, 44, 8, Sketch.THEME.faint(accent), accent);
            sketch.text(x + 54, y + 26, steps.get(i), 11.5, false, Anchor.MIDDLE, Sketch.THEME.text());
            if (i + 1 < steps.size()) {
                if ((i + 1) % perRow == 0) {
                    double left = 24 + 54;
                    sketch.line(Sketch.THEME.edge(), 1.4, false, x + 54, y + 44, x + 54, y + 62, left, y + 62);
                    sketch.arrow(left, y + 61, left, y + 80);
                } else {
                    sketch.arrow(x + 110, y + 22, x + step - 2, y + 22);
                }
            }
        }
        int rows = Math.ceilDiv(steps.size(), perRow);
        return sketch.drawing(24 + Math.min(perRow, steps.size()) * step, 24 + rows * 80, name, description);
    }

    /** Samples shared out. */
    static Drawing split(String name, double validation, double test) {
        Sketch sketch = new Sketch();
        double width = 460;
        double[] shares = {1 - validation - test, validation, test};
        String[] names = {"training", "validation", "test"};
        Category[] colours = {Category.CONVOLUTION, Category.ACTIVATION, Category.NORMALIZATION};
        double x = 24;
        for (int k = 0; k < shares.length; k++) {
            Rgb accent = Sketch.THEME.accent(colours[k]);
            sketch.box(x, 40, shares[k] * width, 46, 0, accent.opacity(0.3), accent);
            sketch.caption(x + shares[k] * width / 2, 67, Math.round(100 * shares[k]) + " %");
            sketch.caption(x + shares[k] * width / 2, k % 2 == 1 ? 30 : 104, names[k]);
            x += shares[k] * width;
        }
        return sketch.drawing(width + 48, 124, name, "The samples, shared out");
    }
}
