package org.netloom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.netloom.check.CheckResult;
import org.netloom.check.Checker;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.generate.ExportOptions;
import org.netloom.generate.ExportResult;
import org.netloom.generate.Exporter;
import org.netloom.generate.OpenClLibrary;
import org.netloom.generate.ProjectBuilder;
import org.netloom.generate.ProjectRunner;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.problem.NetloomException;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/**
 * A training and its folder: beside what the training itself leaves there, the design as it was trained, the project made
 * of it, and where its data lie. All is read from the folder when it is asked for, so a run outlives the program that
 * began it.
 *
 * @param folder of the training
 */
public record Run(Path folder) {
    /** The design as trained, which may be fitted to other data than its file says. */
    private static final String DESIGN = "design.netloom";

    private static final String RUN = "run.json";
    private static final String NAME = "name";
    private static final String BEGUN = "begun";
    private static final String BASE = "base";
    private static final String SOURCE = "source";

    /** True where this is the folder of a training. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(RUN)) && Files.isRegularFile(folder.resolve(DESIGN));
    }

    /** True once the design to be trained is remembered here. */
    public boolean exists() {
        return isOne(folder);
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    /** Trained weights; there once the training has finished. */
    public Path model() {
        return folder.resolve("model.safetensors");
    }

    /** What the training goes on from. */
    public Path checkpoint() {
        return folder.resolve("checkpoint.safetensors");
    }

    /** The report for people, an HTML page. */
    public Path report() {
        return folder.resolve("report.html");
    }

    Path events() {
        return folder.resolve("events.jsonl");
    }

    /** What the training wrote for people to read. */
    public Path console() {
        return folder.resolve("console.txt");
    }

    Path commands() {
        return folder.resolve("commands");
    }

    /** Raw samples that are watched while it is trained, a JSON list a line. */
    public Path probe() {
        return folder.resolve("probe.jsonl");
    }

    Path samples(String part) {
        return folder.resolve("samples-" + part + ".jsonl");
    }

    // ---- what is known of it ----------------------------------------------------------------------------------------

    /** What a person calls it; the name of its folder until then. */
    public String name() {
        return field(NAME).orElse(folder.getFileName().toString());
    }

    /** Calls it otherwise. The folder keeps its name. */
    public void rename(String name) {
        put(NAME, name.strip());
    }

    /** When it was begun; the time of its folder where that is not known. */
    public Instant begun() {
        try {
            Optional<String> text = field(BEGUN);
            return text.isPresent()
                    ? Instant.parse(text.get())
                    : Files.getLastModifiedTime(folder).toInstant();
        } catch (DateTimeParseException | IOException _) {
            return Instant.EPOCH;
        }
    }

    /** The design that was trained here. */
    public Design design() {
        return DesignFile.load(folder.resolve(DESIGN));
    }

    /** The design that it came of, before it was fitted to other data. */
    public Design source() {
        return field(SOURCE).map(DesignFile::parse).orElseGet(this::design);
    }

    /** What relative paths of its data start from. */
    public Path base() {
        return field(BASE).map(Path::of).orElse(Path.of(""));
    }

    /** The plan that was trained by, with the options of the run; that of the design where none was begun with. */
    public Optional<TrainingPlan> plan() {
        Path file = folder.resolve("plan.json");
        if (!Files.isRegularFile(file)) {
            return design().plan();
        }
        try {
            return Optional.of(SpecType.of(TrainingPlan.class).create(Json.parseObject(Files.readString(file))));
        } catch (IOException e) {
            throw RunMessage.BROKEN_RUN.exception(file, AtomicFile.reason(e));
        }
    }

    /** Remembers what is going to be trained: the design, and the design file it came of, as it is now. */
    public void remember(Design trained, Design source, Path base) {
        Map<String, Object> fields = new LinkedHashMap<>(exists() ? fields() : Map.of());
        fields.putIfAbsent(BEGUN, Instant.now().toString());
        fields.put(BASE, base.toAbsolutePath().normalize().toString());
        fields.put(SOURCE, DesignFile.text(source));
        AtomicFile.write(folder.resolve(RUN), Json.format(fields));
        AtomicFile.write(folder.resolve(DESIGN), DesignFile.text(trained));
    }

    /** True where what was trained here came of just this design. */
    public boolean cameOf(Design source) {
        return field(SOURCE).filter(DesignFile.text(source)::equals).isPresent();
    }

    private Map<String, Object> fields() {
        Path file = folder.resolve(RUN);
        try {
            return Json.parseObject(Files.readString(file));
        } catch (IOException e) {
            throw RunMessage.BROKEN_RUN.exception(file, AtomicFile.reason(e));
        } catch (NetloomException e) {
            throw RunMessage.BROKEN_RUN.exception(file, e.problems().getFirst().text());
        }
    }

    private Optional<String> field(String name) {
        return fields().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private void put(String name, String value) {
        Map<String, Object> fields = new LinkedHashMap<>(fields());
        fields.put(name, value);
        AtomicFile.write(folder.resolve(RUN), Json.format(fields));
    }

    // ---- the training -----------------------------------------------------------------------------------------------

    /** True where there are weights to predict with, be it of a training that was stopped. */
    public boolean hasModel() {
        return Files.exists(model());
    }

    /** All that it has told. */
    public RunHistory history() {
        RunHistory history = new RunHistory();
        new EventFile(events()).more().forEach(history::add);
        return history;
    }

    /** Where it stands, as its history and its process say. */
    public RunState state(RunHistory history) {
        boolean lives = process().isPresent();
        if (history.end().isPresent() && !lives) {
            return RunState.of(history.end().get().reason());
        }
        if (lives) {
            return history.paused() ? RunState.PAUSED : RunState.RUNNING;
        }
        if (history.start().isEmpty()) {
            // A process was started, but what it said ended before the first step.
            return Files.exists(console()) ? RunState.FAILED : RunState.NEW;
        }
        return RunState.INTERRUPTED;
    }

    /** The process that trains it now, which may have been started by a program that is gone. */
    public Optional<ProcessHandle> process() {
        return ProcessMark.find(folder);
    }

    /**
     * Exports the project of a design into the folder and compiles it, as far as that is not done.
     *
     * @throws NetloomException with all errors of the design, or if a file cannot be written
     * @throws java.util.concurrent.CancellationException where the preparation was called off
     */
    public ProjectRunner prepare(Design design, Path base, Preparation progress) {
        return prepare(design, base, false, progress);
    }

    /**
     * As above.
     *
     * @param openCl true to have the OpenCL module in the project; one that has it keeps it
     */
    public ProjectRunner prepare(Design design, Path base, boolean openCl, Preparation progress) {
        progress.begin(Preparation.Stage.CHECKING);
        CheckResult checked = Checker.check(design);
        progress.begin(Preparation.Stage.EXPORTING);
        Path project = folder.resolve("project");
        ExportOptions options = ExportOptions.of().openCl(openCl || OpenClLibrary.isIn(project));
        ExportResult exported = Exporter.export(checked, project, options);
        for (String kept : exported.kept()) {
            progress.note(
                    "kept as changed by hand: " + exported.project().folder().resolve(kept));
        }
        progress.begin(Preparation.Stage.COMPILING);
        ProjectBuilder.build(exported.project());
        return ProjectRunner.of(exported.project()).base(base).javaOptions(ChildJvm.options());
    }

    /** Makes the project ready again that was trained here. */
    public ProjectRunner prepare(Preparation progress) {
        return prepare(false, progress);
    }

    /** The same with the OpenCL module, where that is asked for. */
    public ProjectRunner prepare(boolean openCl, Preparation progress) {
        return prepare(design(), base(), openCl, progress);
    }

    /**
     * Deletes the folder with all that is in it.
     *
     * @throws NetloomException NL-824 while it is being trained; NL-411 if a file cannot be deleted
     */
    public void delete() {
        if (process().isPresent()) {
            throw RunMessage.STILL_RUNS.exception(name());
        }
        try (Stream<Path> content = Files.walk(folder)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw AtomicFile.failure(folder, e);
        }
    }
}
