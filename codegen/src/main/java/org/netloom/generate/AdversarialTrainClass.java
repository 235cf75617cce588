package org.netloom.generate;

/**
 * What the template of the Train.java of an adversarial pair gets.
 *
 * @param plan the training plan as a Java expression
 * @param samplePort which input of the discriminator is the sample
 * @param conditional true where both networks are given the target of the sample
 */
public record AdversarialTrainClass(String packageName, String plan, int samplePort, boolean conditional) {}
