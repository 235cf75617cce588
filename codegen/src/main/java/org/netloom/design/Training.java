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

    /** True where the document has no training section. */
    public boolean absent() {
        return plan.isEmpty() && written.isEmpty() && problems.isEmpty() && unknown.isEmpty();
    }
}
