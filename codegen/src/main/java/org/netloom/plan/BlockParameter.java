package org.netloom.plan;

/**
 * A parameter of a block as an argument of its class.
 *
 * @param name in the design
 * @param variable in Java
 * @param type in Java: int, double, boolean, String, Size, Padding or an enum
 */
public record BlockParameter(String name, String variable, Class<?> type) {}
