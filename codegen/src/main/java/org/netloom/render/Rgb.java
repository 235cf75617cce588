package org.netloom.render;

import java.util.Locale;

/** A colour, each part from 0 to 255, with an opacity from 0 to 1. */
public record Rgb(int red, int green, int blue, double opacity) {
    public Rgb {
        if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255 || !(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("parts from 0 to 255 and an opacity from 0 to 1 expected");
        }
    }

    /** {@code 0xRRGGBB}, opaque. */
    public static Rgb of(int rgb) {
        return new Rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 1);
    }

    /** The same colour, seen through. */
    public Rgb opacity(double value) {
        return new Rgb(red, green, blue, value);
    }

    /** This colour over another: {@code share} of this, the rest of the other. */
    public Rgb over(Rgb other, double share) {
        return new Rgb(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share), 1);
    }

    private static int mix(int a, int b, double share) {
        return (int) Math.round(a * share + b * (1 - share));
    }

    /** "#1f6feb", without the opacity. */
    public String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
