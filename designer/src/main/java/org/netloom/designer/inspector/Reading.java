package org.netloom.designer.inspector;

import java.util.List;
import java.util.Optional;
import org.netloom.problem.Problem;

/**
 * What a setting is just now.
 *
 * @param value in the notation of design files; empty where several nodes have different ones
 * @param given true where it differs from its default, so that it can be reset
 * @param problems that the checker found at it
 */
record Reading(Optional<Object> value, boolean given, List<Problem> problems) {
    Reading {
        problems = List.copyOf(problems);
    }

    /** The name of the block parameter that it takes its value from: "filters". */
    Optional<String> reference() {
        return value.filter(v -> v instanceof String s && s.startsWith("$"))
                .map(v -> v.toString().substring(1));
    }
}
