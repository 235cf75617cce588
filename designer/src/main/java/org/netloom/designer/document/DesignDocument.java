package org.netloom.designer.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.design.DesignDelta;
import org.netloom.design.DesignFile;

/**
 * A design that is being edited: its history, its file, the result of its check. Every change is an {@link Edit} and can
 * be undone. The design that {@link #design} gives is never changed afterwards, so that it may be read elsewhere at
 * leisure: each step makes a new one.
 */
public final class DesignDocument {
    private final List<DocumentListener> listeners = new CopyOnWriteArrayList<>();
    private final History history = new History();
    private final Checks checks;
    private Design design;
    private CheckResult result;
    private Optional<Path> file;
    private long savedMark;

    private DesignDocument(Design design, Optional<Path> file, Checks checks) {
        this.design = design.copy();
        this.file = file;
        this.checks = checks;
        this.result = Checker.check(this.design);
    }

    /** A document without a file. */
    public static DesignDocument untitled(Design design, Checks checks) {
        return new DesignDocument(design, Optional.empty(), checks);
    }

    /** A document of what was read from a file. Reading takes time: do it beside the event thread. */
    public static DesignDocument of(Design design, Path file, Checks checks) {
        return new DesignDocument(design, Optional.of(file.toAbsolutePath().normalize()), checks);
    }

    /** As it is now. Not to be changed: use {@link #edit}. */
    public Design design() {
        return design;
    }

    /** Result of the last check; of an earlier design while {@link #checking}. */
    public CheckResult result() {
        return result;
    }

    /** True while {@link #result} is not yet of {@link #design}. */
    public boolean checking() {
        return result.design() != design;
    }

    // ---- changing ---------------------------------------------------------------------------------------------------

    /**
     * Changes the design; does nothing, not even a step, where the edit leaves it as it is.
     *
     * @throws RuntimeException what the edit throws; the design is then as before
     */
    public void edit(Edit edit) {
        Design now = design.copy();
        edit.change().accept(now);
        DesignDelta delta = DesignDelta.between(design, now);
        if (delta.isEmpty()) {
            return;
        }
        history.add(edit, design, now, delta, savedMark);
        become(DesignChange.Kind.EDIT, edit.name(), now, delta);
    }

    /** Name of the step that undo takes back. */
    public Optional<String> undoName() {
        return history.last().map(History.Step::name);
    }

    /** Name of the step that redo does again. */
    public Optional<String> redoName() {
        return history.next().map(History.Step::name);
    }

    /** Takes the last step back, where there is one. */
    public void undo() {
        if (history.last().isPresent()) {
            History.Step step = history.undo();
            become(DesignChange.Kind.UNDO, step.name(), step.delta().revert(design), step.delta());
        }
    }

    /** Does the last undone step again, where there is one. */
    public void redo() {
        if (history.next().isPresent()) {
            History.Step step = history.redo();
            become(DesignChange.Kind.REDO, step.name(), step.delta().apply(design), step.delta());
        }
    }

    /** What comes next is a step of its own, even with the key of the one before: a field lost the focus, a drag ended. */
    public void settle() {
        history.settle();
    }

    private void become(DesignChange.Kind kind, String name, Design now, DesignDelta delta) {
        DesignChange change = new DesignChange(kind, name, design, now, delta);
        design = now;
        checks.check(now, checked -> {
            result = checked;
            if (announced == change) {
                listeners.forEach(l -> l.checked(checked));
            }
        });
        announced = change;
        listeners.forEach(l -> l.designChanged(change));
        listeners.forEach(DocumentListener::fileChanged);
        if (!checking()) {
            listeners.forEach(l -> l.checked(result));
        }
    }

    /** The change that listeners have been told of: a check at once comes before them, and is told behind it. */
    private DesignChange announced;

    // ---- file -------------------------------------------------------------------------------------------------------

    /** Where it is saved, absolute; empty before it was saved for the first time. */
    public Optional<Path> file() {
        return file;
    }

    /** Name of the file without its ending, or of the design. */
    public String title() {
        return file.map(f -> f.getFileName().toString())
                .map(n -> n.endsWith(DesignFile.EXTENSION)
                        ? n.substring(0, n.length() - DesignFile.EXTENSION.length())
                        : n)
                .orElse(design.name());
    }

    /** True where there is something that its file does not hold. */
    public boolean modified() {
        return history.mark() != savedMark;
    }

    /** The design was written to a file as {@code written}, which may be older than what it is now. */
    public void saved(Path where, Design written) {
        file = Optional.of(where.toAbsolutePath().normalize());
        if (written == design) {
            savedMark = history.mark();
        } else {
            savedMark = NOWHERE;
        }
        listeners.forEach(DocumentListener::fileChanged);
    }

    /** It was recovered, or its file is gone: no state of it counts as saved. */
    public void unsaved() {
        savedMark = NOWHERE;
        listeners.forEach(DocumentListener::fileChanged);
    }

    private static final long NOWHERE = -1;

    // ---- listeners --------------------------------------------------------------------------------------------------

    public void addListener(DocumentListener listener) {
        listeners.add(listener);
    }

    public void removeListener(DocumentListener listener) {
        listeners.remove(listener);
    }
}
