package org.netloom.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** {@code y[i] = x[i] - mean[i]}, number by number. */
final class PerPlace implements FittedStep {
    private final Tensor mean;

    /** @param mean one sample */
    PerPlace(Tensor mean) {
        this.mean = mean;
    }

    @Override
    public String name() {
        return "MeanImage";
    }

    @Override
    public void apply(float[] sample, int at) {
        float[] m = mean.data();
        int from = mean.offset();
        for (int i = 0, n = mean.size(); i < n; i++) {
            sample[at + i] -= m[from + i];
        }
    }

    @Override
    public void revert(float[] sample, int at) {
        float[] m = mean.data();
        int from = mean.offset();
        for (int i = 0, n = mean.size(); i < n; i++) {
            sample[at + i] += m[from + i];
        }
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", name());
        return json;
    }

    @Override
    public Map<String, Tensor> tensors() {
        return Map.of("mean", mean);
    }

    static PerPlace fromJson(Fields json, Map<String, Tensor> tensors, Shape input) {
        Tensor mean = tensors.get("mean");
        if (mean == null || mean.size() != input.size()) {
            throw CoreMessage.STORED_DATA.exception(
                    "preprocessing", json.text("type"), input.size() + " means", mean == null ? "none" : mean.size());
        }
        return new PerPlace(mean);
    }
}
