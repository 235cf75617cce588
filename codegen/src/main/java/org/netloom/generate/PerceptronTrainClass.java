package org.netloom.generate;

/**
 * What the template of a perceptron's Train.java gets.
 *
 * @param plan the training plan as a Java expression
 */
public record PerceptronTrainClass(String packageName, String className, String plan) {}
