package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;

/**
 * Undoes a {@link MaxPool2d}: {@code OH x OW x C} and the {@code H x W x C} that was pooled give {@code H x W x C}. The
 * switches are found again in what was pooled, so nothing has to be carried from the pool.
 */
@Doc(
        summary = "Puts every value back to where the maximum of its window was; all other pixels are 0.",
        formula =
                "y[p,c] = sum of x[i,j,c] over the windows (i,j) whose first maximum of m is at p; m: what was pooled",
        use =
                "In the decoder of SegNet or a deconvolutional network, with the settings of its pool: edges come out where"
                        + " they were. The first input are the values, the second is what the pool got.",
        avoid = "Not where no pool goes before it: Upsample enlarges without switches. The holes it leaves want a"
                + " convolution behind it.",
        source = "Zeiler, Taylor and Fergus 2011; Badrinarayanan, Kendall and Cipolla 2017, SegNet")
@Example(
        settings = "{\"kernel\": 2}",
        inputs = {"[2, 2, 1]", "[4, 4, 1]"})
public record MaxUnpool2d(
        @Param(doc = "height and width of the pool's window", unit = "pixels", min = 1, max = 4096, brief = "%s")
        Size kernel,

        @Param(
                doc = "step of the pool's window; the kernel where not given",
                unit = "pixels",
                min = 1,
                max = 4096,
                defaultFrom = "kernel")
        Size stride,

        @Param(
                doc = "the pool's border: same, valid, or a number per side",
                unit = "pixels",
                min = 0,
                max = 4096,
                def = "\"valid\"")
        Padding padding)
        implements LayerSpec {

    public static MaxUnpool2d of(Size kernel) {
        return new MaxUnpool2d(kernel, kernel, Padding.VALID);
    }

    /** Of square windows side by side. */
    public static MaxUnpool2d of(int kernel) {
        return of(Size.of(kernel));
    }

    public MaxUnpool2d stride(Size value) {
        return new MaxUnpool2d(kernel, value, padding);
    }

    public MaxUnpool2d stride(int value) {
        return stride(Size.of(value));
    }

    public MaxUnpool2d padding(Padding value) {
        return new MaxUnpool2d(kernel, stride, value);
    }

    public MaxUnpool2d padding(int value) {
        return padding(Padding.of(value));
    }

    @Override
    public List<Problem> conflicts() {
        return pool().conflicts();
    }

    /** The pool that it undoes. */
    public MaxPool2d pool() {
        return MaxPool2d.of(kernel).stride(stride).padding(padding);
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
        checkArity(inputs);
        Shape pooled = inputs.get(1);
        ConvGeometry g = geometry(inputs);
        Shape values = Shape.of(g.oh(), g.ow(), g.k());
        if (!inputs.getFirst().equals(values)) {
            throw CoreMessage.UNPOOL_DIFFERS.exception(pooled, values, inputs.getFirst());
        }
        return pooled;
    }

    /** The numbers of the pool. */
    public ConvGeometry geometry(List<Shape> inputs) {
        if (!inputs.get(1).isImage()) {
            throw CoreMessage.RANK.exception(typeName(), "height x width x channels", inputs.get(1));
        }
        return pool().geometry(inputs.subList(1, 2));
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Shape out = outputShape(inputs);
        return List.of(
                new Formula("height", Integer.toString(out.height()), out.height()),
                new Formula("width", Integer.toString(out.width()), out.width()));
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }

    /** An output pixel has its value from the windows that it may be the maximum of, and sees where they looked. */
    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        ConvGeometry g = geometry(inputs);
        return fields.getFirst().resized(g.sh(), g.sw(), 1);
    }
}
