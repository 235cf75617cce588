package org.netloom.generate;

/**
 * What the template of the Train.java of a game's player gets.
 *
 * @param plan the training plan as a Java expression
 * @param doubleQ true where the network chooses the next action and its copy rates it
 */
public record DeepQTrainClass(String packageName, String className, String plan, boolean doubleQ) {}
