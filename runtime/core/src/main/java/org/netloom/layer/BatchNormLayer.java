package org.netloom.layer;

import org.netloom.spec.Activation;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ActivationKind;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * Batch normalisation with an element-wise activation in one pass: moments of the batch in training, running ones in
 * inference (Ioffe and Szegedy 2015). The running variance is the unbiased one, as in PyTorch.
 */
public final class BatchNormLayer extends Layer {
    private final double epsilon;
    private final double momentum;
    private final boolean affine;
    private final Shape channels;
    private Tensor mean;
    private Tensor variance;
    private boolean batchMoments;

    public BatchNormLayer(String name, BatchNorm spec, Shape input) {
        this(name, spec, null, input);
    }

    public BatchNormLayer(String name, BatchNorm spec, Activation activation, Shape input) {
        super(name, spec, activation, input);
        epsilon = spec.epsilon();
        momentum = spec.momentum();
        affine = spec.affine();
        channels = Shape.of(input.channels());
        declareParameters();
    }

    @Override
    protected boolean inPlace() {
        return true;
    }

    @Override
    protected boolean gradientInPlace() {
        return true;
    }

    /** ReLU's gradient follows from the input: the output need not be kept for it. */
    @Override
    protected boolean gatesItself() {
        return function().kind() == ActivationKind.RELU;
    }

    @Override
    protected void prepare(int batch, boolean training) {
        if (training) {
            Precision precision = execution().memory().precision();
            mean = Tensor.allocate(1, channels, precision);
            variance = Tensor.allocate(1, channels, precision);
        }
    }

    /** The learned factor per channel; null for 1. */
    private Tensor scale() {
        return affine ? parameter(0).value() : null;
    }

    /** The learned summand per channel; null for 0. */
    private Tensor shift() {
        return affine ? parameter(1).value() : null;
    }

    private Tensor runningMean() {
        return parameter(affine ? 2 : 0).value();
    }

    private Tensor runningVariance() {
        return parameter(affine ? 3 : 1).value();
    }

    /** What inference multiplies channel c by. */
    double factor(int c) {
        return (affine ? scale().get(c) : 1) / Math.sqrt(runningVariance().get(c) + epsilon);
    }

    /** What inference adds to channel c, given its {@link #factor}. */
    double summand(int c, double factor) {
        return (affine ? shift().get(c) : 0) - runningMean().get(c) * factor;
    }

    @Override
    protected void compute(Tensor[] x, Tensor y) {
        batchMoments = execution().training() && !keeps();
        if (batchMoments) {
            ops().moments(x[0], mean, variance);
            follow(x[0].rows());
        }
        Tensor m = batchMoments ? mean : runningMean();
        Tensor v = batchMoments ? variance : runningVariance();
        ops().normalize(x[0], m, v, epsilon, scale(), shift(), function(), y);
    }

    /** Moves the running moments towards the batch's. From a single row there is nothing to learn about a variance. */
    private void follow(int rows) {
        if (rows == 1) {
            return;
        }
        double unbiased = rows / (rows - 1.0);
        follow(runningMean(), mean, momentum);
        follow(runningVariance(), variance, momentum * unbiased);
        execution().parametersChanged();
    }

    private void follow(Tensor running, Tensor now, double share) {
        ops().maps().weightedSum(1 - momentum, running, share, now, running);
    }

    @Override
    protected void computeGradients(Tensor[] x, Tensor y, Tensor dy, Tensor[] dx) {
        Tensor m = batchMoments ? mean : runningMean();
        Tensor v = batchMoments ? variance : runningVariance();
        boolean add = false;
        Tensor dScale = null;
        Tensor dShift = null;
        if (affine) {
            add = parameter(0).accumulate();
            parameter(1).accumulate();
            dScale = parameter(0).gradient();
            dShift = parameter(1).gradient();
        }
        ActivationFunction f = gatesItself() ? function() : ActivationFunction.IDENTITY;
        ops().normalizeGradient(x[0], m, v, epsilon, scale(), shift(), f, batchMoments, dy, add, dScale, dShift, dx[0]);
    }
}
