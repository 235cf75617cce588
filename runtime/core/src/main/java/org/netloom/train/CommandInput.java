package org.netloom.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.netloom.model.AtomicFile;

/**
 * Reads commands to a running training, a word a line: pause, resume, stop. They come from standard input, whose end
 * changes nothing, or from a file that others append to: a program that was started again finds the file, but not the
 * standard input of what its predecessor started.
 */
final class CommandInput implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;

    private final TrainingControl control;
    private final Consumer<String> warning;
    private final StringBuilder line = new StringBuilder();
    private volatile boolean closed;

    private CommandInput(TrainingControl control, Consumer<String> warning) {
        this.control = control;
        this.warning = warning;
    }

    /**
     * Listens from now on.
     *
     * @param file to follow from its beginning; need not exist yet; empty: standard input
     * @param warning is told of words that are no command, on a thread of its own
     */
    static CommandInput listen(Optional<Path> file, TrainingControl control, Consumer<String> warning) {
        CommandInput input = new CommandInput(control, warning);
        Thread.ofPlatform().daemon().name("netloom-commands").start(() -> input.read(file));
        return input;
    }

    private void read(Optional<Path> file) {
        try {
            if (file.isPresent()) {
                follow(file.get());
            } else {
                byte[] buffer = new byte[256];
                for (int n = System.in.read(buffer); n >= 0 && !closed; n = System.in.read(buffer)) {
                    take(buffer, n);
                }
            }
        } catch (IOException e) {
            warning.accept("no more commands can be read: " + AtomicFile.reason(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Path file) throws IOException, InterruptedException {
        byte[] buffer = new byte[256];
        long at = 0;
        while (!closed) {
            if (file.toFile().length() > at) {
                try (InputStream in = Files.newInputStream(file)) {
                    in.skipNBytes(at);
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        at += n;
                        take(buffer, n);
                    }
                }
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private void take(byte[] bytes, int n) {
        String text = new String(bytes, 0, n, StandardCharsets.US_ASCII);
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                obey(line.toString().strip());
                line.setLength(0);
            } else {
                line.append(c);
            }
        }
    }

    private void obey(String word) {
        switch (word) {
            case "pause" -> control.pause();
            case "resume" -> control.resume();
            case "stop" -> control.stop();
            case "" -> {}
            default -> warning.accept("there is no command '" + word + "': pause, resume or stop is expected");
        }
    }

    /** Obeys nothing any more. A read from standard input goes on until the program ends, unheard. */
    @Override
    public void close() {
        closed = true;
    }
}
