package org.netloom.spec;

import java.util.List;

/** Local response normalization across channels. */
@Doc(
        summary =
                "Divides every value by a power of the squares of its neighbours in the channels at the same place: strong"
                        + " responses hold down those beside them.",
        formula = "y[c] = x[c] / (k + alpha/n * sum over n = size channels c' around c of x[c']^2)^beta",
        use =
                "In AlexNet and GoogLeNet, behind ReLU. AlexNet has size 5, beta 0.75, k 2 and, since its alpha of 1e-4 is not"
                        + " divided by n, an alpha of 5e-4 here, as in Caffe, PyTorch and ONNX.",
        avoid = "Not in new networks: batch norm does more, and costs less once trained.",
        source = "Krizhevsky, Sutskever and Hinton 2012")
@Example(settings = "{\"n\": 3, \"alpha\": 1}")
public record LocalResponseNorm(
        @Param(
                doc = "channels in a neighbourhood, the own one in the middle; an even number has one more behind",
                unit = "channels",
                min = 1,
                max = 65536,
                def = "5",
                brief = "over %s")
        int size,

        @Param(doc = "weight of the mean of the squares", min = 0, max = 1e6, def = "1e-4")
        double alpha,

        @Param(doc = "exponent", min = 0, max = 100, def = "0.75")
        double beta,

        @Param(doc = "added before the power", min = 0, max = 1e6, above = true, def = "1")
        double k)
        implements LayerSpec {

    public static LocalResponseNorm of() {
        return new LocalResponseNorm(5, 1e-4, 0.75, 1);
    }

    public LocalResponseNorm size(int value) {
        return new LocalResponseNorm(value, alpha, beta, k);
    }

    public LocalResponseNorm alpha(double value) {
        return new LocalResponseNorm(size, value, beta, k);
    }

    public LocalResponseNorm beta(double value) {
        return new LocalResponseNorm(size, alpha, value, k);
    }

    public LocalResponseNorm k(double value) {
        return new LocalResponseNorm(size, alpha, beta, value);
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
    public Retains retains() {
        return Retains.INPUT;
    }
}
