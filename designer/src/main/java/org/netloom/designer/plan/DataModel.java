package org.netloom.designer.plan;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.Timer;
import org.netloom.designer.document.DesignChange;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.document.DocumentListener;
import org.netloom.designer.widget.Background;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;
import org.netloom.train.TrainingPlan;

/**
 * The data set of a document's plan, opened beside the event thread once somebody looks at it, and again when the plan
 * names another. Shared by the pages of a document.
 */
public final class DataModel {
    /** A pause in typing; each keystroke would open a data set otherwise. */
    private static final int PAUSE_MS = 250;

    /** How far it is. */
    sealed interface State {
        /** The design has no plan that can be read. */
        record Absent() implements State {}

        /** @param share from 0 to 1; negative where unknown */
        record Opening(double share, String text) implements State {}

        /** Somebody called it off. */
        record Cancelled() implements State {}

        record Opened(OpenedData data) implements State {}

        /** It cannot be opened, for a reason that a person can mend. */
        record Failed(List<Problem> problems) implements State {}
    }

    private final DesignDocument document;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final DocumentListener following = new DocumentListener() {
        @Override
        public void designChanged(DesignChange change) {
            follow();
        }

        @Override
        public void fileChanged() {
            follow();
        }
    };
    private final Timer pause = new Timer(PAUSE_MS, _ -> open());
    private State state = new State.Absent();
    private Optional<OpenedData> last = Optional.empty();
    private OpenedData.Source source;
    private Background.Job job;
    private boolean needed;

    public DataModel(DesignDocument document) {
        this.document = document;
        pause.setRepeats(false);
        document.addListener(following);
    }

    /** Ends it. */
    public void close() {
        document.removeListener(following);
        pause.stop();
        stop();
        listeners.clear();
    }

    State state() {
        return state;
    }

    /** What is open, if it is what the plan names now. */
    Optional<OpenedData> opened() {
        return state instanceof State.Opened o ? Optional.of(o.data()) : Optional.empty();
    }

    /** What was opened last, to be shown until something else is there. */
    Optional<OpenedData> last() {
        return last;
    }

    /** Somebody looks: it is opened from now on. */
    void need() {
        if (!needed) {
            needed = true;
            follow();
        }
    }

    /** Opens it again: a file may have been mended. */
    void reopen() {
        source = null;
        follow();
    }

    /** Calls off what is being opened. */
    void cancel() {
        if (state instanceof State.Opening) {
            stop();
            become(new State.Cancelled());
        }
    }

    private void stop() {
        if (job != null) {
            job.cancel();
            job = null;
        }
    }

    private void follow() {
        if (!needed) {
            return;
        }
        Optional<TrainingPlan> plan = document.design().plan();
        if (plan.isEmpty()) {
            stop();
            pause.stop();
            source = null;
            last = Optional.empty();
            become(new State.Absent());
            return;
        }
        OpenedData.Source now = OpenedData.Source.of(document, plan.get());
        if (now.equals(source)) {
            return;
        }
        boolean first = source == null;
        source = now;
        stop();
        become(new State.Opening(-1, ""));
        if (first) {
            open();
        } else {
            pause.restart();
        }
    }

    private void open() {
        OpenedData.Source wanted = source;
        if (wanted == null) {
            return;
        }
        job = Background.run(
                progress -> OpenedData.open(wanted, progress),
                (share, text) -> become(new State.Opening(share, text)),
                data -> {
                    last = Optional.of(data);
                    become(new State.Opened(data));
                },
                this::failed);
    }

    private void failed(Exception e) {
        switch (e) {
            case NetloomException n -> become(new State.Failed(n.problems()));
            case CancellationException _ -> become(new State.Cancelled());
            // Not a person's mistake: shown by the handler of the event thread.
            case RuntimeException r -> {
                become(new State.Cancelled());
                throw r;
            }
            default -> throw new IllegalStateException(e);
        }
    }

    private void become(State now) {
        state = now;
        listeners.forEach(Runnable::run);
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
