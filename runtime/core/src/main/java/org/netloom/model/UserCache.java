package org.netloom.model;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where a user's system keeps what can be made again: measurements and compiled programs. */
public final class UserCache {
    private UserCache() {}

    /**
     * This program's folder there, or another place if the user says so.
     *
     * @param variable of the environment with the place, or {@code off} for none
     * @param name of the file or folder within this program's folder
     * @return empty where the user wants none
     */
    public static Optional<Path> place(String variable, String name) {
        String wish = System.getenv(variable);
        if ("off".equals(wish)) {
            return Optional.empty();
        }
        return Optional.of(
                wish == null || wish.isEmpty() ? caches().resolve("netloom").resolve(name) : Path.of(wish));
    }

    private static Path caches() {
        Path home = Path.of(System.getProperty("user.home"));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return folder("LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"));
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        return folder("XDG_CACHE_HOME").orElse(home.resolve(".cache"));
    }

    private static Optional<Path> folder(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
    }
}
