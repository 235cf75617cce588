package org.netloom.generate;

import java.util.List;

/**
 * What the template of README.md gets; all texts are Markdown.
 *
 * @param trained true where there are programs to train
 * @param part true where it comes with the weights of a larger network
 * @param openCl true where it comes with the OpenCL module
 */
public record ReadmeFile(
        String title,
        String summary,
        boolean trained,
        boolean part,
        boolean openCl,
        String runFolder,
        String data,
        List<Layer> layers,
        List<Block> blocks,
        List<File> files,
        String modelFile,
        String argument) {
    /** A row of a table of layers. */
    public record Layer(String node, String what, String shape, String parameters) {}

    /** A block with its layers. */
    public record Block(String name, List<Layer> layers, String remark) {}

    /** A file worth knowing. */
    public record File(String name, String path, String what) {}
}
