package org.netloom.spec;

/**
 * A self-describing record: its components are hyper-parameters annotated with {@link Param}, the record itself carries
 * {@link Doc}. Palette, property panel, checker, design files, generated code and reference all iterate these. A spec may
 * hold values out of range (a person is still typing); {@link SpecType#problems} lists what is wrong.
 *
 * <p>Conventions, held by a test: a static {@code of(...)} takes exactly the components without a default, in order; each
 * component with a default has a method of its name with one argument that returns a changed copy.
 */
public interface Spec {}
