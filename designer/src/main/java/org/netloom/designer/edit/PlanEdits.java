package org.netloom.designer.edit;

import org.netloom.design.Training;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Edit;
import org.netloom.train.TrainingPlan;

/** The training section. */
public final class PlanEdits {
    private PlanEdits() {}

    /**
     * Sets a value; keystrokes in a row are one step.
     *
     * @param path as in the file: "optimizer.learningRate", "augmentation[1].share", "loss"; the index behind the last
     *     element of a list adds one
     * @param value in the notation of design files
     */
    public static Edit set(String path, Object value) {
        return Edit.of(name(path), d -> d.training(d.training().with(path, value)))
                .merging("plan " + path);
    }

    /** Gives a value its default again; takes an element of a list out. */
    public static Edit reset(String path) {
        return Edit.of(name(path), d -> d.training(d.training().without(path)));
    }

    /** Another plan altogether. */
    public static Edit replace(TrainingPlan plan) {
        return Edit.of(Texts.get("edit.plan"), d -> d.training(plan));
    }

    /** Takes the training section away. */
    public static Edit remove() {
        return Edit.of(Texts.get("edit.removePlan"), d -> d.training(Training.NONE));
    }

    private static String name(String path) {
        return Texts.get("edit.setPlan", Parameters.words(path));
    }
}
