package org.netloom.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.json.Json;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Reads reference values written by PyTorch: channels first, weights with the output channels in front. */
final class Torch {
    private Torch() {}

    /**
     * An array with its extents, as PyTorch lays it out.
     *
     * @param dims extents, outermost first
     */
    @SuppressWarnings("ArrayRecordComponent") // many numbers, never compared as a whole
    record Values(int[] dims, double[] data) {
        int rank() {
            return dims.length;
        }

        /** Element i of {@code permuted(axes)} along axis k runs along this array's axis {@code axes[k]}. */
        Values permuted(int... axes) {
            int[] strides = new int[rank()];
            for (int k = rank() - 1, step = 1; k >= 0; k--) {
                strides[k] = step;
                step *= dims[k];
            }
            int[] newDims = new int[rank()];
            for (int k = 0; k < rank(); k++) {
                newDims[k] = dims[axes[k]];
            }
            double[] to = new double[data.length];
            int[] at = new int[rank()];
            for (int i = 0; i < to.length; i++) {
                int from = 0;
                for (int k = 0; k < rank(); k++) {
                    from += at[k] * strides[axes[k]];
                }
                to[i] = data[from];
                for (int k = rank() - 1; k >= 0 && ++at[k] == newDims[k]; k--) {
                    at[k] = 0;
                }
            }
            return new Values(newDims, to);
        }

        /** {@code N C H W} and {@code N C L} to {@code N H W C} and {@code N L 1 C}; vectors stay. */
        Values channelsLast() {
            return switch (rank()) {
                case 4 -> permuted(0, 2, 3, 1);
                case 3 -> reshaped(dims[0], dims[1], dims[2], 1).channelsLast();
                default -> this;
            };
        }

        /** {@code O I H W} to {@code H W I O} (a transposed convolution's {@code I O H W} to {@code H W O I}), {@code O I} to {@code I O}. */
        Values weights() {
            return switch (rank()) {
                case 4 -> permuted(2, 3, 1, 0);
                case 2 -> permuted(1, 0);
                default -> this;
            };
        }

        Values reshaped(int... newDims) {
            return new Values(newDims, data);
        }

        /** Part i along the first axis. */
        Values get(int i) {
            int n = data.length / dims[0];
            int[] inner = java.util.Arrays.copyOfRange(dims, 1, dims.length);
            return new Values(inner, java.util.Arrays.copyOfRange(data, i * n, (i + 1) * n));
        }

        /** Extent of one sample of a batch. */
        Shape sample() {
            return Shape.of(java.util.Arrays.copyOfRange(dims, 1, dims.length));
        }

        Tensor tensor(Precision precision) {
            return fill(Tensor.allocate(dims[0], sample(), precision));
        }

        Tensor fill(Tensor t) {
            if (t.size() != data.length) {
                throw new AssertionError("a tensor of " + t + " for " + data.length + " reference values");
            }
            for (int i = 0; i < data.length; i++) {
                t.set(i, data[i]);
            }
            return t;
        }
    }

    /** The folder named by the system property, or empty where there is none. */
    static Optional<Path> folder() {
        String name = System.getProperty("netloom.conformance", "");
        Path folder = Path.of(name, "torch");
        return !name.isEmpty() && Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    /** The cases of a file: objects; empty where the file is not there. */
    static List<Map<String, Object>> cases(String file) {
        Optional<Path> path = folder().map(f -> f.resolve(file)).filter(Files::exists);
        if (path.isEmpty()) {
            return List.of();
        }
        try {
            Object json = Json.parse(Files.readString(path.get()));
            List<Map<String, Object>> cases = new ArrayList<>();
            for (Object c : json instanceof List<?> list ? list : List.of(json)) {
                cases.add(object(c));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }

    /** An array: an object of shape and data, or nested lists. */
    static Values values(Object json) {
        if (json instanceof Map<?, ?> m) {
            Values flat = values(m.get("data"));
            return flat.reshaped(ints(m.get("shape")));
        }
        List<Integer> dims = new ArrayList<>();
        for (Object at = json; at instanceof List<?> list; at = list.isEmpty() ? null : list.getFirst()) {
            dims.add(list.size());
        }
        List<Double> data = new ArrayList<>();
        flatten(json, data);
        return new Values(
                dims.stream().mapToInt(Integer::intValue).toArray(),
                data.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void flatten(Object json, List<Double> into) {
        if (json instanceof List<?> list) {
            list.forEach(e -> flatten(e, into));
        } else {
            into.add(number(json));
        }
    }

    static int[] ints(Object json) {
        return ((List<?>) json).stream().mapToInt(n -> (int) number(n)).toArray();
    }

    static double number(Object json) {
        return ((Number) json).doubleValue();
    }
}
