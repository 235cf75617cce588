package org.netloom.data;

import org.netloom.spec.Noun;
import org.netloom.spec.Spec;

/** A random change of training images. */
@Noun("augmentation")
public sealed interface Augmentation extends Spec
        permits RandomShift,
                RandomRotate,
                RandomScale,
                RandomFlip,
                RandomCrop,
                RandomBrightness,
                RandomContrast,
                ColorShift,
                GaussianNoise,
                Cutout {}
