package org.netloom.generate;

/**
 * What the template of the network's test gets.
 *
 * @param branched true where inputs and outputs come in lists; then the shapes are lists, too
 * @param parameters their number, as a literal
 * @param gradientGroups an argument with a comma in front, or nothing
 * @param slow true where the comparison of gradients takes minutes
 * @param steps true where the gradient goes straight through a step, so that differences say nothing of it
 * @param trained true where there is a Train.java
 */
public record NetworkTestClass(
        String packageName,
        String className,
        boolean branched,
        String inputShape,
        String outputShape,
        String parameters,
        int gradientBatch,
        String gradientGroups,
        boolean slow,
        boolean steps,
        boolean trained,
        int learningBatch,
        int learningSteps,
        int seed) {}
