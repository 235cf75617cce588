package org.netloom.generate;

import java.util.List;

/** What the template of the network's class gets; all texts are Java or comments, ready to stand where they are put. */
public record NetworkClass(
        String packageName,
        List<String> about,
        String className,
        String base,
        String superArguments,
        List<ClassWriter.Field> fields,
        List<String> construction,
        String forwardSignature,
        List<String> forward,
        String backwardSignature,
        List<String> backward,
        String designHash) {}
