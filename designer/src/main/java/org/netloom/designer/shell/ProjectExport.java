package org.netloom.designer.shell;

import java.nio.file.Path;
import java.util.Optional;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.designer.Texts;
import org.netloom.designer.widget.Background;
import org.netloom.generate.ExportOptions;
import org.netloom.generate.ExportResult;
import org.netloom.generate.Exporter;
import org.netloom.generate.RuntimeLibrary;

/**
 * What is to be exported and how.
 *
 * @param design a copy, with the name that the project is to have
 * @param packageName Java package
 * @param data folder that the data lies in which is to come along; empty: none does
 * @param openCl whether the OpenCL module comes along
 * @param keep whether files that were changed by hand stay
 */
record ProjectExport(
        Design design, String packageName, Path folder, Optional<Path> data, boolean openCl, boolean keep) {
    /**
     * Exports, beside the event thread. A cancel counts until the files are written.
     *
     * @throws org.netloom.problem.NetloomException if the design has errors or the folder cannot be written
     * @throws InterruptedException where it was cancelled
     */
    ExportResult run(Background.Progress progress) throws InterruptedException {
        progress.at(0.1, Texts.get("shell.export.checking"));
        CheckResult checked = Checker.check(design).orThrow();
        going(progress);
        progress.at(0.3, Texts.get("shell.export.runtime"));
        RuntimeLibrary.own();
        going(progress);
        progress.at(0.6, Texts.get("shell.export.writing"));
        ExportOptions options =
                ExportOptions.of().packageName(packageName).force(!keep).openCl(openCl);
        ExportOptions all = data.map(options::dataFolder).orElse(options);
        return Exporter.export(checked, folder, all);
    }

    private static void going(Background.Progress progress) throws InterruptedException {
        if (progress.cancelled()) {
            throw new InterruptedException("the export was cancelled");
        }
    }

    /** What a user types to go on, as the system's shell takes it. */
    static String commands(Path folder, boolean windows) {
        if (windows) {
            return "cd /d \"" + folder + "\"\nrun\nrun evaluate\n";
        }
        String path = folder.toString();
        String quoted = path.matches("[A-Za-z0-9_./:=@%+,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
        return "cd " + quoted + "\n./run\n./run evaluate\n";
    }
}
