package org.netloom.designer.canvas;

import org.netloom.problem.Problem;
import org.netloom.problem.Severity;

/** A problem at a node, as its badge and its tooltip tell it. */
public record Trouble(Severity severity, String code, String text) {
    static Trouble of(Problem p) {
        String what = p.parameter().isEmpty() ? "" : p.parameter() + ": ";
        return new Trouble(p.severity(), p.code(), what + p.text());
    }
}
