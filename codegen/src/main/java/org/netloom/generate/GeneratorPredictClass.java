package org.netloom.generate;

/**
 * What the template of a generator's Predict.java gets.
 *
 * @param className of the generator
 * @param input what it takes, in words
 * @param output what it makes, in words
 * @param modelFile where a training leaves the model
 */
public record GeneratorPredictClass(
        String packageName, String className, String input, String output, String modelFile) {}
