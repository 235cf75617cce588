package org.netloom.reference;

import java.util.List;
import org.netloom.mode.Autoencoder;
import org.netloom.mode.DeepQ;
import org.netloom.mode.Perceptron;
import org.netloom.mode.TrainingMode;
import org.netloom.render.Drawing;
import org.netloom.render.Drawing.Anchor;
import org.netloom.render.Rgb;
import org.netloom.spec.Category;
import org.netloom.spec.SpecType;

/** What goes round in a training mode: boxes in a row, and what comes back from the last to an earlier one. */
final class ModePicture {
    private static final double STEP = 140;
    private static final double WIDTH = 108;
    private static final double TOP = 70;

    /** Boxes, and which of them the gradient, or what is learned, returns to. */
    private record Course(List<String> boxes, String back, int to) {}

    private ModePicture() {}

    static Drawing of(TrainingMode mode) {
        Course course = switch (mode) {
            case Autoencoder _ ->
                new Course(List.of("input x", "noise", "encoder", "code", "decoder", "loss with x"), "gradient", 2);
            case DeepQ _ ->
                new Course(
                        List.of("game", "memory", "batch", "Q network", "loss", "best action"),
                        "the next moves are played with what was learned",
                        0);
            case Perceptron _ ->
                new Course(
                        List.of("one sample x", "w*x + b", "step: 0 or 1", "target - output"),
                        "delta rule, where it is wrong",
                        1);
            default -> new Course(List.of("samples x, t", "network", "output", "loss with t"), "gradient", 1);
        };
        return draw(SpecType.of(mode).name(), course);
    }

    private static Drawing draw(String name, Course course) {
        Sketch sketch = new Sketch();
        List<String> boxes = course.boxes();
        Category[] colours = {
            Category.INPUT,
            Category.CONVOLUTION,
            Category.DENSE,
            Category.ACTIVATION,
            Category.NORMALIZATION,
            Category.MERGE
        };
        for (int i = 0; i < boxes.size(); i++) {
            double x = 24 + i * STEP;
            Rgb accent = Sketch.THEME.accent(colours[i % colours.length]);
            sketch.box(x, TOP, WIDTH, 46, 8, Sketch.THEME.faint(accent), accent);
            sketch.text(x + WIDTH / 2, TOP + 27, boxes.get(i), 11.5, false, Anchor.MIDDLE, Sketch.THEME.text());
            if (i + 1 < boxes.size()) {
                sketch.arrow(x + WIDTH + 2, TOP + 23, x + STEP - 2, TOP + 23);
            }
        }
        double from = 24 + (boxes.size() - 1) * STEP + WIDTH / 2;
        double to = 24 + course.to() * STEP + WIDTH / 2;
        Rgb back = Sketch.THEME.error();
        sketch.line(back, 1.4, true, from, TOP - 2, from, TOP - 30, to, TOP - 30, to, TOP - 10);
        sketch.area(back, null, to, TOP - 3, to - 4, TOP - 11, to + 4, TOP - 11);
        sketch.text((from + to) / 2, TOP - 36, course.back(), 11, false, Anchor.MIDDLE, back);
        return sketch.drawing(
                24 + boxes.size() * STEP - (STEP - WIDTH) + 24,
                TOP + 70,
                name,
                String.join(" to ", boxes) + "; back: " + course.back());
    }
}
