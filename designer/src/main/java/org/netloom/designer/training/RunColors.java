package org.netloom.designer.training;

import com.formdev.flatlaf.FlatLaf;
import java.awt.Color;
import javax.swing.UIManager;

/** Colours of runs and of figures, for light and dark ground. */
final class RunColors {
    private static final int[] LIGHT = {0x2F6FDE, 0xD9730D, 0x2E9E5B, 0x8B5CD6, 0xD64545, 0x0F8A97, 0x9A6B2F, 0xC9478F};
    private static final int[] DARK = {0x6EA8FF, 0xF0A04B, 0x5CC98A, 0xB795F5, 0xF27B7B, 0x4FC3CF, 0xC9A06A, 0xEE86C0};

    private RunColors() {}

    static boolean dark() {
        return FlatLaf.isLafDark();
    }

    /** The colour of a run or a class, by its number. */
    static Color of(int number) {
        int[] colors = dark() ? DARK : LIGHT;
        return new Color(colors[Math.floorMod(number, colors.length)]);
    }

    static Color faint(Color color, double share) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * share));
    }

    /** Between two colours: 0 is the first. */
    static Color mixed(Color from, Color to, double share) {
        double s = Math.clamp(share, 0, 1);
        return new Color(
                (int) Math.round(from.getRed() + s * (to.getRed() - from.getRed())),
                (int) Math.round(from.getGreen() + s * (to.getGreen() - from.getGreen())),
                (int) Math.round(from.getBlue() + s * (to.getBlue() - from.getBlue())));
    }

    static Color ground() {
        return UIManager.getColor("TextArea.background");
    }

    static Color ink() {
        return UIManager.getColor("Label.foreground");
    }

    static Color muted() {
        return UIManager.getColor("Label.disabledForeground");
    }

    static Color line() {
        return UIManager.getColor("Separator.foreground");
    }

    static Color accent() {
        Color accent = UIManager.getColor("Component.accentColor");
        return accent == null ? of(0) : accent;
    }
}
