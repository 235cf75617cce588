package org.netloom.train;

import org.netloom.layer.DenseLayer;
import org.netloom.layer.Network;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;
import org.netloom.tensor.Tensor;

/** Two dense layers with a tanh between them. */
final class TinyDenseNet extends Network {
    private final DenseLayer hidden;
    private final DenseLayer out;
    private final String hash;

    TinyDenseNet(int inputs, int units, int outputs) {
        this("dense", "dense-1", inputs, units, outputs);
    }

    TinyDenseNet(String name, String hash, int inputs, int units, int outputs) {
        super(name, Shape.of(inputs), Shape.of(outputs));
        this.hash = hash;
        hidden = add(new DenseLayer("hidden", Dense.of(units), Tanh.of(), Shape.of(inputs)));
        out = add(new DenseLayer("out", Dense.of(outputs), hidden.outputShape()));
    }

    @Override
    public Tensor forward(Tensor input) {
        Tensor hiddenOut = hidden.forward(input);
        return out.forward(hiddenOut);
    }

    @Override
    public void backward(Tensor dOut) {
        Tensor dHidden = out.backward(dOut);
        hidden.backwardToParameters(dHidden);
    }

    @Override
    public String designHash() {
        return hash;
    }
}
