package org.netloom.plan;

import java.util.Set;

/**
 * How a network is planned.
 *
 * @param reservedClasses simple names that no class may have, since the generated code uses them for something else
 * @param inputGradients true where something learns in front of the network: its backward pass then says what the gradients
 *     of its inputs are
 * @param className of the network; empty: it follows from the name of the design
 */
public record PlanOptions(Set<String> reservedClasses, boolean inputGradients, String className) {
    public PlanOptions {
        reservedClasses = Set.copyOf(reservedClasses);
    }

    /** No names reserved, no gradients of inputs. */
    public static PlanOptions of() {
        return new PlanOptions(Set.of(), false, "");
    }

    public PlanOptions reserved(Set<String> classes) {
        return new PlanOptions(classes, inputGradients, className);
    }

    public PlanOptions inputGradients(boolean value) {
        return new PlanOptions(reservedClasses, value, className);
    }

    public PlanOptions className(String value) {
        return new PlanOptions(reservedClasses, inputGradients, value);
    }
}
