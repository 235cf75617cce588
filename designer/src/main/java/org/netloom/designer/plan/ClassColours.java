package org.netloom.designer.plan;

import com.formdev.flatlaf.FlatLaf;
import java.awt.Color;

/** Colours of classes and of parts, told apart on light and dark ground. */
final class ClassColours {
    private static final int[] HUES = {
        0x3D7EC9, 0xE08A2E, 0x3F9E6E, 0xCC5A57, 0x8467C0, 0x8A6452, 0xCF6FA9, 0x7A828C, 0xA8A035, 0x2FA3B5
    };

    private static final int[] PARTS = {0x4C8DD9, 0xD9A441, 0x4FA987};

    private ClassColours() {}

    /** Colour of a class; they repeat after ten. */
    static Color of(int index) {
        return shown(HUES[Math.floorMod(index, HUES.length)]);
    }

    static Color of(OpenedData.Part part) {
        return shown(PARTS[part.ordinal()]);
    }

    /** A colour between the first two for a number between 0 and 1. */
    static Color between(double share) {
        Color low = of(0);
        Color high = of(1);
        double t = Math.clamp(share, 0, 1);
        return new Color(
                (int) (low.getRed() + t * (high.getRed() - low.getRed())),
                (int) (low.getGreen() + t * (high.getGreen() - low.getGreen())),
                (int) (low.getBlue() + t * (high.getBlue() - low.getBlue())));
    }

    private static Color shown(int rgb) {
        Color colour = new Color(rgb);
        return FlatLaf.isLafDark()
                ? new Color(lighter(colour.getRed()), lighter(colour.getGreen()), lighter(colour.getBlue()))
                : colour;
    }

    private static int lighter(int value) {
        return value + (255 - value) / 6;
    }
}
