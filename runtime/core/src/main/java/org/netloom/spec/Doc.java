package org.netloom.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documentation of a spec, in the words of the lectures. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Doc {
    /** One line: what it does. */
    String summary();

    /** The formula, in plain text. */
    String formula();

    /** When to use it. */
    String use();

    /** When not to use it, and what then. */
    String avoid() default "";

    /** Paper and year, or the standard term's origin. */
    String source();
}
