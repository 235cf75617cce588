package org.netloom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.problem.NetloomException;

/**
 * Says in the folder of a run which process trains it, so that a program started later finds it. Numbers of processes are
 * used again: the time it was started tells a process from another one of the same number.
 */
final class ProcessMark {
    private static final String FILE = "process.json";

    private ProcessMark() {}

    static void write(Path folder, ProcessHandle process) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("pid", process.pid());
        m.put("started", started(process));
        AtomicFile.write(folder.resolve(FILE), Json.format(m));
    }

    /** The process, if it lives. */
    static Optional<ProcessHandle> find(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Map<String, Object> m = Json.parseObject(Files.readString(file));
            if (!(m.get("pid") instanceof Long pid)) {
                return Optional.empty();
            }
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(p -> started(p).equals(m.get("started")));
        } catch (IOException | NetloomException _) {
            // Half written by a program that was killed then: so was its child's beginning.
            return Optional.empty();
        }
    }

    static void remove(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException _) {
            // A stale mark is told from a live one by the time in it.
            return;
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }
}
