package org.netloom.generate;

/**
 * What the template of the Train.java of an adversarial pair gets.
 *
 * @param plan the training plan as a Java expression
 * @param samplePort which input of the discriminator is the sample
 * @param conditional true where the generator makes the target of a sample from its input
 */
public record AdversarialTrainClass(String packageName, String plan, int samplePort, boolean conditional) {}
