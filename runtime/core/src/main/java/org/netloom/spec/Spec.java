package org.netloom.spec;

import java.util.List;
import org.netloom.problem.Problem;

/**
 * A self-describing record: its components are hyper-parameters annotated with {@link Param}, the record itself carries
 * {@link Doc}. Palette, property panel, checker, design files, generated code and reference all iterate these. A spec may
 * hold values out of range (a person is still typing); {@link SpecType#problems} lists what is wrong.
 *
 * <p>Conventions, held by a test: a static {@code of(...)} takes exactly the components without a default, in order; each
 * component with a default has a method of its name with one argument that returns a changed copy.
 */
public interface Spec {
    /** What is wrong with values that are in range one by one: a minimum above its maximum. */
    default List<Problem> conflicts() {
        return List.of();
    }
}
