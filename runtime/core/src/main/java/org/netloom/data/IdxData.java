package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** IDX files, the format of MNIST. */
@Doc(
        summary = "Images and labels in IDX files, gzip or not.",
        formula = "as the files say",
        use = "MNIST, Fashion-MNIST, EMNIST.",
        source = "LeCun et al. 1998")
public record IdxData(
        @Param(doc = "folder with the files, relative to the design file")
        String path) implements DataSpec {
    public static IdxData of(String path) {
        return new IdxData(path);
    }
}
