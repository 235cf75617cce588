package org.netloom.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netloom.json.Json;
import org.netloom.problem.NetloomException;
import org.netloom.render.Drawing;
import org.netloom.render.Drawing.Anchor;
import org.netloom.render.Rgb;
import org.netloom.spec.Category;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** Numbers before and after a layer, as it computes them: small inputs and its output as tables. */
final class GridPicture {
    private static final double CELL_WIDTH = 34;
    private static final double CELL_HEIGHT = 22;
    private static final double GAP = 14;
    private static final int MOST_CELLS = 72;
    private static final int MOST_COLUMNS = 18;

    private static final List<Shape> IMAGES = List.of(
            Shape.of(3, 3, 1), Shape.of(2, 2, 4), Shape.of(4, 4, 1), Shape.of(3, 4, 2), Shape.of(6), Shape.of(4, 3));
    private static final List<Shape> ROWS = List.of(Shape.of(6), Shape.of(8), Shape.of(2, 2, 4), Shape.of(4, 4));

    private final LayerSpec spec;
    private final Rgb accent;
    private final Sketch sketch = new Sketch();

    private GridPicture(LayerSpec spec) {
        this.spec = spec;
        this.accent = Sketch.THEME.accent(spec.category());
    }

    /** Empty where the layer takes none of the small inputs, or its output is too large to be shown. */
    static Optional<Drawing> of(LayerSpec spec) {
        boolean rows = spec.category() == Category.NORMALIZATION || spec.category() == Category.ACTIVATION;
        List<List<Shape>> tried = new ArrayList<>();
        List<Shape> example = Examples.inputs(spec);
        if (example.stream().map(Shape::rank).distinct().count() > 1) {
            return Optional.empty();
        }
        if (example.stream().allMatch(s -> s.elements() <= MOST_CELLS / 2)) {
            tried.add(example);
        }
        for (Shape s : rows ? ROWS : IMAGES) {
            tried.add(Collections.nCopies(Math.max(1, spec.arity().min()), s));
        }
        return tried.stream()
                .filter(inputs -> Examples.takes(spec, inputs) && shown(spec.outputShape(inputs)))
                .findFirst()
                .flatMap(inputs -> new GridPicture(spec).draw(inputs));
    }

    private static boolean shown(Shape out) {
        int columns = out.rank() == 3 ? out.width() : out.channels();
        return out.elements() <= MOST_CELLS && out.rank() <= 3 && columns <= MOST_COLUMNS;
    }

    private Optional<Drawing> draw(List<Shape> shapes) {
        int batch = shapes.getFirst().isVector() && spec.category() == Category.NORMALIZATION ? 4 : 1;
        boolean whole = !Set.of(Category.NORMALIZATION, Category.ACTIVATION, Category.SEQUENCE)
                .contains(spec.category());
        List<Tensor> inputs = new ArrayList<>();
        for (int k = 0; k < shapes.size(); k++) {
            int input = k;
            inputs.add(Trial.tensor(
                    batch, shapes.get(k), i -> whole ? i + 1 + 10 * input : ((7 * i + 3) % 11 - 4) / 2.0 + input));
        }
        Tensor output;
        try {
            output = Trial.of(spec, batch, shapes).run(true, inputs);
        } catch (NetloomException _) {
            return Optional.empty();
        }
        double y = 40;
        double width = 0;
        for (Tensor t : inputs) {
            double[] size = tables(t, 24, y);
            width = Math.max(width, size[0]);
            y += size[1] + 30;
        }
        double bottom = y - 30;
        double middle = 40 + (bottom - 40) / 2;
        sketch.arrow(24 + width + 12, middle, 24 + width + 62, middle);
        double[] outSize = size(output);
        double x = 24 + width + 76;
        double top = Math.max(40, middle - outSize[1] / 2);
        tables(output, x, top);
        return Optional.of(sketch.drawing(
                x + Math.max(outSize[0], 110) + 24,
                Math.max(bottom, top + outSize[1]) + 20,
                spec.typeName(),
                "Numbers before and after the layer"));
    }

    /** An image is one table for each channel; of vectors each sample is a row. */
    private static int[] layout(Tensor t) {
        Shape s = t.shape();
        return switch (s.rank()) {
            case 1 -> new int[] {1, t.batch(), s.channels()};
            case 2 -> new int[] {1, s.dim(0), s.channels()};
            default -> new int[] {s.channels(), s.height(), s.width()};
        };
    }

    private static int across(int tables, int columns) {
        return Math.max(1, Math.min(tables, (int) (300 / (columns * CELL_WIDTH))));
    }

    private static double[] size(Tensor t) {
        int[] layout = layout(t);
        int across = across(layout[0], layout[2]);
        int down = Math.ceilDiv(layout[0], across);
        return new double[] {across * (layout[2] * CELL_WIDTH + GAP) - GAP, down * (layout[1] * CELL_HEIGHT + GAP) - GAP
        };
    }

    /** Draws a tensor and returns width and height. */
    private double[] tables(Tensor t, double x, double y) {
        int[] layout = layout(t);
        int across = across(layout[0], layout[2]);
        double largest = 1e-9;
        for (int i = 0; i < t.size(); i++) {
            largest = Math.max(largest, Math.abs(t.get(i)));
        }
        for (int c = 0; c < layout[0]; c++) {
            double left = x + c % across * (layout[2] * CELL_WIDTH + GAP);
            double top = y + Math.floorDiv(c, across) * (layout[1] * CELL_HEIGHT + GAP);
            for (int i = 0; i < layout[1]; i++) {
                for (int j = 0; j < layout[2]; j++) {
                    double value = t.get((i * layout[2] + j) * layout[0] + c);
                    cell(left + j * CELL_WIDTH, top + i * CELL_HEIGHT, value, value / largest);
                }
            }
        }
        String samples = t.batch() > 1 ? t.batch() + " samples of " : "";
        sketch.text(x, y - 10, samples + t.shape(), Anchor.START, Sketch.THEME.muted());
        return size(t);
    }

    private void cell(double x, double y, double value, double share) {
        Rgb colour = share < 0 ? Sketch.THEME.error() : accent;
        sketch.box(
                x, y, CELL_WIDTH, CELL_HEIGHT, 0, colour.opacity(round(0.5 * Math.abs(share))), Sketch.THEME.border());
        sketch.text(x + CELL_WIDTH / 2, y + 15, number(value), Anchor.MIDDLE, Sketch.THEME.text());
    }

    private static double round(double value) {
        return Math.round(Math.min(1, value) * 100) / 100.0;
    }

    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return Json.number(rounded == 0 ? 0 : rounded);
    }
}
