package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** CIFAR-10 binary files. */
@Doc(
        summary = "32x32 colour images in the binary format of CIFAR-10.",
        formula = "32 x 32 x 3, values 0..255, 10 classes",
        use = "CIFAR-10 and subsets: a folder with data_batch_*.bin and test_batch.bin, or one file.",
        avoid = "Not to judge on how it looks on large photographs: 32x32 pixels hide most detail.",
        source = "Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images")
public record Cifar10Data(
        @Param(doc = "folder or file, relative to the design file")
        String path) implements DataSpec {
    public static Cifar10Data of(String path) {
        return new Cifar10Data(path);
    }
}
