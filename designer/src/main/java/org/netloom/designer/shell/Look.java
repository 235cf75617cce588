package org.netloom.designer.shell;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.extras.FlatAnimatedLafChange;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;
import com.formdev.flatlaf.util.SystemInfo;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.swing.JDialog;
import javax.swing.JFrame;
import org.netloom.designer.document.Settings;
import org.netloom.designer.widget.Background;
import org.netloom.designer.widget.Faces;

/** Light or dark: as the user chose, or as the system is. */
public final class Look {
    /** What the user chose. */
    enum Choice {
        SYSTEM,
        LIGHT,
        DARK;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the system was when it was asked last: a start need not wait for the answer. */
    private static final String SYSTEM_DARK = "systemDark";

    private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Settings settings;
    private final Runnable changed;
    private long asked = System.nanoTime() - ASK_AGAIN_NANOS;

    /** @param changed is called when something is to be remembered */
    Look(Settings settings, Runnable changed) {
        this.settings = settings;
        this.changed = changed;
    }

    /** Sets a look where there is no window yet. */
    public static void install(boolean dark) {
        FlatLaf.registerCustomDefaultsSource("org.netloom.designer.theme");
        if (SystemInfo.isLinux) {
            // Elsewhere this is the default: title bar and menu bar in one.
            JFrame.setDefaultLookAndFeelDecorated(true);
            JDialog.setDefaultLookAndFeelDecorated(true);
        }
        // The same faces everywhere: what systems bring differs in width, and some bring nothing good.
        Faces.install();
        FlatLaf.setPreferredFontFamily(FlatInterFont.FAMILY);
        FlatLaf.setPreferredSemiboldFontFamily(FlatInterFont.FAMILY_SEMIBOLD);
        FlatLaf.setPreferredMonospacedFontFamily(FlatJetBrainsMonoFont.FAMILY);
        set(dark);
    }

    private static void set(boolean dark) {
        if (dark) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
    }

    /** Whether a window that opens now should be dark, as far as is known. */
    static boolean dark(Settings settings) {
        return switch (choice(settings)) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> settings.flag(SYSTEM_DARK, false);
        };
    }

    Choice choice() {
        return choice(settings);
    }

    private static Choice choice(Settings settings) {
        for (Choice c : Choice.values()) {
            if (c.id().equals(settings.theme())) {
                return c;
            }
        }
        return Choice.SYSTEM;
    }

    /** Changes to what the user chose. */
    void choose(Choice choice) {
        settings.theme(choice.id());
        changed.run();
        change(dark(settings));
        if (choice == Choice.SYSTEM) {
            asked = System.nanoTime() - ASK_AGAIN_NANOS;
            follow();
        }
    }

    /** Asks the system beside the event thread, where its look is to be followed, and at most every few seconds. */
    void follow() {
        if (choice() != Choice.SYSTEM || System.nanoTime() - asked < ASK_AGAIN_NANOS) {
            return;
        }
        asked = System.nanoTime();
        Background.run(
                _ -> SystemTheme.dark(),
                answer -> answer.ifPresent(dark -> {
                    if (dark != settings.flag(SYSTEM_DARK, false)) {
                        settings.set(SYSTEM_DARK, dark);
                        changed.run();
                    }
                    if (choice() == Choice.SYSTEM) {
                        change(dark);
                    }
                }),
                Errors::unexpected);
    }

    private static void change(boolean dark) {
        if (dark == FlatLaf.isLafDark()) {
            return;
        }
        FlatAnimatedLafChange.showSnapshot();
        set(dark);
        FlatLaf.updateUI();
        FlatAnimatedLafChange.hideSnapshotWithAnimation();
    }
}
