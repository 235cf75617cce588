package org.netloom.generate;

/**
 * What the template of Predict.java gets.
 *
 * @param trained true where there is a Train.java; otherwise the network is a part of a trained one
 * @param image true where the network takes images
 * @param modelFile where a training leaves the model
 * @param argument of predict in the example
 */
public record PredictClass(
        String packageName,
        String className,
        boolean trained,
        boolean image,
        String inputShape,
        String inputComment,
        String modelFile,
        String argument) {}
