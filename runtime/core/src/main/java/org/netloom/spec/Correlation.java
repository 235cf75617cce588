package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;

/** Comparison of two maps: two of {@code H x W x C} give {@code H x W x (2d + 1)^2}, a channel for every displacement. */
@Doc(
        summary = "Compares every pixel of the first map with the pixels around the same place of the second.",
        formula = "y[i,j,(u,v)] = sum over c of a[i,j,c] * b[i + u*s, j + v*s, c] for u, v = -d/s ... d/s; 0 outside",
        use =
                "Where two images are to be matched: optical flow, stereo, tracking. Both maps come out of the same layers"
                        + " (sharesWith), and what is similar gets a large value in the channel of its displacement.",
        avoid = "Not with a large displacement on large maps: the channels grow by its square. A stride of 2 leaves out"
                + " every other one.",
        source = "Dosovitskiy et al. 2015, FlowNet (equation 1, patches of one pixel)")
@Example(
        settings = "{\"displacement\": 1}",
        inputs = {"[2, 3, 1]", "[2, 3, 1]"})
public record Correlation(
        @Param(
                doc = "how far the second map is moved to each side",
                unit = "pixels",
                min = 0,
                max = 64,
                brief = "displacement %s")
        int displacement,

        @Param(doc = "distance of the displacements", unit = "pixels", min = 1, max = 64, def = "1")
        int stride,

        @Param(
                doc = "divide by the channels: the mean in place of the sum, as the authors' program does",
                def = "false")
        boolean mean)
        implements LayerSpec {

    public static Correlation of(int displacement) {
        return new Correlation(displacement, 1, false);
    }

    public Correlation stride(int value) {
        return new Correlation(displacement, value, mean);
    }

    public Correlation mean(boolean value) {
        return new Correlation(displacement, stride, value);
    }

    @Override
    public Category category() {
        return Category.MERGE;
    }

    @Override
    public Arity arity() {
        return Arity.TWO;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Displacements d = geometry(inputs);
        return Limits.sample(d.h(), d.w(), d.count());
    }

    /** The resolved numbers for inputs. */
    public Displacements geometry(List<Shape> inputs) {
        Shape in = SameShapes.of(this, inputs);
        if (!in.isImage()) {
            throw CoreMessage.RANK.exception(typeName(), "height x width x channels", in);
        }
        return new Displacements(in.height(), in.width(), in.channels(), displacement / stride, stride);
    }

    @Override
    public List<Formula> shapeFormulas(List<Shape> inputs) {
        Displacements d = geometry(inputs);
        String steps = stride == 1 ? "" + displacement : "floor(" + displacement + "/" + stride + ")";
        String side = "(2*" + steps + " + 1)";
        return List.of(new Formula("channels", side + "*" + side, d.count()));
    }

    @Override
    public Formula multiplyAdds(List<Shape> inputs) {
        Displacements d = geometry(inputs);
        return new Formula(
                "multiply-adds",
                d.h() + "*" + d.w() + "*" + d.count() + "*" + d.c(),
                (long) d.h() * d.w() * d.count() * d.c());
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }

    @Override
    public ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        Displacements d = geometry(inputs);
        int zeros = d.steps() * stride;
        return ReceptiveField.union(fields)
                .through(
                        new SlidingWindow("height", d.h(), d.side(), 1, stride, zeros, zeros, false),
                        new SlidingWindow("width", d.w(), d.side(), 1, stride, zeros, zeros, false));
    }
}
