package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.extras.FlatAnimatedLafChange;

/** Light or dark. */
public final class Look {
    /** What the user chose. */
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    private Look() {}

    /** Sets the look before the first window. */
    public static void begin(boolean dark) {
        FlatLaf.registerCustomDefaultsSource("org.netloom.designer.theme");
        set(dark);
    }

    private static void set(boolean dark) {
        if (dark) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
    }

    /** Changes it while windows are open. */
    static void change(boolean dark) {
        if (dark == FlatLaf.isLafDark()) {
            return;
        }
        FlatAnimatedLafChange.showSnapshot();
        set(dark);
        FlatLaf.updateUI();
        FlatAnimatedLafChange.hideSnapshotWithAnimation();
    }
}
