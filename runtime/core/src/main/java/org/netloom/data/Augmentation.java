package org.netloom.data;

import org.netloom.spec.Spec;

/** A random change of training images. */
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
