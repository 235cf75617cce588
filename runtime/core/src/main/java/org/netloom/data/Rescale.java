package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** From one range to another. */
@Doc(
        summary = "Maps a range of values to another one.",
        formula = "y = low + (x - from)*(high - low)/(to - from)",
        use = "For images as targets (autoencoders), 0..255 to 0..1.",
        source = "-")
public record Rescale(
        @Param(doc = "value that becomes low", def = "0") double from,
        @Param(doc = "value that becomes high", def = "255") double to,
        @Param(doc = "smallest result", def = "0") double low,
        @Param(doc = "largest result", def = "1") double high)
        implements Preprocess {
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
