package org.netloom.plan;

import org.netloom.spec.Shape;

/**
 * A value of the forward pass: the input of a class, or what a step gives.
 *
 * @param id of the node it comes from
 * @param variable that holds it in the forward pass
 * @param shape of one sample where its class is used first
 */
public record Value(String id, String variable, Shape shape) {}
