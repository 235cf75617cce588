package org.netloom.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.model.UserCache;
import org.netloom.ops.Algorithms;
import org.netloom.ops.Backend;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;

/**
 * Choices of {@link Algorithms} in a file, a JSON object with a name for each operation and sizes: those of one run, or all
 * that were measured on this machine, so that they are measured once.
 *
 * <p>The machine's file lies where the system keeps caches; the environment variable {@value #VARIABLE} says another place, or
 * {@code off} for none, and then nothing is measured.
 *
 * @param path of the file
 */
public record AlgorithmFile(Path path) {
    static final String VARIABLE = "NETLOOM_ALGORITHMS";

    private static final System.Logger LOG = System.getLogger(AlgorithmFile.class.getName());

    /** That of this machine, this Java and this program; empty where the user wants none. */
    static Optional<AlgorithmFile> ofMachine() {
        return Backend.vectorised() ? UserCache.place(VARIABLE, fileName()).map(AlgorithmFile::new) : Optional.empty();
    }

    /** Algorithms are those that are the fastest on this machine, as a training chooses them. */
    public static void choose(Algorithms algorithms) {
        ofMachine().ifPresent(file -> {
            algorithms.use(file.known());
            algorithms.measure(true);
        });
    }

    /** Keeps what was measured for the next program. */
    public static void keep(Algorithms algorithms) {
        if (algorithms.measured() > 0) {
            ofMachine().ifPresent(file -> file.add(algorithms.used()));
        }
    }

    /** Home folders are shared between machines, and times differ between versions of Java. */
    private static String fileName() {
        int processors = Runtime.getRuntime().availableProcessors();
        String machine =
                processor() + ", " + processors + ", " + Backend.describe() + ", " + System.getProperty("java.version");
        return String.format("algorithms-%08x.json", machine.hashCode());
    }

    /** Name of the processor, as far as it is easy to know. */
    private static String processor() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
            return lines.stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .orElse("");
        } catch (IOException _) {
            // Not every system has this file.
            return Objects.requireNonNullElse(System.getenv("PROCESSOR_IDENTIFIER"), System.getProperty("os.arch"));
        }
    }

    /** The choices of a run. */
    static Map<String, String> read(Path file) {
        try {
            return choices(file, Files.readString(file));
        } catch (IOException e) {
            throw CoreMessage.CANNOT_READ.exception(file, AtomicFile.reason(e));
        }
    }

    /** Choices from the text of a JSON object. */
    static Map<String, String> choices(Path file, String text) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Map.Entry<String, Object> e : Json.parseObject(text).entrySet()) {
            if (!(e.getValue() instanceof String name)) {
                throw CoreMessage.BAD_ALGORITHMS.exception(file, e.getKey(), Json.brief(e.getValue()));
            }
            choices.put(e.getKey(), name);
        }
        return choices;
    }

    /** What is known of the machine; nothing where there is no file yet, or a damaged one, which is then replaced. */
    Map<String, String> known() {
        if (!Files.exists(path)) {
            return Map.of();
        }
        try {
            return read(path);
        } catch (NetloomException e) {
            LOG.log(System.Logger.Level.WARNING, "measured anew: " + e.getMessage());
            return Map.of();
        }
    }

    /** Adds choices to those that are known. What cannot be kept is only measured again. */
    void add(Map<String, String> choices) {
        Map<String, String> all = new TreeMap<>(known());
        all.putAll(choices);
        try {
            write(all);
        } catch (NetloomException e) {
            LOG.log(System.Logger.Level.WARNING, "what was measured is not kept: " + e.getMessage());
        }
    }

    void write(Map<String, String> choices) {
        AtomicFile.write(path, Json.format(new TreeMap<String, Object>(choices)));
    }
}
