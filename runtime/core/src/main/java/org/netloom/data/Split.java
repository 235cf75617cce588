package org.netloom.data;

import java.util.List;
import org.netloom.json.Json;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Example;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;

/** How samples are shared out. */
@Doc(
        summary = "Shares the samples out by the seed; a set with a test part of its own keeps it.",
        formula = "training = 1 - validation - test",
        use = "The training part teaches, the validation part steers (early stopping, choice of settings), the "
                + "test part judges once at the end.",
        avoid =
                "Not at random for samples that belong together, such as frames of one video or patches of one patient: they leak.",
        source = "Hastie, Tibshirani and Friedman 2009, section 7.2")
@Example(settings = "{\"validation\": 0.2}")
public record Split(
        @Param(doc = "share for validation", min = 0, max = 1, below = true, def = "0.1")
        double validation,

        @Param(doc = "share for the test", min = 0, max = 1, below = true, def = "0.2")
        double test)
        implements Spec {
    @Override
    public List<Problem> conflicts() {
        return validation + test < 1
                ? List.of()
                : List.of(CoreMessage.SPLIT_SHARES.problem("test", Json.number(validation), Json.number(test)));
    }

    public static Split of() {
        return new Split(0.1, 0.2);
    }

    public Split validation(double value) {
        return new Split(value, test);
    }

    public Split test(double value) {
        return new Split(validation, value);
    }
}
