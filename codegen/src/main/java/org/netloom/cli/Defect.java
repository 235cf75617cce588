package org.netloom.cli;

import java.util.ArrayList;
import java.util.List;

/** Tells a person about a defect of Netloom: short enough to read, long enough to find the place. */
final class Defect {
    private static final int FRAMES = 6;

    private Defect() {}

    static String report(Throwable e) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "This is a defect of Netloom, not your mistake. Please report it with these lines and, if you may, the");
        lines.add("design; CONTRIBUTING.md says where.");
        lines.add("");
        lines.add("  Netloom " + Version.number() + ", Java " + Runtime.version() + ", " + System.getProperty("os.name")
                + " " + System.getProperty("os.arch"));
        for (Throwable t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
            lines.add("  " + t);
            StackTraceElement[] trace = t.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, trace.length); i++) {
                lines.add("    " + trace[i].getClassName() + "." + trace[i].getMethodName() + ":"
                        + trace[i].getLineNumber());
            }
        }
        return String.join(System.lineSeparator(), lines);
    }
}
