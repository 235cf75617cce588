package org.netloom.generate;

import java.util.List;

/** What the template of a block's class gets. */
public record BlockClass(
        String packageName,
        List<String> about,
        String className,
        List<ClassWriter.Field> fields,
        List<String> gradientFields,
        String signature,
        String nameParameter,
        List<String> construction,
        String outputShape,
        String inputs,
        String inputComment,
        List<String> forward,
        String outputGradient,
        String outputComment,
        String backwardNote,
        List<String> backward,
        List<String> toParameters,
        List<String> gradientNames) {}
