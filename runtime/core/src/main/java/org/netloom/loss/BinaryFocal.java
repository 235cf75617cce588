package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Binary cross-entropy that looks away from what is easy. */
@Doc(
        summary = "Binary cross-entropy in which answers that are right already count little.",
        formula =
                "L = -alpha*(1 - p)^gamma*log(p) for yes, -(1 - alpha)*p^gamma*log(1 - p) for no, with p = sigmoid(x); mean over all outputs",
        use =
                "For yes-or-no answers that are nearly always no: rare labels, thin masks, one-stage detectors. alpha weighs yes against no. No Sigmoid layer in front: it is inside.",
        avoid = "Not where yes and no are about as frequent; not for one class out of several.",
        source = "Lin et al. 2017")
public record BinaryFocal(
        @Param(doc = "how strongly easy answers are toned down", min = 0, max = 10, def = "2")
        double gamma,

        @Param(doc = "weight of yes; no has 1 - alpha", min = 0, max = 1, def = "0.25")
        double alpha)
        implements LossSpec {
    public static BinaryFocal of() {
        return new BinaryFocal(2, 0.25);
    }

    public BinaryFocal gamma(double value) {
        return new BinaryFocal(value, alpha);
    }

    public BinaryFocal alpha(double value) {
        return new BinaryFocal(gamma, value);
    }

    @Override
    public Comparison comparison() {
        return Comparison.ANSWERS;
    }

    @Override
    public Inside inside() {
        return Inside.SIGMOID;
    }
}
