package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** IDX files, the format of MNIST. */
@Doc(
        summary = "Images and labels in IDX files, gzip or not.",
        formula = "height x width x channels as the files say, values 0..255",
        use = "MNIST, Fashion-MNIST, EMNIST. The folder holds train-images-idx3-ubyte with "
                + "train-labels-idx1-ubyte, and t10k-... for the test part.",
        avoid = "Not for images of different sizes or with paths and boxes: take a folder of images.",
        source = "LeCun, Cortes and Burges 1998, file format of MNIST")
public record IdxData(
        @Param(doc = "folder with the files, relative to the design file")
        String path) implements DataSpec {
    public static IdxData of(String path) {
        return new IdxData(path);
    }
}
