package org.netloom.run;

/** Where a training stands. */
public enum RunState {
    /** Nothing was computed yet. */
    NEW,
    RUNNING,
    PAUSED,
    FINISHED,
    /** The validation did not get better any more; the best weights are kept. */
    STOPPED_EARLY,
    /** Stopped by a person, or its process was lost; it can go on from its last checkpoint. */
    INTERRUPTED,
    /** It met a NaN or an infinity. */
    DIVERGED,
    /** Data, file or machine did not allow it. */
    FAILED;

    /** True while a process works on it. */
    public boolean lives() {
        return this == RUNNING || this == PAUSED;
    }

    /** True where it came to its end as planned. */
    public boolean complete() {
        return this == FINISHED || this == STOPPED_EARLY;
    }

    static RunState of(String reason) {
        return switch (reason) {
            case "finished" -> FINISHED;
            case "stopped early" -> STOPPED_EARLY;
            case "diverged" -> DIVERGED;
            case "interrupted" -> INTERRUPTED;
            default -> FAILED;
        };
    }
}
