package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** CIFAR-10 binary files. */
@Doc(
        summary = "32x32 colour images in the binary format of CIFAR-10.",
        formula = "32 x 32 x 3, 10 classes",
        use = "CIFAR-10 and subsets.",
        source = "Krizhevsky 2009")
public record Cifar10Data(
        @Param(doc = "folder or file, relative to the design file")
        String path) implements DataSpec {
    public static Cifar10Data of(String path) {
        return new Cifar10Data(path);
    }
}
