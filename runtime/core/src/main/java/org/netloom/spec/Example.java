package org.netloom.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The example of a reference page, for a spec whose values and inputs do not follow from its components. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Example {
    /** Hyper-parameters as in a design file: {@code {"units": 10}}; those left out get usual values. */
    String settings() default "{}";

    /** Shapes of the inputs of a layer, in their order, as in a design file: {@code [28, 28, 1]}. */
    String[] inputs() default {};
}
