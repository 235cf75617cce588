package org.netloom.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.problem.Problem;
import org.netloom.train.TrainingPlan;

/**
 * The training section of a design: a plan, or what was written and why it could not be read, or nothing.
 *
 * @param plan the plan, where it could be read
 * @param written the section as written; empty where there is none
 * @param problems why it could not be read
 * @param unknown fields this version does not know; they are saved again
 */
public record Training(
        Optional<TrainingPlan> plan, Map<String, Object> written, List<Problem> problems, Map<String, Object> unknown) {
    /** No training section. */
    public static final Training NONE = new Training(Optional.empty(), Map.of(), List.of(), Map.of());

    public Training {
        written = new LinkedHashMap<>(written);
        problems = List.copyOf(problems);
        unknown = new LinkedHashMap<>(unknown);
    }

    public static Training of(TrainingPlan plan) {
        return NONE.with(plan);
    }

    /** Another plan; unknown fields stay. */
    public Training with(TrainingPlan changed) {
        return new Training(Optional.of(changed), Map.of(), List.of(), unknown);
    }

    /**
     * The section with one value changed. What is on the way and has its default is written out with it.
     *
     * @param path such as "batchSize", "optimizer.learningRate" or "augmentation[1].share"; the index behind the last
     *     element of a list adds one
     * @param value in the notation of design files
     */
    public Training with(String path, Object value) {
        return SectionPath.of(path).set(this, value);
    }

    /** The section without one value, which gets its default; an element of a list is taken out. */
    public Training without(String path) {
        return SectionPath.of(path).remove(this);
    }

    /** True where the document has no training section. */
    public boolean absent() {
        return plan.isEmpty() && written.isEmpty() && problems.isEmpty() && unknown.isEmpty();
    }
}
