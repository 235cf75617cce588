package org.netloom.designer.plan;

import java.util.Optional;
import org.netloom.designer.document.DesignDocument;
import org.netloom.designer.edit.FixEdits;
import org.netloom.designer.edit.PlanEdits;
import org.netloom.designer.widget.SpecForm;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;
import org.netloom.spec.Component;
import org.netloom.spec.SpecType;
import org.netloom.train.TrainingPlan;

/** What forms of the plan do to the document: each change is a step that can be undone, keystrokes in one field one step. */
class PlanSteps implements SpecForm.Host {
    private final DesignDocument document;

    PlanSteps(DesignDocument document) {
        this.document = document;
    }

    @Override
    public void change(String path, Object json) {
        document.edit(PlanEdits.set(path, json));
    }

    @Override
    public void settle() {
        document.settle();
    }

    @Override
    public void fix(Problem problem, Fix fix) {
        document.settle();
        document.edit(FixEdits.apply(whole(problem), fix));
        document.settle();
    }

    /** An epoch count or a factor that is a good start, where the smallest legal one is not. */
    @Override
    public Optional<Object> starting(SpecType<?> type, Component component) {
        return switch (type.name() + "." + component.name()) {
            case "StepDecay.every" -> Optional.of(Math.max(1L, epochs() / 3));
            case "WarmUp.epochs" -> Optional.of(Math.clamp(epochs() / 10, 1L, 5L));
            default -> component.name().equals("learningRate") ? Optional.of(0.001) : Optional.empty();
        };
    }

    private long epochs() {
        return document.design().plan().map(TrainingPlan::epochs).orElse(10);
    }

    /** The problem as the checker gave it: forms are given paths within the plan. */
    private static Problem whole(Problem p) {
        boolean cut = p.node().isEmpty() && !p.parameter().startsWith(PlanPanel.SECTION);
        String parameter = p.parameter().isEmpty() ? PlanPanel.SECTION : PlanPanel.SECTION + "." + p.parameter();
        return cut ? new Problem(p.key(), p.node(), parameter, p.text(), p.fixes()) : p;
    }
}
