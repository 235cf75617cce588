package org.netloom.generate;

import java.util.List;

/** What the template of a block's class gets. */
public record BlockClass(
        String packageName,
        List<String> about,
        String className,
        List<ClassWriter.Field> fields,
        String signature,
        String nameParameter,
        List<String> construction,
        String outputShape,
        String input,
        String inputComment,
        List<String> forward,
        String outputGradient,
        String outputComment,
        List<String> backward,
        List<String> toParameters) {}
