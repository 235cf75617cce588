package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** The inner part of an image: {@code H x W x C} to {@code (H - top - bottom) x (W - left - right) x C}. */
@Doc(
        summary = "Cuts rows and columns off the sides of the image.",
        formula = "y[i,j,c] = x[i + top, j + left, c]; out = in - before - after",
        use = "Brings the larger map of a skip connection to the size of the smaller one, as in the original U-Net,"
                + " whose convolutions have no padding.",
        avoid =
                "Not to throw away what a smaller stride or a window could have used; where sizes differ by one row, other padding in front is better.",
        source = "Ronneberger, Fischer and Brox 2015, U-Net (copy and crop); Keras Cropping2D")
@Example(settings = "{\"cropping\": 1}")
public record Crop(
        @Param(
                doc = "pixels cut off: a number for all sides, or a number per side",
                unit = "pixels",
                min = 0,
                max = 4096,
                brief = "%s")
        Padding cropping)
        implements LayerSpec {

    public static Crop of(Padding cropping) {
        return new Crop(cropping);
    }

    /** The same number of pixels on all sides. */
    public static Crop of(int cropping) {
        return of(Padding.of(cropping));
    }

    @Override
    public List<Problem> conflicts() {
        return Sides.conflicts("cropping", cropping);
    }

    @Override
    public Category category() {
        return Category.RESHAPE;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = image(inputs);
        int height = in.height() - cropping.top() - cropping.bottom();
        int width = in.width() - cropping.left() - cropping.right();
        List<Problem> problems = new ArrayList<>();
        List<Formula> formulas = formulas(in);
        for (Formula f : formulas) {
            if (f.value() < 1) {
                problems.add(CoreMessage.EMPTY_OUTPUT.problem(
                        "cropping", f.name(), f.equation(), "cut off less, or use a larger input"));
            }
        }
        if (!problems.isEmpty()) {
            throw new NetloomException(problems);
        }
        return Shape.of(height, width, in.channels());
    }

    private List<Formula> formulas(Shape in) {
        Padding c = cropping;
        return List.of(
                Sides.formula(
                        "height", in.height(), " - ", c.top(), c.bottom(), (long) in.height() - c.top() - c.bottom()),
                Sides.formula(
                        "width", in.width(), " - ", c.left(), c.right(), (long) in.width() - c.left() - c.right()));
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        return formulas(image(inputs));
    }

    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        return fields.getFirst().shifted(cropping.top(), cropping.left());
    }
}
