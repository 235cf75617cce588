package org.netloom.generate;

/**
 * What the template of an autoencoder's Train.java gets.
 *
 * @param plan the training plan as a Java expression
 * @param code name of the node whose output is the code; empty where none is named
 */
public record AutoencoderTrainClass(String packageName, String className, String plan, String code) {}
