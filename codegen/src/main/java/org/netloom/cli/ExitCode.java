package org.netloom.cli;

/** What the command line ends with. */
final class ExitCode {
    /** All went well. */
    static final int OK = 0;
    /** A user's mistake, a failed check, data or a machine that do not allow it. */
    static final int FAILED = 1;
    /** The command line is not understood. */
    static final int USAGE = 2;
    /** There is no JDK 25 to compile with. */
    static final int NO_JDK = 3;
    /** The training met a NaN or an infinity. */
    static final int DIVERGED = 4;
    /** A defect of Netloom. */
    static final int DEFECT = 70;
    /** Interrupted with Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
