package org.netloom.generate;

import java.nio.file.Path;
import java.util.List;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.design.Design;

/** Exports designs as Java projects. */
public final class Exporter {
    private Exporter() {}

    /**
     * Checks a design and writes its project. All is made in memory and parsed before anything is written; files that a
     * person changed since the last export are kept. The same design gives the same bytes.
     *
     * @param folder of the project; is made where it is missing
     * @throws org.netloom.problem.NetloomException with all errors of the design, or if the folder holds other things
     *     (NL-702) or cannot be written
     * @throws GeneratorDefect if Netloom made wrong Java
     */
    public static ExportResult export(Design design, Path folder, ExportOptions options) {
        return export(Checker.check(design), folder, options, RuntimeLibrary.own());
    }

    /** As above, for a design that was just checked. */
    public static ExportResult export(CheckResult checked, Path folder, ExportOptions options) {
        return export(checked, folder, options, RuntimeLibrary.own());
    }

    static ExportResult export(CheckResult checked, Path folder, ExportOptions options, RuntimeLibrary runtime) {
        checked.orThrow();
        ProjectGenerator generator = new ProjectGenerator(checked, options, runtime);
        List<ProjectFile> files = generator.files();
        ProjectWriter writer = new ProjectWriter(folder, files, options.force());
        writer.write();
        Project project = new Project(
                folder,
                generator.packageName(),
                folder.resolve(ProjectGenerator.runtimeJar(runtime)),
                generator.openClJars().stream().map(folder::resolve).toList());
        return new ExportResult(
                project,
                generator.plan(),
                generator.networks(),
                writer.written,
                writer.unchanged,
                writer.kept,
                writer.removed);
    }
}
