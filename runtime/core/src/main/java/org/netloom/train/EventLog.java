package org.netloom.train;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;

/** Writes events as JSON, one object a line: to {@code events.jsonl}, and to standard output where that is asked for. */
final class EventLog implements TrainingListener, AutoCloseable {
    private final Path path;
    private final BufferedWriter writer;
    private boolean failed;

    /**
     * Opens the file.
     *
     * @param append goes on after what is there: the run is resumed
     * @throws org.netloom.problem.NetloomException NL-411 if it cannot be written
     */
    EventLog(Path path, boolean append) {
        this.path = path;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            writer = Files.newBufferedWriter(
                    path,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
    }

    /** A listener that prints the same lines. */
    static TrainingListener printer(PrintStream out) {
        return event -> {
            out.println(line(event));
            out.flush();
        };
    }

    @Override
    public void on(TrainingEvent event) {
        if (failed || event instanceof TrainingEvent.Probed) {
            return;
        }
        try {
            writer.write(line(event));
            writer.write('\n');
            // Events are few, and a killed run should have told all of them.
            writer.flush();
        } catch (IOException e) {
            // A full disk shows again at the next checkpoint, which is told; the log alone must not end a training.
            failed = true;
            System.err.println("warning: " + path + " is incomplete: " + AtomicFile.reason(e));
        }
    }

    static String line(TrainingEvent event) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("event", event.event());
        m.putAll(event.fields());
        return Json.line(m);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException _) {
            failed = true;
        }
    }
}
