package org.netloom.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What something was measured on. */
public record Machine(String processor, int cores, String memory, String java, String system) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final double KIBI_IN_GB = 1024 / 1e9;

    /** This one. */
    public static Machine here() {
        return new Machine(
                line(PROCESSORS, "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                installed(),
                System.getProperty("java.vendor.version", "Java") + " (" + Runtime.version() + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    private static String installed() {
        String total = line(MEMORY, "MemTotal", "");
        return total.isEmpty()
                ? "unknown"
                : Math.round(Long.parseLong(total.replace("kB", "").strip()) * KIBI_IN_GB) + " GB";
    }

    /** What stands behind the colon of the first line that begins so; files that only Linux has. */
    private static String line(Path file, String begin, String otherwise) {
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(l -> l.startsWith(begin))
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException _) {
            // It is there and cannot be read: as good as unknown.
            return otherwise;
        }
    }

    Map<String, Object> toJson() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("processor", processor);
        m.put("cores", (long) cores);
        m.put("memory", memory);
        m.put("java", java);
        m.put("system", system);
        return m;
    }

    static Machine fromJson(Map<?, ?> m) {
        return new Machine(
                (String) m.get("processor"),
                ((Number) m.get("cores")).intValue(),
                (String) m.get("memory"),
                (String) m.get("java"),
                (String) m.get("system"));
    }

    /** The commit of a working copy, with a plus sign where something in it was changed; "unknown" outside of one. */
    public static String commit(Path home) {
        String commit = git(home, "rev-parse", "--short", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git(home, "status", "--porcelain", "--untracked-files=no", "--", "runtime", "codegen", "templates")
                        .isEmpty()
                ? commit
                : commit + "+";
    }

    private static String git(Path home, String... args) {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(args));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? said : "";
        } catch (IOException _) {
            // No git here.
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
