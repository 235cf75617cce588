package org.netloom.reference;

import org.netloom.render.Drawing;
import org.netloom.render.Rgb;
import org.netloom.spec.Category;
import org.netloom.spec.LayerSpec;

/** Units of two layers, each joined with each. */
final class NeuronPicture {
    private static final int IN = 5;
    private static final int OUT = 3;

    private NeuronPicture() {}

    static Drawing of(LayerSpec spec) {
        Sketch sketch = new Sketch();
        Rgb accent = Sketch.THEME.accent(spec.category());
        for (int k = 0; k < OUT; k++) {
            for (int c = 0; c < IN; c++) {
                Rgb colour = k == 1 ? accent : Sketch.THEME.border();
                sketch.line(colour, k == 1 ? 1.4 : 1, false, 90, in(c), 300, out(k));
            }
        }
        for (int c = 0; c < IN; c++) {
            Rgb colour = Sketch.THEME.accent(Category.INPUT);
            sketch.dot(90, in(c), 13, Sketch.THEME.faint(colour), colour);
            sketch.caption(90, in(c) + 4, "x" + (c + 1));
        }
        for (int k = 0; k < OUT; k++) {
            sketch.dot(300, out(k), 15, Sketch.THEME.faint(accent), accent);
            sketch.caption(300, out(k) + 4, "y" + (k + 1));
        }
        sketch.caption(195, 22, "one weight on each line");
        return sketch.drawing(390, 240, spec.typeName(), "Every output is joined with every input by a weight");
    }

    private static double in(int c) {
        return 50 + c * 38;
    }

    private static double out(int k) {
        return 76 + k * 50;
    }
}
