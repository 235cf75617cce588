package org.netloom.designer.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.designer.Displays;
import org.netloom.designer.document.Checks;
import org.netloom.designer.document.DesignDocument;
import org.netloom.run.Preparation;
import org.netloom.run.Run;
import org.netloom.run.RunOptions;
import org.netloom.run.RunProcess;
import org.netloom.run.RunStore;
import org.netloom.train.TrainingEvent;

/** Copies of samples in a folder, with runs, for tests and pictures. */
final class TrainedSamples {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long PAUSE_NANOS = 10_000_000L;

    private TrainedSamples() {}

    /** Copies a sample, with its table, and changes its text. */
    static Path copy(String name, Path folder, String... replacements) {
        try {
            Files.createDirectories(folder);
            Path sample = Path.of(System.getProperty("netloom.home", ".."))
                    .resolve("samples")
                    .resolve(name);
            String text = Files.readString(sample.resolve(name + ".netloom"));
            for (int i = 0; i < replacements.length; i += 2) {
                if (!text.contains(replacements[i])) {
                    throw new IllegalArgumentException(replacements[i]);
                }
                text = text.replace(replacements[i], replacements[i + 1]);
            }
            for (Path table : List.of(sample.resolve("plants.csv"))) {
                if (Files.exists(table) && !Files.exists(folder.resolve("plants.csv"))) {
                    Files.copy(table, folder.resolve("plants.csv"));
                }
            }
            return Files.writeString(folder.resolve(name + ".netloom"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DesignDocument document(Path file) {
        return DesignDocument.of(DesignFile.load(file), file, Checks.direct());
    }

    /** Trains to the end and waits. */
    static Run train(Path file, String name, RunOptions options) {
        Design design = DesignFile.load(file);
        Run run = RunStore.beside(file).create();
        CountDownLatch over = new CountDownLatch(1);
        AtomicReference<String> error = new AtomicReference<>("");
        RunProcess.start(run, design, design, file.getParent(), options, List.of(), new RunProcess.Listener() {
            @Override
            public void stage(Preparation.Stage stage) {}

            @Override
            public void event(TrainingEvent event) {}

            @Override
            public void console(String line) {}

            @Override
            public void ended(RunProcess.Outcome outcome) {
                error.set(outcome.error());
                over.countDown();
            }
        });
        try {
            if (!over.await(120, TimeUnit.SECONDS) || !error.get().isEmpty()) {
                throw new IllegalStateException("not trained: " + error.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        run.rename(name);
        return run;
    }

    /** Waits for what a process of its own has to do first: longer than for a window. */
    static void await(Supplier<String> message, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!Displays.onEventThread(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + Displays.onEventThread(message::get));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    static void await(String message, BooleanSupplier condition) {
        await(() -> message, condition);
    }
}
