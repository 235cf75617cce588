package org.netloom.generate;

/**
 * What the template of Train.java gets.
 *
 * @param plan the training plan as a Java expression
 */
public record TrainClass(String packageName, String className, String plan) {}
