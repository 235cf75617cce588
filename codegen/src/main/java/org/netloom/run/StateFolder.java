package org.netloom.run;

import java.nio.file.Path;
import java.util.Locale;

/** Where programs keep what a user did not choose a place for. */
public final class StateFolder {
    /** System property that names another folder, for tests. */
    public static final String PROPERTY = "netloom.state";

    private StateFolder() {}

    /** The folder of Netloom; it need not exist yet. */
    public static Path path() {
        String chosen = System.getProperty(PROPERTY);
        if (chosen != null) {
            return Path.of(chosen);
        }
        Path home = Path.of(System.getProperty("user.home"));
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            return environment("LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
                    .resolve("Netloom");
        }
        if (os.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Netloom");
        }
        return environment("XDG_STATE_HOME", home.resolve(".local").resolve("state"))
                .resolve("netloom");
    }

    private static Path environment(String name, Path otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
