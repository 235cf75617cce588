package org.netloom.data;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.SpecType;

/** Arrays of NumPy. */
@Doc(
        summary = "Samples and targets in arrays as NumPy saves them: .npz, or .npy files side by side.",
        formula = "inputs N x H x W (x C), N x L x C or N x features; targets N (classes), N x K or N x H x W (masks)",
        use = "For whatever was prepared in Python. Arrays are found by their names (x_train, y_test, images, labels,"
                + " masks ...); train, val and test in a name make the parts.",
        avoid = "Not for arrays larger than memory, and not for pickled objects: only numbers are read.",
        source = "Harris et al. 2020, Array programming with NumPy; format of numpy.save")
public record NpyData(
        @Param(doc = "archive .npz, file .npy or folder of such, relative to the design file")
        String path,

        @Param(doc = "name of the array of inputs; empty: found by its name", def = "\"\"")
        String inputs,

        @Param(doc = "name of the array of targets; empty: found by its name", def = "\"\"")
        String targets,

        @Param(doc = "inputs are N x C x H x W, as in PyTorch", def = "false")
        boolean channelsFirst,

        @Param(doc = "inputs N x L x C are sequences; otherwise N x H x W are grey images", def = "false")
        boolean sequences)
        implements DataSpec {
    public static NpyData of(String path) {
        return new NpyData(path, "", "", false, false);
    }

    private NpyData with(String component, Object value) {
        return SpecType.of(NpyData.class).copy(this, component, value);
    }

    public NpyData inputs(String value) {
        return with("inputs", value);
    }

    public NpyData targets(String value) {
        return with("targets", value);
    }

    public NpyData channelsFirst(boolean value) {
        return with("channelsFirst", value);
    }

    public NpyData sequences(boolean value) {
        return with("sequences", value);
    }
}
