package org.netloom.bench;

import java.util.ArrayList;
import java.util.List;
import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.FlattenLayer;
import org.netloom.layer.Layer;
import org.netloom.layer.MaxPool2dLayer;
import org.netloom.layer.Network;
import org.netloom.spec.Activation;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Tensor;

/** A network without branches, as the generator would write it, fused activations included. */
final class Chain extends Network {
    private final List<Layer> layers = new ArrayList<>();
    private Shape shape;

    private Chain(String name, Shape input, Shape output) {
        super(name, input, output);
        shape = input;
    }

    /** LeNet-5 as in LeCun et al. 1998, with pooling by the maximum: 28 x 28 x 1 to 10 classes. */
    static Chain lenet5() {
        Chain n = new Chain("lenet5", Shape.of(28, 28, 1), Shape.of(10));
        n.conv(Conv2d.of(6, 5).padding(2), Tanh.of());
        n.pool();
        n.conv(Conv2d.of(16, 5), Tanh.of());
        n.pool();
        n.flatten();
        n.dense(120, Tanh.of());
        n.dense(84, Tanh.of());
        n.dense(10, null);
        return n;
    }

    /** Six 3x3 convolutions in the manner of VGG (Simonyan and Zisserman 2015): 32 x 32 x 3 to 10 classes. */
    static Chain cifarVgg() {
        Chain n = new Chain("cifar-vgg", Shape.of(32, 32, 3), Shape.of(10));
        for (int filters = 64; filters <= 256; filters *= 2) {
            n.conv(Conv2d.of(filters, 3).padding(1), ReLU.of());
            n.conv(Conv2d.of(filters, 3).padding(1), ReLU.of());
            n.pool();
        }
        n.flatten();
        n.dense(512, ReLU.of());
        n.dense(10, null);
        return n;
    }

    private void append(Layer layer) {
        layers.add(add(layer));
        shape = layer.outputShape();
    }

    private void conv(Conv2d spec, Activation activation) {
        append(new Conv2dLayer("conv" + layers.size(), spec, activation, shape));
    }

    private void pool() {
        append(new MaxPool2dLayer("pool" + layers.size(), MaxPool2d.of(2), shape));
    }

    private void flatten() {
        append(new FlattenLayer("flatten", Flatten.of(), shape));
    }

    private void dense(int units, Activation activation) {
        String name = "dense" + layers.size();
        append(new DenseLayer(name, Dense.of(units), activation, shape));
    }

    @Override
    public Tensor forward(Tensor input) {
        Tensor x = input;
        for (Layer layer : layers) {
            x = layer.forward(x);
        }
        return x;
    }

    @Override
    public void backward(Tensor dOutput) {
        Tensor d = dOutput;
        for (Layer layer : layers.reversed().subList(0, layers.size() - 1)) {
            d = layer.backward(d);
        }
        layers.getFirst().backwardToParameters(d);
    }

    @Override
    public String designHash() {
        return name();
    }
}
