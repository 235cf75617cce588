package org.netloom.data;

import java.util.List;
import org.netloom.json.Json;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.Problem;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** From one range to another. */
@Doc(
        summary = "Maps a range of values to another one.",
        formula = "y = low + (x - from)*(high - low)/(to - from)",
        use = "For images that are targets as well, as in an autoencoder: 0..255 becomes 0..1. Otherwise "
                + "Standardize is better.",
        avoid = "Not where a few outliers set the range: all other values are squeezed together; standardize instead.",
        source = "min-max scaling; Han, Kamber and Pei 2011")
public record Rescale(
        @Param(doc = "value that becomes low", def = "0") double from,
        @Param(doc = "value that becomes high", def = "255") double to,
        @Param(doc = "smallest result", def = "0") double low,
        @Param(doc = "largest result", def = "1") double high)
        implements Preprocess {
    @Override
    public List<Problem> conflicts() {
        return from != to && low != high
                ? List.of()
                : List.of(CoreMessage.RESCALE_EMPTY.problem(
                        "to", Json.number(from), Json.number(to), Json.number(low), Json.number(high)));
    }

    public static Rescale of() {
        return new Rescale(0, 255, 0, 1);
    }

    public Rescale from(double value) {
        return new Rescale(value, to, low, high);
    }

    public Rescale to(double value) {
        return new Rescale(from, value, low, high);
    }

    public Rescale low(double value) {
        return new Rescale(from, to, value, high);
    }

    public Rescale high(double value) {
        return new Rescale(from, to, low, value);
    }
}
