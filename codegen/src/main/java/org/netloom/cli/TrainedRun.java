package org.netloom.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.generate.ExportOptions;
import org.netloom.generate.ExportResult;
import org.netloom.generate.Exporter;
import org.netloom.generate.ProjectBuilder;
import org.netloom.generate.ProjectRunner;
import org.netloom.generate.ProjectRunner.Program;
import org.netloom.json.Json;
import org.netloom.problem.NetloomException;

/**
 * The folder of a training: beside what the training itself leaves there, the design as it was trained, the project made
 * of it, and where its data lie.
 */
record TrainedRun(Path folder) {
    /** The design as trained, which may be fitted to other data than its file says. */
    private static final String DESIGN = "design.netloom";

    private static final String RUN = "run.json";

    /** {@code runs/NAME}, where no folder is given. */
    static TrainedRun of(Path given, Design design) {
        return new TrainedRun(given != null ? given : Path.of("runs", design.name()));
    }

    Path model() {
        return folder.resolve("model.safetensors");
    }

    /** True where this is the folder of a training. */
    static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(RUN)) && Files.isRegularFile(folder.resolve(DESIGN));
    }

    boolean exists() {
        return isOne(folder);
    }

    /** The design that was trained here. */
    Design design() {
        return DesignFile.load(folder.resolve(DESIGN));
    }

    /** Remembers what is going to be trained: the design, and the design file it came of, as it is now. */
    void remember(Design trained, Design source, Path base) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("base", base.toAbsolutePath().normalize().toString());
        run.put("source", DesignFile.text(source));
        Output.write(folder.resolve(RUN), (Json.format(run) + "\n").getBytes(StandardCharsets.UTF_8));
        Output.write(folder.resolve(DESIGN), DesignFile.text(trained).getBytes(StandardCharsets.UTF_8));
    }

    /** True where what was trained here came of just this design. */
    boolean cameOf(Design source) {
        return field("source").filter(DesignFile.text(source)::equals).isPresent();
    }

    private Optional<String> field(String name) {
        Path file = folder.resolve(RUN);
        try {
            return Json.parseObject(Files.readString(file)).get(name) instanceof String text
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IOException e) {
            throw CliMessage.BROKEN_RUN.exception(file, Output.reason(e));
        } catch (NetloomException e) {
            throw CliMessage.BROKEN_RUN.exception(file, e.problems().getFirst().text());
        }
    }

    /** Exports the project of a design into the folder and compiles it, as far as that is not done. */
    ProjectRunner project(Design design, Path base, Terminal terminal) {
        ExportResult exported = Exporter.export(Checker.check(design), folder.resolve("project"), ExportOptions.of());
        for (String kept : exported.kept()) {
            terminal.note(
                    "kept as changed by hand: " + exported.project().folder().resolve(kept));
        }
        ProjectBuilder.build(exported.project());
        return ProjectRunner.of(exported.project()).base(base).javaOptions(ChildProgram.javaOptions());
    }

    /** Runs a program of the project that was trained here. */
    int run(Program program, List<String> args, Terminal terminal) {
        Path base = field("base").map(Path::of).orElse(Path.of(""));
        return ChildProgram.run(project(design(), base, terminal), program, args, terminal);
    }
}
