package org.netloom.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documentation, range and default of a hyper-parameter: a record component of a {@link Spec}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
    /** The default of {@link #def()}: a value must be given. */
    String REQUIRED = "\0";

    /** One line: what it is. */
    String doc();

    /** Unit, for example "pixels"; empty where it has none. */
    String unit() default "";

    /** Smallest legal value (of each number in a pair or list). */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest legal value. */
    double max() default Double.POSITIVE_INFINITY;

    /** True where {@link #min()} itself is not legal: a learning rate is above 0. */
    boolean above() default false;

    /** True where {@link #max()} itself is not legal: a dropout rate is below 1. */
    boolean below() default false;

    /** Default, in the JSON notation of design files ("1", "\"same\"", "[1, 2]", "true"). */
    String def() default REQUIRED;

    /** Component whose value is the default, where the default is no constant: a pooling's stride is its kernel. */
    String defaultFrom() default "";

    /** How a summary of a few words says it, with {@code %s} for the value; empty: name and value. */
    String brief() default "";
}
