package org.netloom.compare;

/** How long a run of processes will still take, from how long those took that have ended. */
public final class Outlook {
    private final double planned;
    private double done;
    private double taken;

    /** @param planned seconds that all were guessed to take */
    Outlook(double planned) {
        this.planned = planned;
    }

    /** Another one has ended. */
    void add(double guessed, double seconds) {
        done += guessed;
        taken += seconds;
    }

    /** Seconds that the rest will take. */
    double remaining() {
        double pace = done > 0 ? taken / done : 1;
        return Math.max(0, planned - done) * pace;
    }

    /** "about 12 min left". */
    @Override
    public String toString() {
        long seconds = Math.round(remaining());
        return seconds < 90 ? "about " + seconds + " s left" : "about " + Math.round(seconds / 60.0) + " min left";
    }
}
