package org.netloom.designer.edit;

import org.netloom.check.Fixes;
import org.netloom.designer.document.Edit;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;

/** The remedies that problems offer. */
public final class FixEdits {
    private FixEdits() {}

    /** Applies a fix of a problem that the last check of the present design found. */
    public static Edit apply(Problem problem, Fix fix) {
        return Edit.of(fix.label(), design -> Fixes.apply(design, problem, fix));
    }
}
