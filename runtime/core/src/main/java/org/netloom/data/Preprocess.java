package org.netloom.data;

import org.netloom.spec.Noun;
import org.netloom.spec.Spec;

/** A fixed change of every sample, measured on the training part and stored with the model. */
@Noun("preprocessing")
public sealed interface Preprocess extends Spec
        permits Standardize, Rescale, MeanImage, Decorrelate, PcaWhitening, ZcaWhitening {}
