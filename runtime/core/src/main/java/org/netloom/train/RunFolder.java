package org.netloom.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.problem.NetloomException;
import org.netloom.spec.SpecType;

/** The folder that a training leaves its files in. */
record RunFolder(Path path) {
    private static final String PLAN = "plan.json";

    /** {@code --out}, or the folder of the checkpoint to go on from, or {@code runs/name}. */
    static RunFolder of(TrainingOptions options, String network) {
        return new RunFolder(options.text("--out")
                .map(Path::of)
                .or(() -> options.text("--resume")
                        .filter(file -> !file.isEmpty())
                        .map(file -> Path.of(file).toAbsolutePath().getParent()))
                .orElse(Path.of("runs", network)));
    }

    /** The folder that a model file lies in. */
    static RunFolder beside(Path model) {
        return new RunFolder(model.toAbsolutePath().getParent());
    }

    Path model() {
        return path.resolve("model.safetensors");
    }

    Path checkpoint() {
        return path.resolve("checkpoint.safetensors");
    }

    Path report() {
        return path.resolve("report.html");
    }

    Path events() {
        return path.resolve("events.jsonl");
    }

    /** Which algorithms the run was computed with, where there was a choice at all. */
    void writeAlgorithms(Map<String, String> used) {
        if (!used.isEmpty()) {
            new AlgorithmFile(path.resolve("algorithms.json")).write(used);
        }
    }

    /** The plan that was trained by, or the given one where there is none. */
    TrainingPlan plan(TrainingPlan otherwise) {
        try {
            return SpecType.of(TrainingPlan.class)
                    .create(TrainingPlan.present(Json.parseObject(Files.readString(path.resolve(PLAN)))));
        } catch (IOException | NetloomException _) {
            return otherwise;
        }
    }

    /** Writes the plan; the first file of a run, so that a folder that cannot be written shows before the training. */
    void writePlan(TrainingPlan plan) {
        AtomicFile.write(path.resolve(PLAN), Json.format(SpecType.of(plan).toJson(plan)));
    }

    /**
     * Renames the checkpoint of an unfinished run, so that a new one does not destroy it.
     *
     * @return where it is now, or null where there was none or it was finished
     */
    Path setAside() {
        if (!Files.exists(checkpoint())) {
            return null;
        }
        try {
            if (Checkpoint.read(checkpoint()).finished()) {
                return null;
            }
        } catch (NetloomException _) {
            // Not one of ours, or damaged: kept as well.
        }
        Path aside = path.resolve("checkpoint.previous.safetensors");
        try {
            return Files.move(checkpoint(), aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw AtomicFile.failure(aside, e);
        }
    }
}
