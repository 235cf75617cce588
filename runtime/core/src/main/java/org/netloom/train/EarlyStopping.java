package org.netloom.train;

import org.netloom.spec.Doc;
import org.netloom.spec.Example;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;

/** An end before the last epoch. */
@Doc(
        summary = "Ends the training when the loss has not improved for some epochs, and keeps the best weights.",
        formula = "stop after patience epochs whose loss was not below best - minimumDelta",
        use = "Against overfitting, and to save time. Looks at the loss of the validation part: the split must "
                + "leave one.",
        avoid =
                "Not without a validation part, and not with a schedule whose best epochs are the last ones, as cosine decay.",
        source = "Prechelt 1998, Early Stopping - But When?")
@Example(settings = "{\"patience\": 5}")
public record EarlyStopping(
        @Param(doc = "epochs without improvement to wait; 0: never stop early", unit = "epochs", min = 0, def = "0")
        int patience,

        @Param(doc = "improvement of the validation loss that counts", min = 0, def = "0")
        double minimumDelta)
        implements Spec {
    public static EarlyStopping of() {
        return new EarlyStopping(0, 0);
    }

    public EarlyStopping patience(int value) {
        return new EarlyStopping(value, minimumDelta);
    }

    public EarlyStopping minimumDelta(double value) {
        return new EarlyStopping(patience, value);
    }
}
