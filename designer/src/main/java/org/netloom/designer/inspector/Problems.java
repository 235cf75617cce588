package org.netloom.designer.inspector;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netloom.design.Body;
import org.netloom.design.Design;
import org.netloom.designer.document.Editor;
import org.netloom.designer.edit.FixEdits;
import org.netloom.problem.Fix;
import org.netloom.problem.Problem;

/** Where problems stand, and how they are mended. */
final class Problems {
    /** A design that is broken in more places is not searched to the end at every keystroke. */
    private static final int MOST = 500;

    private Problems() {}

    /** The problems that stand at a node of the present scope, at whichever use of its block. */
    static List<Problem> at(Editor editor, String node) {
        Design design = editor.document().result().design();
        Body body = editor.body();
        return editor.document().result().problems().stream()
                .limit(MOST)
                .filter(p -> stands(design, p, body, node))
                .collect(Collectors.toMap(Problem::text, p -> p, (a, _) -> a, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static boolean stands(Design design, Problem problem, Body body, String node) {
        if (!problem.node().endsWith(node)) {
            return false;
        }
        Optional<Design.Place> place = design.locate(problem.node());
        return place.filter(p -> p.node().id().equals(node) && p.body().name().equals(body.name()))
                .isPresent();
    }

    /** Mends a problem, as one step that can be undone. Does nothing for a problem of an earlier state of the design. */
    static void apply(Editor editor, Problem problem, Fix fix) {
        if (editor.document().checking()) {
            return;
        }
        editor.edit(FixEdits.apply(problem, fix));
    }
}
