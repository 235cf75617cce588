package org.netloom.generate;

import java.util.List;

/** What the template of the network's class gets; all texts are Java or comments, ready to stand where they are put. */
public record NetworkClass(
        String packageName,
        List<String> about,
        String className,
        String name,
        String inputShape,
        String outputShape,
        List<ClassWriter.Field> fields,
        List<String> construction,
        String input,
        String inputComment,
        List<String> forward,
        String outputGradient,
        String outputComment,
        List<String> backward,
        String designHash) {}
