package org.netloom.run;

import java.nio.file.Path;
import org.netloom.check.DesignMessage;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.Dataset;
import org.netloom.data.TargetForm;
import org.netloom.train.TrainingPlan;

/** The data of a training, sample for sample as its process reads them. */
public final class RunData {
    private RunData() {}

    /**
     * Opens the data a run was trained on. May take seconds.
     *
     * @throws org.netloom.problem.NetloomException if they are not there any more
     */
    public static DataParts of(Run run) {
        TrainingPlan plan = run.plan().orElseThrow(() -> DesignMessage.NO_PLAN.exception(run.name()));
        return of(plan, run.base());
    }

    /**
     * Opens the data of a plan.
     *
     * @param base what relative paths start from
     */
    public static DataParts of(TrainingPlan plan, Path base) {
        boolean classes = plan.loss().comparison().labels();
        return DataSources.open(
                plan.data(), plan.split(), base, plan.seed(), classes ? TargetForm.CLASSES : TargetForm.NUMBERS);
    }

    /** A part by the name that evaluations call it. */
    public static Dataset part(DataParts data, String part) {
        return switch (part) {
            case "test" -> data.test();
            case "validation" -> data.validation();
            case "training" -> data.train();
            default -> throw new IllegalArgumentException(part);
        };
    }
}
