package org.netloom.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/** The samples of one IDX file, without labels: to be predicted. */
public final class IdxSamples {
    private IdxSamples() {}

    /**
     * Reads all samples of a file, gzip or not.
     *
     * @param input extent of the network's input; a single channel need not be an extent of its own in the file
     * @throws org.netloom.problem.NetloomException if the file is damaged, or its samples have another extent
     */
    public static List<float[]> read(Path path, Shape input) {
        IdxFile file = IdxFile.read(path);
        int[] dims = file.sample();
        long size = 1;
        for (int d : dims) {
            size *= d;
        }
        boolean fits = size == input.elements()
                && (dims.length < 2 || !input.isImage() || (dims[0] == input.height() && dims[1] == input.width()));
        if (!fits) {
            throw CoreMessage.PREDICT_SHAPE.exception(path, java.util.Arrays.toString(dims), input);
        }
        List<float[]> samples = new ArrayList<>(file.count());
        for (int i = 0; i < file.count(); i++) {
            float[] sample = new float[(int) size];
            for (int j = 0; j < sample.length; j++) {
                sample[j] = file.bytes() != null ? file.bytes()[i][j] & 255 : file.floats()[i][j];
            }
            samples.add(sample);
        }
        return samples;
    }
}
