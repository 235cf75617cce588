package org.netloom.designer.widget;

import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;

/**
 * The faces that come with the program: Inter for words, JetBrains Mono for code. Reading them takes a while, so that it is
 * done once, and begins beside the event thread.
 */
public final class Faces {
    static {
        // Each file takes some 20 ms; slanted and light ones are not used.
        FlatInterFont.installStyle(FlatInterFont.STYLE_REGULAR);
        FlatInterFont.installStyle(FlatInterFont.STYLE_BOLD);
        FlatInterFont.installStyle(FlatInterFont.STYLE_SEMIBOLD);
        FlatJetBrainsMonoFont.installLazy();
    }

    private Faces() {}

    /** Makes sure that they are there; waits where another thread is reading them. */
    public static void install() {
        // The class was initialized on the way here, by whoever came first.
    }
}
