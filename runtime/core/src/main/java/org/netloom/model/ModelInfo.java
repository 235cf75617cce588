package org.netloom.model;

import java.util.List;
import java.util.Optional;
import org.netloom.data.Preprocessor;
import org.netloom.data.TableSchema;
import org.netloom.data.TargetKind;
import org.netloom.loss.LossSpec;
import org.netloom.loss.YoloGrid;
import org.netloom.loss.YoloV1;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * What a model file knows beside the weights: enough to predict from raw samples without the training data.
 *
 * @param network name
 * @param designHash of the design the network was generated from
 * @param input extent of one sample; where the network has several inputs, of all of them one behind the other
 * @param output extent of one output
 * @param task what the outputs mean
 * @param labels names of the classes, labels or numbers, by index
 * @param loss the network was trained with
 * @param preprocessor with the numbers measured on the training part
 * @param target what the output was compared with; numbers compared with the input are reconstructions of it
 * @param schema how columns become numbers, where the data is a table
 */
public record ModelInfo(
        String network,
        String designHash,
        Shape input,
        Shape output,
        Task task,
        List<String> labels,
        LossSpec loss,
        Preprocessor preprocessor,
        TargetKind target,
        Optional<TableSchema> schema) {
    public ModelInfo {
        labels = List.copyOf(labels);
    }

    /**
     * What an output of the network means: logits become probabilities; reconstructions get the scale of the raw samples
     * back.
     *
     * @param networkOutput of one sample; is changed
     */
    public Prediction prediction(float[] networkOutput) {
        if (task == Task.DETECTION && loss.main() instanceof YoloV1 yolo) {
            YoloGrid grid = YoloGrid.of(yolo, network, output);
            Tensor one = Tensor.of(networkOutput, 1, output);
            return Prediction.of(labels, Detection.of(grid, one, 0, Prediction.SURE, Prediction.APART), networkOutput);
        }
        Prediction p = Prediction.of(task, labels, output.channels(), networkOutput);
        if (task == Task.SAMPLES || target == TargetKind.INPUT && networkOutput.length == input.size()) {
            float[] raw = p.values();
            preprocessor.revert(raw, 0);
            return new Prediction(task, labels, raw);
        }
        return p;
    }
}
