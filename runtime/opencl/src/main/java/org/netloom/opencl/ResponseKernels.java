package org.netloom.opencl;

import org.netloom.tensor.Tensor;

/** Local response normalisation: {@code responses.cl}. */
final class ResponseKernels {
    private final OpenClDevice device;

    ResponseKernels(OpenClDevice device) {
        this.device = device;
    }

    private Launch launch(String kernel, int n, double k, double alpha, double beta, Tensor x) {
        return device.launch("responses", kernel)
                .add((n - 1) / 2)
                .add(n / 2)
                .add(k)
                .add(alpha / n)
                .add(beta)
                .add(x.shape().channels())
                .read(x);
    }

    void normalize(int n, double k, double alpha, double beta, Tensor x, Tensor y) {
        DeviceBuffer factors = device.scratch("responses", x.size());
        launch("responseFactors", n, k, alpha, beta, x).add(factors).over(x.size());
        device.launch("responses", "respond").read(x).add(factors).write(y).over(x.size());
    }

    void gradient(int n, double k, double alpha, double beta, Tensor x, Tensor dy, Tensor dx) {
        DeviceBuffer parts = device.scratch("responses", 2 * x.size());
        launch("responseParts", n, k, alpha, beta, x).read(dy).add(parts).over(x.size());
        launch("responseGradient", n, k, alpha, beta, x).add(parts).write(dx).over(x.size());
    }
}
