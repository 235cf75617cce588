package org.netloom.designer.inspector;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.Timer;
import org.netloom.check.CheckResult;
import org.netloom.check.MemoryReport;
import org.netloom.check.Totals;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.DocumentListener;
import org.netloom.designer.widget.Background;
import org.netloom.spec.ReceptiveField;

/**
 * What a design needs altogether. Sums follow each check at once; the memory, which takes a dry run of the network, is
 * worked out beside the event thread when no change came for a moment.
 */
final class DesignTotals {
    private static final int PAUSE_MS = 250;

    private final DesignDocument document;
    private final DocumentListener listener = new Following();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Timer pause = new Timer(PAUSE_MS, _ -> work());
    private Optional<Background.Job> job = Optional.empty();
    private Optional<MemoryReport> memory = Optional.empty();
    private boolean pending = true;

    public DesignTotals(DesignDocument document) {
        this.document = document;
        pause.setRepeats(false);
        document.addListener(listener);
        pause.start();
    }

    /** Ends following the document. */
    public void close() {
        document.removeListener(listener);
        pause.stop();
        job.ifPresent(Background.Job::cancel);
        listeners.clear();
    }

    /** Is called on the event thread when anything has changed. */
    public void addListener(Runnable changed) {
        listeners.add(changed);
    }

    public void removeListener(Runnable changed) {
        listeners.remove(changed);
    }

    /** Sums over all layers. */
    public Totals sums() {
        return document.result().totals();
    }

    /** The last memory that was worked out; empty where the design has errors. */
    public Optional<MemoryReport> memory() {
        return memory;
    }

    /** True while {@link #memory} is of an earlier design. */
    public boolean pending() {
        return pending;
    }

    /** What one output of the network sees of its input. */
    public Optional<ReceptiveField> field() {
        CheckResult result = document.result();
        return result.expansion().output().flatMap(result::report).flatMap(r -> r.receptiveField());
    }

    private void work() {
        CheckResult result = document.result();
        job.ifPresent(Background.Job::cancel);
        job = Optional.of(Background.run(
                _ -> result.memory(),
                found -> {
                    memory = found;
                    pending = document.result() != result;
                    listeners.forEach(Runnable::run);
                },
                e -> {
                    throw new IllegalStateException(e);
                }));
    }

    private final class Following implements DocumentListener {
        @Override
        public void checked(CheckResult result) {
            pending = true;
            if (!result.ok()) {
                memory = Optional.empty();
            }
            pause.restart();
            listeners.forEach(Runnable::run);
        }
    }
}
