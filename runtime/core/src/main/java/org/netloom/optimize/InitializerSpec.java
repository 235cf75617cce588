package org.netloom.optimize;

import org.netloom.spec.Noun;
import org.netloom.spec.Spec;

/** How weights start. Biases start at 0, scales of normalisations at 1. */
@Noun("initializer")
public sealed interface InitializerSpec extends Spec
        permits ConstantInit, GaussianInit, UniformInit, XavierInit, HeInit {}
