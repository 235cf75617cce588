package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;

/**
 * Pooling of regions: a map {@code H x W x C} and boxes {@code R x 4} give {@code R x (ph*pw*C)}, the bins of a box row by
 * row with their channels, as Flatten would write them. Dense layers behind it see every box for itself.
 */
@Doc(
        summary =
                "Cuts every box out of the map, divides it into a fixed grid and keeps the largest value of each bin.",
        formula = "y[r,(i,j),c] = max of x[p,c] over the pixels p of bin (i,j) of box r; bin i of n rows begins at"
                + " floor(i*n/ph) and ends at ceil((i + 1)*n/ph)",
        use =
                "The head of Fast R-CNN: all boxes of an image share the convolutions, whatever their size, and dense layers"
                        + " behind it name and refine each. The boxes come as a second input, relative to the image, and get no"
                        + " gradient.",
        avoid = "Not where the exact place counts, as for masks: boxes are rounded to whole pixels of the map.",
        source = "Girshick 2015, Fast R-CNN; boxes take the pixels whose centres they hold")
@Example(inputs = {"[14, 14, 256]", "[8, 4]"})
public record RoIPool(
        @Param(doc = "rows and columns of bins", unit = "bins", min = 1, max = 64, def = "7")
        Size size,

        @Param(
                doc =
                        "the numbers of a box, relative to the image: center (x, y, width, height) as in data with boxes, or"
                                + " corners (left, top, right, bottom)",
                def = "\"center\"")
        Regions.BoxForm boxes)
        implements LayerSpec {

    public static RoIPool of() {
        return new RoIPool(Size.of(7), Regions.BoxForm.CENTER);
    }

    public RoIPool size(Size value) {
        return new RoIPool(value, boxes);
    }

    public RoIPool size(int value) {
        return size(Size.of(value));
    }

    public RoIPool boxes(Regions.BoxForm value) {
        return new RoIPool(size, value);
    }

    @Override
    public Category category() {
        return Category.POOLING;
    }

    @Override
    public Arity arity() {
        return Arity.TWO;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Regions r = geometry(inputs);
        return Limits.sample((long) r.rois(), (long) r.ph() * r.pw() * r.c());
    }

    /** The resolved numbers for inputs. */
    public Regions geometry(List<Shape> inputs) {
        checkArity(inputs);
        Shape map = inputs.get(0);
        Shape box = inputs.get(1);
        if (!map.isImage() || !box.isSequence() || box.channels() != 4) {
            List<String> came = new ArrayList<>();
            inputs.forEach(s -> came.add(s.toString()));
            throw CoreMessage.RANK.exception(
                    typeName(), "height x width x channels and a second one of boxes x 4", String.join(" and ", came));
        }
        return new Regions(map.height(), map.width(), map.channels(), box.length(), size.height(), size.width(), boxes);
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Regions r = geometry(inputs);
        return List.of(new Formula(
                "channels",
                r.ph() + "*" + r.pw() + "*" + r.c(),
                outputShape(inputs).channels()));
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }

    /** A box may lie anywhere. */
    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        return fields.getFirst().whole(inputs.getFirst());
    }
}
