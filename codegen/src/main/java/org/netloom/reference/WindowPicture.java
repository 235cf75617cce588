package org.netloom.reference;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.netloom.render.Drawing;
import org.netloom.render.Rgb;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.ReceptiveField;
import org.netloom.spec.Shape;

/** The window of a convolution or pooling over a small input: two neighbouring places and the outputs they give. */
final class WindowPicture {
    private static final int MOST = 16;
    private static final double TOP = 40;

    private final LayerSpec spec;
    private final Rgb accent;
    private final Sketch sketch = new Sketch();

    private WindowPicture(LayerSpec spec) {
        this.spec = spec;
        this.accent = Sketch.THEME.accent(spec.category());
    }

    /** Empty where no window slides: the layer sees one pixel only, or everything. */
    static Optional<Drawing> of(LayerSpec spec) {
        List<Shape> example = Examples.inputs(spec);
        if (example.size() != 1) {
            return Optional.empty();
        }
        Shape in = example.getFirst();
        if (in.rank() != 2 && in.rank() != 3) {
            return Optional.empty();
        }
        return IntStream.rangeClosed(5, MOST)
                .mapToObj(n -> small(in, n))
                .filter(s -> fits(spec, s))
                .findFirst()
                .flatMap(s -> new WindowPicture(spec).draw(s));
    }

    private static Shape small(Shape like, int n) {
        return like.rank() == 2 ? Shape.of(n, like.channels()) : Shape.of(n, n, like.channels());
    }

    private static boolean fits(LayerSpec spec, Shape in) {
        if (!Examples.takes(spec, List.of(in))) {
            return false;
        }
        Shape out = spec.outputShape(List.of(in));
        boolean slides = out.rank() == in.rank() && out.dim(0) > 1;
        return slides && spec.warnings(List.of(in)).isEmpty();
    }

    /** Rows, columns; a sequence lies in one row. */
    private static int[] extent(Shape s) {
        return s.rank() == 2 ? new int[] {1, s.dim(0)} : new int[] {s.dim(0), s.dim(1)};
    }

    private Optional<Drawing> draw(Shape in) {
        ReceptiveField field = spec.receptiveField(List.of(in), List.of(ReceptiveField.PIXEL));
        boolean line = in.rank() == 2;
        double[] reach = line ? new double[] {1, field.height()} : new double[] {field.height(), field.width()};
        double[] stride = line
                ? new double[] {1, field.strideHeight()}
                : new double[] {field.strideHeight(), field.strideWidth()};
        double[] start = line ? new double[] {0, field.top()} : new double[] {field.top(), field.left()};
        if (stride[1] == 0 || (reach[1] <= 1 && stride[1] == 1)) {
            return Optional.empty();
        }
        Shape out = spec.outputShape(List.of(in));
        return Optional.of(
                stride[1] < 1 ? spread(in, out, reach, stride, start) : slide(in, out, reach, stride, start));
    }

    private Drawing slide(Shape in, Shape out, double[] reach, double[] stride, double[] start) {
        int[] from = extent(in);
        int[] to = extent(out);
        int top = (int) Math.max(0, -start[0]);
        int left = (int) Math.max(0, -start[1]);
        int bottom = (int) Math.max(0, start[0] + (to[0] - 1) * stride[0] + reach[0] - from[0]);
        int right = (int) Math.max(0, start[1] + (to[1] - 1) * stride[1] + reach[1] - from[1]);
        int columns = from[1] + left + right;
        double cell = Math.min(24, 230.0 / Math.max(columns, from[0] + top + bottom));
        double x0 = 24 + left * cell;
        double y0 = TOP + top * cell;
        for (int i = -top; i < from[0] + bottom; i++) {
            for (int j = -left; j < from[1] + right; j++) {
                boolean inside = i >= 0 && i < from[0] && j >= 0 && j < from[1];
                cell(
                        x0 + j * cell,
                        y0 + i * cell,
                        cell,
                        inside ? Sketch.THEME.card() : Sketch.THEME.border().opacity(0.35));
            }
        }
        window(x0, y0, cell, start[0], start[1], reach, accent.opacity(0.45));
        if (to[1] > 1) {
            window(x0, y0, cell, start[0], start[1] + stride[1], reach, accent.opacity(0.18));
        }
        double end = 24 + columns * cell;
        double height = TOP + (from[0] + top + bottom) * cell;
        double middle = TOP + (height - TOP) / 2;
        sketch.arrow(end + 14, middle, end + 64, middle);
        double x1 = end + 80;
        double y1 = middle - to[0] * cell / 2;
        grid(x1, y1, cell, to);
        cell(x1, y1, cell, accent.opacity(0.45));
        if (to[1] > 1) {
            cell(x1 + cell, y1, cell, accent.opacity(0.18));
        }
        sketch.text(
                24,
                24,
                "input " + in + (left + right + top + bottom > 0 ? ", grey: padding" : ""),
                Drawing.Anchor.START,
                Sketch.THEME.muted());
        sketch.text(x1, Math.max(24, y1 - 12), "output " + out, Drawing.Anchor.START, Sketch.THEME.muted());
        double width = Math.max(x1 + to[1] * cell + 24, x1 + 110);
        return sketch.drawing(
                width, height + 20, spec.typeName(), "A window over an input of " + in + " and the output of " + out);
    }

    /** A transposed convolution: one input pixel and the window of the output that it is spread over. */
    private Drawing spread(Shape in, Shape out, double[] reach, double[] stride, double[] start) {
        int[] from = extent(in);
        int[] to = extent(out);
        double cell = Math.min(24, 230.0 / Math.max(to[0], to[1]));
        double height = TOP + Math.max(from[0], to[0]) * cell;
        double middle = TOP + (height - TOP) / 2;
        double y0 = middle - from[0] * cell / 2;
        grid(24, y0, cell, from);
        double x1 = 24 + from[1] * cell + 80;
        double y1 = middle - to[0] * cell / 2;
        grid(x1, y1, cell, to);
        for (int k = 0; k < Math.min(2, from[1]); k++) {
            double[] size = new double[2];
            double[] at = new double[2];
            for (int a = 0; a < 2; a++) {
                double step = 1 / stride[a];
                size[a] = (reach[a] - 1) * step + 1;
                double before = start[a] * step + size[a] - 1;
                at[a] = (a == 1 ? k * step : 0) - before;
            }
            Rgb colour = accent.opacity(k == 0 ? 0.45 : 0.18);
            cell(24 + k * cell, y0, cell, colour);
            clipped(x1, y1, cell, at, size, to, colour);
        }
        sketch.arrow(24 + from[1] * cell + 14, middle, x1 - 16, middle);
        sketch.text(24, 24, "input " + in, Drawing.Anchor.START, Sketch.THEME.muted());
        sketch.text(x1, 24, "output " + out, Drawing.Anchor.START, Sketch.THEME.muted());
        return sketch.drawing(
                Math.max(x1 + to[1] * cell + 24, x1 + 110),
                height + 20,
                spec.typeName(),
                "One pixel of an input of " + in + " and the window of the output of " + out + " it is spread over");
    }

    private void clipped(double x, double y, double cell, double[] at, double[] size, int[] to, Rgb colour) {
        double top = Math.max(0, at[0]);
        double left = Math.max(0, at[1]);
        double bottom = Math.min(to[0], at[0] + size[0]);
        double right = Math.min(to[1], at[1] + size[1]);
        sketch.box(x + left * cell, y + top * cell, (right - left) * cell, (bottom - top) * cell, 0, colour, accent);
    }

    private void grid(double x, double y, double cell, int[] extent) {
        for (int i = 0; i < extent[0]; i++) {
            for (int j = 0; j < extent[1]; j++) {
                cell(x + j * cell, y + i * cell, cell, Sketch.THEME.card());
            }
        }
    }

    private void cell(double x, double y, double cell, Rgb fill) {
        sketch.box(x, y, cell, cell, 0, fill, Sketch.THEME.border());
    }

    private void window(double x0, double y0, double cell, double row, double column, double[] reach, Rgb fill) {
        sketch.box(x0 + column * cell, y0 + row * cell, reach[1] * cell, reach[0] * cell, 0, fill, accent);
    }
}
