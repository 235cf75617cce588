package org.netloom.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.netloom.train.TrainingEvent;
import org.netloom.train.TrainingEvents;

/** Reads the events of a training while another process may still write them: each call gives what is new. */
final class EventFile {
    private final Path path;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long at;

    EventFile(Path path) {
        this.path = path;
    }

    /** The events since the last call; none while there is no file. */
    List<TrainingEvent> more() {
        List<TrainingEvent> events = new ArrayList<>();
        if (path.toFile().length() <= at) {
            return events;
        }
        try (InputStream in = Files.newInputStream(path)) {
            in.skipNBytes(at);
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                at += n;
                take(buffer, n, events);
            }
        } catch (IOException e) {
            throw RunMessage.BROKEN_RUN.exception(path, org.netloom.model.AtomicFile.reason(e));
        }
        return events;
    }

    /** A line that is not complete yet waits for its rest. */
    private void take(byte[] bytes, int n, List<TrainingEvent> events) {
        for (int i = 0; i < n; i++) {
            if (bytes[i] == '\n') {
                TrainingEvents.parse(line.toString(StandardCharsets.UTF_8)).ifPresent(events::add);
                line.reset();
            } else {
                line.write(bytes[i]);
            }
        }
    }
}
