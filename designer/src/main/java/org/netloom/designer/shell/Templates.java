package org.netloom.designer.shell;

import java.nio.file.Path;
import org.netloom.cli.Samples;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.designer.edit.PlanEdits;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/** New designs that begin as a copy of a sample. */
final class Templates {
    private Templates() {}

    /**
     * The design of a sample. It has no file yet that a relative path to its data could start from, so that path becomes
     * absolute.
     */
    static Design copy(Samples.Sample sample) {
        Design design = DesignFile.load(sample.design());
        design.plan().map(TrainingPlan::data).ifPresent(data -> {
            boolean hasPath = SpecType.of(data).component("path").isPresent();
            if (hasPath && !sample.data().isEmpty()) {
                Path file = sample.data().getFirst().toAbsolutePath().normalize();
                PlanEdits.set("data.path", file.toString()).change().accept(design);
            }
        });
        return design;
    }
}
