package org.netloom.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * {@code y = ((x - mean) V) * s}, and for ZCA {@code ((x - mean) V) * s V^T}: the numbers of a sample, or the channels of
 * each of its pixels, on the principal axes of the training part. One matrix with the scales in it.
 */
final class Rotation implements FittedStep {
    /** Most numbers that are mixed with each other: the matrix has this many rows and columns. */
    static final int MOST = 4096;

    /** Samples that are enough to measure a covariance by. */
    private static final int ENOUGH = 20_000;

    private static final int AT_ONCE = 8;

    private final String name;
    private final int size;
    private final Tensor mean;
    private final Tensor axes;
    private final Tensor scales;
    private final boolean back;
    private final float[] forward;
    private final ThreadLocal<float[]> turned;
    private float[] inverse;

    /**
     * @param size numbers in a sample, a multiple of n
     * @param mean n numbers
     * @param axes n x n, an axis in each row
     * @param scales n factors, one for each axis
     * @param back true where the result is turned back: ZCA
     */
    private Rotation(String name, int size, Tensor mean, Tensor axes, Tensor scales, boolean back) {
        this.name = name;
        this.size = size;
        this.mean = mean;
        this.axes = axes;
        this.scales = scales;
        this.back = back;
        forward = matrix(false);
        turned = ThreadLocal.withInitial(() -> new float[mean.size()]);
    }

    /** Row i is what number i of the input gives to each number of the output. */
    private float[] matrix(boolean inverted) {
        int n = mean.size();
        float[] v = axes.data();
        int first = axes.offset();
        float[] m = new float[n * n];
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(row, 0);
            if (back) {
                // V diag(s) V^T
                for (int k = 0; k < n; k++) {
                    double s = inverted ? 1 / scales.get(k) : scales.get(k);
                    double f = s * v[first + k * n + i];
                    int axis = first + k * n;
                    for (int j = 0; j < n; j++) {
                        row[j] += f * v[axis + j];
                    }
                }
            } else if (inverted) {
                for (int j = 0; j < n; j++) {
                    row[j] = v[first + i * n + j] / scales.get(i);
                }
            } else {
                for (int k = 0; k < n; k++) {
                    row[k] = scales.get(k) * v[first + k * n + i];
                }
            }
            for (int j = 0; j < n; j++) {
                m[i * n + j] = (float) row[j];
            }
        }
        return m;
    }

    /**
     * Measures a step.
     *
     * @param train seen through the steps in front
     * @param untouched numbers or channels that keep their meaning, such as one-hot columns
     * @throws org.netloom.problem.NetloomException NL-263 if too many numbers are mixed, NL-209 if one is not finite
     */
    static Rotation fit(Preprocess spec, Dataset train, BitSet untouched) {
        Over over = over(spec);
        int size = train.inputShape().size();
        int n = over == Over.SAMPLE ? size : train.inputShape().channels();
        if (n > MOST) {
            throw CoreMessage.TOO_MANY_TO_MIX.exception(spec.getClass().getSimpleName(), n, train.inputShape(), MOST);
        }
        double[] mean = new double[n];
        double[][] covariance = covariance(train, n, mean);
        int[] mixed = IntStream.range(0, n).filter(i -> !untouched.get(i)).toArray();
        SymmetricEigen eigen = SymmetricEigen.of(part(covariance, mixed));
        Tensor scales = Tensor.allocate(1, Shape.of(n), Precision.FLOAT);
        Tensor axes = Tensor.allocate(1, Shape.of(n, n), Precision.FLOAT);
        for (int k = 0; k < mixed.length; k++) {
            scales.set(k, scale(spec, Math.max(0, eigen.values()[k])));
            for (int i = 0; i < mixed.length; i++) {
                axes.set(k * n + mixed[i], eigen.vectors()[k][i]);
            }
        }
        // What is not mixed has an axis of its own.
        int axis = mixed.length;
        for (int i = untouched.nextSetBit(0); i >= 0 && i < n; i = untouched.nextSetBit(i + 1)) {
            mean[i] = 0;
            scales.set(axis, 1);
            axes.set(axis++ * n + i, 1);
        }
        Tensor means = Tensor.allocate(1, Shape.of(n), Precision.FLOAT);
        for (int i = 0; i < n; i++) {
            means.set(i, mean[i]);
        }
        return new Rotation(spec.getClass().getSimpleName(), size, means, axes, scales, spec instanceof ZcaWhitening);
    }

    private static double[][] part(double[][] matrix, int[] indices) {
        return Arrays.stream(indices)
                .mapToObj(i ->
                        Arrays.stream(indices).mapToDouble(j -> matrix[i][j]).toArray())
                .toArray(double[][]::new);
    }

    private static Over over(Preprocess spec) {
        return switch (spec) {
            case Decorrelate s -> s.over();
            case PcaWhitening s -> s.over();
            case ZcaWhitening s -> s.over();
            default -> throw new IllegalArgumentException(spec + " mixes nothing");
        };
    }

    private static double scale(Preprocess spec, double variance) {
        return switch (spec) {
            case PcaWhitening s -> inverseRoot(variance + s.epsilon());
            case ZcaWhitening s -> inverseRoot(variance + s.epsilon());
            default -> 1;
        };
    }

    /** An axis without any variance keeps its scale: there is nothing on it. */
    private static double inverseRoot(double variance) {
        return variance > 0 ? 1 / Math.sqrt(variance) : 1;
    }

    /** Of evenly spaced samples where there are very many; the mean comes beside. */
    private static double[][] covariance(Dataset data, int n, double[] mean) {
        int count = Math.min(data.size(), ENOUGH);
        float[] sample = new float[data.inputShape().size()];
        int rows = sample.length / n;
        for (int s = 0; s < count; s++) {
            data.input(index(s, count, data.size()), sample, 0);
            for (int at = 0; at < sample.length; at++) {
                mean[at % n] += sample[at];
            }
        }
        double total = (double) count * rows;
        for (int i = 0; i < n; i++) {
            mean[i] /= total;
            if (!Double.isFinite(mean[i])) {
                throw CoreMessage.DATA_NOT_FINITE.exception(i);
            }
        }
        double[][] sums = new double[n][n];
        double[][] some = new double[AT_ONCE][n];
        int filled = 0;
        for (int s = 0; s < count; s++) {
            data.input(index(s, count, data.size()), sample, 0);
            for (int r = 0; r < rows; r++) {
                for (int i = 0; i < n; i++) {
                    some[filled][i] = sample[r * n + i] - mean[i];
                }
                if (++filled == AT_ONCE) {
                    addProducts(sums, some);
                    filled = 0;
                }
            }
        }
        for (int k = filled; k < AT_ONCE; k++) {
            Arrays.fill(some[k], 0);
        }
        addProducts(sums, some);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                sums[i][j] /= total;
                sums[j][i] = sums[i][j];
            }
        }
        return sums;
    }

    private static int index(int s, int count, int size) {
        return (int) ((long) s * size / count);
    }

    /** {@code sums[i][j] += sum over k of x[k][i] * x[k][j]} for j up to i; eight rows a pass, so that sums are read once. */
    private static void addProducts(double[][] sums, double[][] x) {
        for (int i = 0; i < sums.length; i++) {
            double[] row = sums[i];
            for (int k = 0; k < AT_ONCE; k += 4) {
                double a = x[k][i];
                double b = x[k + 1][i];
                double c = x[k + 2][i];
                double d = x[k + 3][i];
                double[] xa = x[k];
                double[] xb = x[k + 1];
                double[] xc = x[k + 2];
                double[] xd = x[k + 3];
                for (int j = 0; j <= i; j++) {
                    row[j] += a * xa[j] + b * xb[j] + c * xc[j] + d * xd[j];
                }
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void apply(float[] sample, int at) {
        int n = mean.size();
        float[] y = turned.get();
        for (int from = at; from < at + size; from += n) {
            Arrays.fill(y, 0);
            for (int i = 0; i < n; i++) {
                add(y, sample[from + i] - (float) mean.get(i), forward, i * n);
            }
            System.arraycopy(y, 0, sample, from, n);
        }
    }

    private static void add(float[] y, float factor, float[] matrix, int row) {
        for (int j = 0; j < y.length; j++) {
            y[j] += factor * matrix[row + j];
        }
    }

    @Override
    public void revert(float[] sample, int at) {
        int n = mean.size();
        if (inverse == null) {
            inverse = matrix(true);
        }
        float[] x = turned.get();
        for (int from = at; from < at + size; from += n) {
            for (int i = 0; i < n; i++) {
                x[i] = (float) mean.get(i);
            }
            for (int i = 0; i < n; i++) {
                add(x, sample[from + i], inverse, i * n);
            }
            System.arraycopy(x, 0, sample, from, n);
        }
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", name);
        json.put("mixed", (long) mean.size());
        return json;
    }

    @Override
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        all.put("mean", mean);
        all.put("axes", axes);
        all.put("scales", scales);
        return all;
    }

    static Rotation fromJson(Fields json, Map<String, Tensor> tensors, Shape input) {
        String type = json.text("type");
        Tensor mean = tensors.get("mean");
        Tensor axes = tensors.get("axes");
        Tensor scales = tensors.get("scales");
        boolean whole = mean != null && axes != null && scales != null;
        int n = whole ? mean.size() : 0;
        if (!whole || axes.size() != n * n || scales.size() != n || input.size() % n != 0) {
            throw CoreMessage.STORED_DATA.exception(
                    "preprocessing", type, "mean, axes and scales for samples of " + input, n + " means");
        }
        return new Rotation(type, input.size(), mean, axes, scales, type.equals("ZcaWhitening"));
    }
}
