package org.netloom.designer.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/** The text about a defect that a user can pass on: version, system, what happened and where. Nothing of the design. */
final class ErrorReport {
    private ErrorReport() {}

    static String of(Throwable e) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println("Netloom " + version() + ", Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        out.println("Memory: " + Quantities.bytes(Runtime.getRuntime().totalMemory()) + " of at most "
                + Quantities.bytes(Runtime.getRuntime().maxMemory()));
        out.println();
        e.printStackTrace(out);
        out.flush();
        return text.toString();
    }

    /** "0.1.0", or "development" where the classes come from no jar. */
    static String version() {
        return Optional.ofNullable(ErrorReport.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
