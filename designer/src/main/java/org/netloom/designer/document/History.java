package org.netloom.designer.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.netloom.design.Design;
import org.netloom.design.DesignDelta;

/** Steps that can be undone and redone, without limit. */
final class History {
    /**
     * A step.
     *
     * @param id tells steps apart, for the saved mark
     */
    record Step(long id, String name, String mergeKey, DesignDelta delta) {}

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private long ids;

    /** What marks the present state; equal for equal states of one document. */
    long mark() {
        return done.isEmpty() ? 0 : done.peek().id();
    }

    Optional<Step> next() {
        return Optional.ofNullable(undone.peek());
    }

    Optional<Step> last() {
        return Optional.ofNullable(done.peek());
    }

    /**
     * Adds a step, joined with the one before where they share a key and nothing was undone or saved in between.
     *
     * @param before the design in front of this step
     * @param saved mark of the state that was saved, which must stay a state of its own
     */
    void add(Edit edit, Design before, Design after, DesignDelta delta, long saved) {
        boolean joined = !edit.mergeKey().isEmpty()
                && undone.isEmpty()
                && mark() != saved
                && last().filter(s -> s.mergeKey().equals(edit.mergeKey())).isPresent();
        undone.clear();
        if (joined) {
            Step first = done.pop();
            DesignDelta whole = DesignDelta.between(first.delta().revert(before), after);
            if (!whole.isEmpty()) {
                done.push(new Step(++ids, first.name(), edit.mergeKey(), whole));
            }
            return;
        }
        done.push(new Step(++ids, edit.name(), edit.mergeKey(), delta));
    }

    Step undo() {
        Step step = done.pop();
        undone.push(step);
        return step;
    }

    Step redo() {
        Step step = undone.pop();
        done.push(step);
        return step;
    }

    /** Ends the joining of steps: what comes next is a step of its own. */
    void settle() {
        last().filter(s -> !s.mergeKey().isEmpty()).ifPresent(s -> {
            done.pop();
            done.push(new Step(s.id(), s.name(), "", s.delta()));
        });
    }
}
