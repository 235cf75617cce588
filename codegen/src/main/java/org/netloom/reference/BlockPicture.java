package org.netloom.reference;

import java.util.List;
import org.netloom.render.Drawing;
import org.netloom.render.Drawing.Anchor;
import org.netloom.render.Rgb;
import org.netloom.spec.Category;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.spec.SpecType;

/** What goes into a layer and what comes out, as bodies of their extents, with the layer between them. */
final class BlockPicture {
    private final Sketch sketch = new Sketch();

    private BlockPicture() {}

    static Drawing of(LayerSpec spec) {
        return new BlockPicture().draw(spec);
    }

    private Drawing draw(LayerSpec spec) {
        List<Shape> inputs = Examples.inputs(spec);
        Shape output = spec.outputShape(inputs);
        Rgb accent = Sketch.THEME.accent(spec.category());
        double height = Math.max(200, 40 + inputs.size() * 130);
        double middle = height / 2;
        for (int k = 0; k < inputs.size(); k++) {
            double y = height * (k + 0.5) / inputs.size();
            body(90, y, inputs.get(k), Sketch.THEME.accent(Category.INPUT));
            sketch.arrow(170, y, 222, middle + (k - (inputs.size() - 1) / 2.0) * 14);
        }
        double left = inputs.isEmpty() ? 30 : 228;
        sketch.box(left, middle - 34, 180, 68, 8, Sketch.THEME.faint(accent), accent);
        sketch.text(left + 90, middle - 8, spec.typeName(), 14, true, Anchor.MIDDLE, Sketch.THEME.text());
        sketch.caption(left + 90, middle + 10, summary(spec));
        long parameters = spec.parameterCount(inputs);
        sketch.caption(
                left + 90, middle + 26, parameters == 0 ? "no parameters" : "%,d parameters".formatted(parameters));
        sketch.arrow(left + 186, middle, left + 232, middle);
        body(left + 312, middle, output, accent);
        return sketch.drawing(
                left + 400,
                height,
                spec.typeName(),
                inputs.isEmpty() ? "Gives " + output : "Of " + inputs.getFirst() + " it makes " + output);
    }

    private static <T extends LayerSpec> String summary(T spec) {
        return SpecType.of(spec).summary(spec);
    }

    /** A box whose front is height by width and whose depth are the channels; lengths grow with the logarithm. */
    private void body(double x, double y, Shape s, Rgb colour) {
        int rank = s.rank();
        double w = length(rank == 1 ? 1 : rank == 2 ? s.channels() : s.dim(rank - 2));
        double h = length(rank == 1 ? s.channels() : s.dim(rank == 4 ? 1 : 0));
        double d = rank < 3 ? 0 : length(rank == 4 ? s.dim(0) : s.channels()) / 2;
        double left = x - (w + d) / 2;
        double top = y - (h - d) / 2;
        if (d > 0) {
            sketch.area(
                    colour.opacity(0.12), colour, left, top, left + d, top - d, left + w + d, top - d, left + w, top);
            sketch.area(
                    colour.opacity(0.28),
                    colour,
                    left + w,
                    top,
                    left + w + d,
                    top - d,
                    left + w + d,
                    top + h - d,
                    left + w,
                    top + h);
        }
        sketch.box(left, top, w, h, 0, colour.opacity(0.2), colour);
        sketch.caption(x, top + h + 16, s.toString());
    }

    private static double length(int extent) {
        return 10 + 11 * Math.log(extent) / Math.log(2) * 0.9;
    }
}
