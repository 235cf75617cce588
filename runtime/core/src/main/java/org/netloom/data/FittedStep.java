package org.netloom.data;

import java.util.Map;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** A step of the preprocessing with its measured numbers. */
sealed interface FittedStep permits PerChannel, PerPlace, Rotation {
    /** The step as the design names it. */
    String name();

    /** Changes the sample at {@code sample[at...]} in place. */
    void apply(float[] sample, int at);

    /** Takes the change back. */
    void revert(float[] sample, int at);

    /** Its numbers as JSON values, those apart that {@link #tensors} has. */
    Map<String, Object> toJson();

    /** Its larger numbers. */
    default Map<String, Tensor> tensors() {
        return Map.of();
    }

    /**
     * What {@link #toJson} and {@link #tensors} gave.
     *
     * @param input extent of the samples
     */
    static FittedStep fromJson(Fields json, Map<String, Tensor> tensors, Shape input) {
        return switch (json.text("type")) {
            case "Standardize", "Rescale" -> PerChannel.fromJson(json, input);
            case "MeanImage" -> PerPlace.fromJson(json, tensors, input);
            default -> Rotation.fromJson(json, tensors, input);
        };
    }
}
