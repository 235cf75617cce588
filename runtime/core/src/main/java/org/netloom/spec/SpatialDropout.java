package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;

/** Dropout of whole channels. */
@Doc(
        summary =
                "While training, sets random channels of each sample to 0 as a whole and enlarges the others; afterwards does"
                        + " nothing.",
        formula =
                "y[.., c] = x[.., c]*m[c]/(1 - rate), m[c] = 0 with probability rate, 1 otherwise; y = x outside training",
        use =
                "Against overfitting behind convolutions, with rate 0.1 to 0.3: neighbouring pixels say nearly the same, so that"
                        + " single ones, dropped, would be made up for by those beside them.",
        avoid = "Not between dense layers, whose inputs have no places: take Dropout.",
        source = "Tompson, Goroshin, Jain, LeCun and Bregler 2015")
@Example(inputs = "[2, 2, 4]")
public record SpatialDropout(
        @Param(doc = "share of the channels that are dropped", min = 0, max = 1, below = true, brief = "%s")
        double rate)
        implements LayerSpec {

    public static SpatialDropout of(double rate) {
        return new SpatialDropout(rate);
    }

    @Override
    public Category category() {
        return Category.REGULARIZATION;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape in = single(inputs);
        if (in.isVector()) {
            throw CoreMessage.RANK.exception(
                    typeName(), "several positions, height x width x channels or length x channels", in);
        }
        return in;
    }

    /** Nothing but one factor for each channel. */
    @Override
    public Retains retains() {
        return Retains.NOTHING;
    }
}
