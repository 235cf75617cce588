package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Example;
import org.netloom.spec.Param;
import org.netloom.spec.SpecType;

/** A hyperspectral image whose pixels are classified. */
@Doc(
        summary = "Patches of a hyperspectral cube, one around each labelled pixel.",
        formula =
                "sample = cube[row - p/2 .. row + p/2, column - p/2 .. column + p/2, bands], mirrored at the edges; class"
                        + " = label - 1",
        use = "Land cover from the air: a cube of height x width x bands and a map of labels, 0 for unknown, as NumPy"
                + " arrays. A patch of 1 looks at the spectrum alone; PcaWhitening over channels suits spectra.",
        avoid =
                "Not as proof for another scene: patches overlap, so that a random split lets the test part see pixels of the training part; figures look"
                        + " better than they are.",
        source = "Chen et al. 2016, Deep feature extraction and classification of hyperspectral images")
@Example(settings = "{\"path\": \"scene.npz\", \"labels\": \"labels\"}")
public record SpectralCube(
        @Param(doc = "array height x width x bands: .npy, or .npz with the labels in it")
        String path,

        @Param(doc = "array height x width of labels, 0 for unknown: its name in the archive, or its file beside")
        String labels,

        @Param(doc = "side of the patches, odd", unit = "pixels", min = 1, max = 255, def = "5")
        int patch)
        implements DataSpec {
    public static SpectralCube of(String path, String labels) {
        return new SpectralCube(path, labels, 5);
    }

    public SpectralCube patch(int value) {
        return SpecType.of(SpectralCube.class).copy(this, "patch", value);
    }
}
