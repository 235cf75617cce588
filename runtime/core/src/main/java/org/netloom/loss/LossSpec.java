package org.netloom.loss;

import org.netloom.spec.Noun;
import org.netloom.spec.Spec;

/** What a training minimises. Losses of classes take logits: the softmax or sigmoid is inside. */
@Noun("loss")
public sealed interface LossSpec extends Spec
        permits SoftmaxCrossEntropy, BinaryCrossEntropy, MeanSquared, MeanAbsolute, Huber {}
