package org.netloom.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.json.Json;

/**
 * What a trained classifier says of one sample of its data.
 *
 * @param index in the part of the data
 * @param target index of the right class
 * @param predicted index of the likeliest class
 * @param probabilities of all classes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SampleResult(int index, int target, int predicted, float[] probabilities) {
    /** The probability of the class it chose. */
    public float confidence() {
        return probabilities[predicted];
    }

    /** Reads a line; empty where the sample has no single class. */
    static Optional<SampleResult> parse(String line) {
        Map<String, Object> m = Json.parseObject(line);
        if (!(m.get("probabilities") instanceof List<?> list) || !(m.get("target") instanceof Long target)) {
            return Optional.empty();
        }
        float[] probabilities = new float[list.size()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = list.get(i) instanceof Number n ? n.floatValue() : Float.NaN;
        }
        return Optional.of(new SampleResult(
                ((Number) m.get("index")).intValue(),
                target.intValue(),
                ((Number) m.get("predicted")).intValue(),
                probabilities));
    }
}
