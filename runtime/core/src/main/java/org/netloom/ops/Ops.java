package org.netloom.ops;

import java.util.List;
import java.util.Optional;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Allocator;
import org.netloom.tensor.Tensor;

/**
 * The narrow waist: all arithmetic that layers, losses and optimizers are composed of. Every implementation gives the
 * same bits at any number of threads: work is split in chunks that depend on the sizes only, and partial sums are added
 * in a fixed order.
 *
 * <p>Batch sizes are taken from the tensors ({@link Tensor#batch()}). "accumulate" adds to what the target holds instead
 * of replacing it. Letters: N batch; H W C input; OH OW K output; kh kw kernel; m n k matrix product. Arguments are
 * checked by the layers; kernels only assert. NaN in an input is NaN in the output wherever it takes part.
 */
public interface Ops {
    /** Added to a norm before something is divided by it: PyTorch's; it keeps the quotient finite. */
    double NORM_SUMMAND = 1e-6;

    /** One line for the log: which implementation, vector width, threads. */
    String describe();

    /** Where tensors lie that these operations work on best. */
    default Allocator allocator() {
        return Allocator.HOST;
    }

    /** What a user should know after a run: which operations ran elsewhere, and at what cost. */
    default List<String> notes() {
        return List.of();
    }

    /** Waits until all that was asked for is done; a device works on after a call. */
    default void await() {}

    /** For a training that tells the next step before this one is done; empty where nothing is gained. */
    default Optional<AheadOps> ahead() {
        return Optional.empty();
    }

    /** Which algorithms it takes where there are several. */
    Algorithms algorithms();

    /** Operations along rows of channels. */
    RowOps rows();

    /** Operations on blocks of channels, rows by number and batches of products. */
    BlockOps blocks();

    /** Operations that move numbers and put several tensors together. */
    MapOps maps();

    /** Operations on windows and regions of images. */
    RegionOps regions();

    /** Updates of parameters. */
    UpdateOps updates();

    // ---- moving -----------------------------------------------------------------------------------------------------

    void fill(Tensor t, double value);

    /** {@code to = from}; sizes are equal. */
    void copy(Tensor from, Tensor to);

    /**
     * Copies {@code count} channels of every row: {@code to[r, toChannel + c] = from[r, fromChannel + c]}, adding where
     * {@code accumulate}.
     */
    void copyChannels(Tensor from, int fromChannel, Tensor to, int toChannel, int count, boolean accumulate);

    // ---- element by element -----------------------------------------------------------------------------------------

    /** {@code y = f(a + b)}; y may be a or b. */
    void add(Tensor a, Tensor b, ActivationFunction f, Tensor y);

    /** {@code y = f(x)}; in place allowed. */
    void activate(ActivationFunction f, Tensor x, Tensor y);

    /**
     * {@code dx = dy * f'(x)}. {@code saved} is x or y, as {@link ActivationKind#retains()} says. dx may be dy.
     */
    void activateGradient(ActivationFunction f, Tensor saved, Tensor dy, Tensor dx);

    /**
     * The same, and in the same pass {@code sums[c] = sum over all rows of dx[r, c]}: the gradient of a bias in front of the
     * activation.
     */
    void activateGradient(ActivationFunction f, Tensor saved, Tensor dy, Tensor dx, boolean accumulate, Tensor sums);

    /** {@code y = softmax(x)} over the channels of every row; in place allowed. */
    void softmax(Tensor x, Tensor y);

    /** {@code dx = y * (dy - sum(dy * y))} over the channels of every row; dx may be dy. */
    void softmaxGradient(Tensor y, Tensor dy, Tensor dx);

    // ---- products ---------------------------------------------------------------------------------------------------

    /**
     * {@code c[m,n] = f(a[m,k] * b[k,n] + bias[n])}.
     *
     * @param transposeA a is stored {@code k x m}
     * @param transposeB b is stored {@code n x k}
     * @param bias n numbers, or null
     * @param accumulate {@code c += a*b}; bias must be null and f the identity
     */
    void matmul(
            int m,
            int n,
            int k,
            Tensor a,
            boolean transposeA,
            Tensor b,
            boolean transposeB,
            Tensor bias,
            ActivationFunction f,
            boolean accumulate,
            Tensor c);

    /** {@code y = f(conv(x, w) + bias)}; x {@code N H W C}, w {@code kh kw C/groups K}, bias K or null, y {@code N OH OW K}. */
    void conv2d(ConvGeometry g, Tensor x, Tensor w, Tensor bias, ActivationFunction f, Tensor y);

    /**
     * Gradient by data: dx {@code N H W C} from dy {@code N OH OW K}. Also the forward pass of a transposed convolution,
     * which is why it takes bias (C numbers, or null) and f.
     */
    void conv2dByData(ConvGeometry g, Tensor dy, Tensor w, Tensor bias, ActivationFunction f, Tensor dx);

    /** Gradient by filter: dw {@code kh kw C/groups K} from x and dy. */
    void conv2dByFilter(ConvGeometry g, Tensor x, Tensor dy, boolean accumulate, Tensor dw);

    /** {@code sums[c] = sum over all rows of x[r, c]}: the gradient of a bias. */
    void columnSums(Tensor x, boolean accumulate, Tensor sums);

    // ---- pooling ----------------------------------------------------------------------------------------------------

    /** Maximum of each window; padding never wins. */
    void maxPool(ConvGeometry g, Tensor x, Tensor y);

    /** Gives each dy to the first element of its window that equals the maximum (as PyTorch does). */
    void maxPoolGradient(ConvGeometry g, Tensor x, Tensor y, Tensor dy, Tensor dx);

    /**
     * Mean of each window.
     *
     * @param countPadding divide by the window's size within the padded image rather than by the pixels inside the image
     * @param bottom zeros below, which count where {@code countPadding} (a window may hang over further in ceil mode)
     * @param right zeros to the right
     */
    void avgPool(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor x, Tensor y);

    void avgPoolGradient(ConvGeometry g, boolean countPadding, int bottom, int right, Tensor dy, Tensor dx);

    // ---- batch normalisation; per channel, over all rows ------------------------------------------------------------

    /** Mean and biased variance of every channel. */
    void moments(Tensor x, Tensor mean, Tensor variance);

    /**
     * {@code y = f((x - mean) / sqrt(variance + epsilon) * scale + shift)}; in place allowed. Scale and shift may both be
     * null: 1 and 0.
     */
    void normalize(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            Tensor y);

    /**
     * Gradients of {@link #normalize}.
     *
     * @param scale null for 1; shift, dScale and dShift are then null, too
     * @param f the identity or ReLU, whose gradient follows from x; with others apply {@link #activateGradient} first
     * @param batchMoments true when mean and variance were those of x and depend on it; false for running ones
     * @param dx may be dy; null where only the gradients of the parameters are wanted
     */
    void normalizeGradient(
            Tensor x,
            Tensor mean,
            Tensor variance,
            double epsilon,
            Tensor scale,
            Tensor shift,
            ActivationFunction f,
            boolean batchMoments,
            Tensor dy,
            boolean accumulate,
            Tensor dScale,
            Tensor dShift,
            Tensor dx);

    // ---- losses: value is the sum over the batch in double; the gradient is multiplied by factor
    // -------------------------

    /**
     * Softmax cross-entropy over the channels of every row: {@code (1-s) * w[label] * -log p[label] + s/n * sum over c of
     * w[c] * -log p[c]} with smoothing s (Szegedy et al. 2016; with weights as PyTorch).
     *
     * @param labels one class index per row
     * @param ignore a row of this label counts for nothing
     * @param smoothing share of the target spread evenly over all classes, 0 for none
     * @param weights one per class, or null
     * @param factor the gradient is multiplied by this: 1/rows for the mean, 1/(sum of the rows' weights) with weights
     * @param gradient same shape as logits, may be logits, or null for the value alone
     */
    double softmaxCrossEntropy(
            Tensor logits, Tensor labels, int ignore, double smoothing, Tensor weights, double factor, Tensor gradient);

    /**
     * Sum over the rows of channels of a loss that each row has by itself.
     *
     * @param target {@code target.size() / rows} numbers for each row of x
     * @param gradient same shape as x, may be x, or null for the value alone; times factor
     */
    double rowLoss(RowLoss loss, Tensor x, Tensor target, double factor, Tensor gradient);

    /** Sum over all elements of an element-wise loss; gradient (may be x, or null for none) times factor. */
    double elementLoss(LossKind kind, double parameter, Tensor x, Tensor target, double factor, Tensor gradient);

    // ---- whole tensors ----------------------------------------------------------------------------------------------

    double sumOfSquares(Tensor t);

    void scaleInPlace(Tensor t, double factor);

    void clipInPlace(Tensor t, double limit);

    /** Scales tensors together so that the root of the sum of their squares is at most {@code norm} (Pascanu et al. 2013). */
    default void limitNorm(List<Tensor> tensors, double norm) {
        double squares = 0;
        for (Tensor t : tensors) {
            squares += sumOfSquares(t);
        }
        double factor = norm / (Math.sqrt(squares) + NORM_SUMMAND);
        if (factor < 1) {
            tensors.forEach(t -> scaleInPlace(t, factor));
        }
    }

    /** True where every element is a number: neither NaN nor infinite. */
    boolean isFinite(Tensor t);
}
