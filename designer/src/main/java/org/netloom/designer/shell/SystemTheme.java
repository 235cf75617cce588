package org.netloom.designer.shell;

import com.formdev.flatlaf.util.SystemInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the desktop whether it is dark, by the programs that it has for that. */
final class SystemTheme {
    private static final long PATIENCE_MS = 2000;

    private SystemTheme() {}

    /** True for a dark desktop; empty where it does not say. Takes time: beside the event thread. */
    static Optional<Boolean> dark() {
        if (SystemInfo.isMacOS) {
            // There is no such value while the system is light.
            return Optional.of(said("defaults", "read", "-g", "AppleInterfaceStyle")
                    .map(s -> s.contains("dark"))
                    .orElse(false));
        }
        if (SystemInfo.isWindows) {
            return said(
                            "reg",
                            "query",
                            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                            "/v",
                            "AppsUseLightTheme")
                    .filter(s -> s.contains("0x"))
                    .map(s -> s.contains("0x0"));
        }
        return gnome().or(SystemTheme::kde);
    }

    private static Optional<Boolean> gnome() {
        Optional<String> scheme = said("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
                .filter(s -> !s.isBlank());
        if (scheme.filter(s -> s.contains("prefer-dark")).isPresent()) {
            return Optional.of(true);
        }
        return said("gsettings", "get", "org.gnome.desktop.interface", "gtk-theme")
                .filter(s -> !s.isBlank())
                .map(s -> s.contains("dark"));
    }

    private static Optional<Boolean> kde() {
        return said("kreadconfig6", "--group", "General", "--key", "ColorScheme")
                .or(() -> said("kreadconfig5", "--group", "General", "--key", "ColorScheme"))
                .filter(s -> !s.isBlank())
                .map(s -> s.contains("dark"));
    }

    /** What a program prints, in small letters; empty where it is not there, fails, or takes too long. */
    private static Optional<String> said(String... command) {
        Process process;
        try {
            process = new ProcessBuilder(List.of(command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            // This desktop has no such program.
            return Optional.empty();
        }
        try (InputStream in = process.getInputStream()) {
            if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                return Optional.empty();
            }
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
        } catch (IOException _) {
            // It ended in the middle of its answer.
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
