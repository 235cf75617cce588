package org.netloom.opencl;

import org.netloom.spec.ActivationFunction;
import org.netloom.tensor.Tensor;

/** Element by element: {@code elements.cl}, and {@code activations.cl} compiled for one function each. */
final class ElementKernels {
    private final OpenClDevice device;

    ElementKernels(OpenClDevice device) {
        this.device = device;
    }

    private Launch launch(String kernel) {
        return device.launch("elements", kernel);
    }

    /** Option of the compiler that names a function; its numbers alpha and beta travel as arguments. */
    static String option(ActivationFunction f) {
        return "-DF_" + f.kind();
    }

    void fill(Tensor y, double value) {
        launch("fill").add(value).write(y).over(y.size());
    }

    void copy(Tensor x, Tensor y) {
        launch("copy").read(x).write(y).over(y.size());
    }

    void copyChannels(Tensor from, int fromChannel, Tensor to, int toChannel, int count, boolean accumulate) {
        launch("copyChannels")
                .read(from)
                .add(from.shape().channels())
                .add(fromChannel)
                .update(to)
                .add(to.shape().channels())
                .add(toChannel)
                .add(count)
                .add(accumulate ? 1 : 0)
                .over(from.rows() * count);
    }

    private int width(Tensor y) {
        return Vectors.width(device, y.size());
    }

    private Launch activation(String kernel, ActivationFunction f, Tensor y) {
        return device.launch("activations", kernel, option(f), Vectors.option(width(y)))
                .add(f.alpha())
                .add(f.beta());
    }

    void add(Tensor a, Tensor b, ActivationFunction f, Tensor y) {
        activation("add", f, y).read(a).read(b).write(y).over(y.size() / width(y));
    }

    void activate(ActivationFunction f, Tensor x, Tensor y) {
        activation("activate", f, y).read(x).write(y).over(y.size() / width(y));
    }

    void activateGradient(ActivationFunction f, Tensor saved, Tensor dy, Tensor dx) {
        activation("activateGradient", f, dx).read(saved).read(dy).write(dx).over(dx.size() / width(dx));
    }

    void scaleInPlace(Tensor y, double factor) {
        launch("scale").add(factor).update(y).over(y.size());
    }

    void clipInPlace(Tensor y, double limit) {
        launch("clip").add(limit).update(y).over(y.size());
    }
}
