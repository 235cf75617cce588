package org.netloom.spec;

import java.util.ArrayList;
import java.util.List;

/** Batch normalization per channel. */
@Doc(
        summary = "Gives every channel mean 0 and deviation 1 over the batch, then scales and shifts it as learned.",
        formula = "y = (x - mean)/sqrt(variance + epsilon) * scale + shift",
        use =
                "Behind a convolution or dense layer without bias, in front of the activation. Allows larger learning rates"
                        + " and makes deep networks trainable. In training it uses the batch's own moments, afterwards running"
                        + " averages; batches under about 8 samples are too small for it.",
        avoid =
                "Not with batches of one or two samples, where the moments are noise, and not beside a bias, which it takes out again.",
        source = "Ioffe and Szegedy 2015")
public record BatchNorm(
        @Param(
                doc = "share of the batch in the running averages: running = (1 - momentum)*running + momentum*batch",
                min = 0,
                max = 1,
                above = true,
                def = "0.1")
        double momentum,

        @Param(
                doc = "added to the variance, so that a constant channel does not divide by 0",
                min = 0,
                max = 1,
                above = true,
                def = "1e-5")
        double epsilon,

        @Param(doc = "learn a scale and a shift per channel", def = "true")
        boolean affine)
        implements LayerSpec {

    public static BatchNorm of() {
        return new BatchNorm(0.1, 1e-5, true);
    }

    public BatchNorm momentum(double value) {
        return new BatchNorm(value, epsilon, affine);
    }

    public BatchNorm epsilon(double value) {
        return new BatchNorm(momentum, value, affine);
    }

    public BatchNorm affine(boolean value) {
        return new BatchNorm(momentum, epsilon, value);
    }

    @Override
    public Category category() {
        return Category.NORMALIZATION;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return single(inputs);
    }

    @Override
    public List<ParameterShape> parameters(List<Shape> inputs) {
        Shape channels = Shape.of(single(inputs).channels());
        List<ParameterShape> parameters = new ArrayList<>();
        if (affine) {
            parameters.add(new ParameterShape("scale", ParameterShape.Role.SCALE, channels, 0, 0));
            parameters.add(new ParameterShape("shift", ParameterShape.Role.SHIFT, channels, 0, 0));
        }
        parameters.add(new ParameterShape("running_mean", ParameterShape.Role.RUNNING_MEAN, channels, 0, 0));
        parameters.add(new ParameterShape("running_variance", ParameterShape.Role.RUNNING_VARIANCE, channels, 0, 0));
        return parameters;
    }

    @Override
    public Formula parameterFormula(List<Shape> inputs) {
        int channels = single(inputs).channels();
        return affine ? new Formula("parameters", "2*" + channels, 2L * channels) : new Formula("parameters", "0", 0);
    }

    @Override
    public Retains retains() {
        return Retains.INPUT;
    }
}
