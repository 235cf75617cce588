package org.netloom.peer.libtorch;

import static org.bytedeco.pytorch.global.torch.adaptive_avg_pool2d;
import static org.bytedeco.pytorch.global.torch.add;
import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.flatten;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.ones;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.relu_;
import static org.bytedeco.pytorch.global.torch.tanh;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.netloom.compare.LayerList;
import org.netloom.compare.LayerList.Item;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Dense;
import org.netloom.spec.Dropout;
import org.netloom.spec.Flatten;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Input;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;

/** A design as libtorch's functions, in their usual order N C H W; ReLU in place, as the models of torchvision. */
final class TorchNetwork {
    private final LayerList layers;
    private final List<Function> functions = new ArrayList<>();
    private final List<Tensor> parameters = new ArrayList<>();
    private final Tensor[] values;
    private final boolean channelsLast;

    private interface Function {
        Tensor apply(boolean training);
    }

    TorchNetwork(LayerList layers, boolean channelsLast) {
        this.layers = layers;
        this.channelsLast = channelsLast;
        values = new Tensor[layers.items().size()];
        layers.items().forEach(i -> functions.add(function(i)));
    }

    Shape input() {
        return layers.items().getFirst().out();
    }

    long classes() {
        return layers.items().getLast().out().channels();
    }

    TensorVector parameters() {
        return new TensorVector(parameters.toArray(Tensor[]::new));
    }

    long parameterCount() {
        return parameters.stream().mapToLong(Tensor::numel).sum();
    }

    /** An image in the order of memory that is wanted. */
    static Tensor ordered(Tensor t, boolean channelsLast) {
        return channelsLast ? t.contiguous(MemoryFormat.ChannelsLast) : t;
    }

    /** The output. What nobody asks for any more is let go at once. */
    Tensor forward(Tensor x, boolean training) {
        values[0] = x;
        for (int i = 1; i < values.length; i++) {
            Item item = layers.items().get(i);
            values[i] = functions.get(i).apply(training);
            for (int from : item.inputs()) {
                boolean done = from > 0 && layers.items().get(from).last() == i;
                if (done && values[from] != values[i]) {
                    values[from].close();
                }
            }
        }
        return values[values.length - 1];
    }

    private Tensor learned(Tensor start) {
        Tensor t = start.set_requires_grad(true);
        parameters.add(t);
        return t;
    }

    private Function function(Item i) {
        return switch (i.spec()) {
            case Input _ -> _ -> values[0];
            case Conv2d s -> conv(i, s);
            case Dense s -> dense(i, s);
            case BatchNorm s -> norm(i, s);
            case MaxPool2d _ -> pool(i);
            case ReLU _ -> {
                // Not where another branch still needs what stands in front of it.
                boolean own = layers.items().get(i.input()).last() == index(i) && i.input() > 0;
                yield _ -> own ? inPlace(values[i.input()]) : relu(values[i.input()]);
            }
            case Tanh _ -> _ -> tanh(values[i.input()]);
            case Flatten _ -> _ -> flatten(values[i.input()], 1, -1);
            case GlobalAveragePool _ -> _ -> flatten(adaptive_avg_pool2d(values[i.input()], 1, 1), 1, -1);
            case Dropout s -> training -> dropout(values[i.input()], s.rate(), training);
            case Add _
            when i.inputs().size() == 2 ->
                _ -> add(values[i.inputs().get(0)], values[i.inputs().get(1)]);
            default -> throw i.unknown();
        };
    }

    /** What relu_ gives back stands for the same native object, which must not be let go twice. */
    private static Tensor inPlace(Tensor t) {
        relu_(t);
        return t;
    }

    private int index(Item i) {
        return layers.items().indexOf(i);
    }

    private Function conv(Item i, Conv2d s) {
        ConvGeometry g = i.window();
        double deviation = Math.sqrt(2.0 / (g.kh() * g.kw() * g.c() / (double) g.groups()));
        Tensor start = randn(g.k(), g.c() / g.groups(), g.kh(), g.kw()).mul(new Scalar(deviation));
        Tensor w = learned(ordered(start, channelsLast));
        TensorOptional b = s.bias() ? new TensorOptional(learned(zeros(g.k()))) : new TensorOptional();
        long[] stride = {g.sh(), g.sw()};
        long[] padding = {g.top(), g.left()};
        long[] dilation = {g.dh(), g.dw()};
        return _ -> conv2d(values[i.input()], w, b, stride, padding, dilation, g.groups());
    }

    private Function dense(Item i, Dense s) {
        int in = i.in().getFirst().size();
        Tensor w = learned(randn(s.units(), in).mul(new Scalar(Math.sqrt(2.0 / in))));
        TensorOptional b = s.bias() ? new TensorOptional(learned(zeros(s.units()))) : new TensorOptional();
        return _ -> linear(values[i.input()], w, b);
    }

    private Function norm(Item i, BatchNorm s) {
        int c = i.out().channels();
        TensorOptional scale = s.affine() ? new TensorOptional(learned(ones(c))) : new TensorOptional();
        TensorOptional shift = s.affine() ? new TensorOptional(learned(zeros(c))) : new TensorOptional();
        TensorOptional mean = new TensorOptional(zeros(c));
        TensorOptional variance = new TensorOptional(ones(c));
        return training ->
                batch_norm(values[i.input()], scale, shift, mean, variance, training, s.momentum(), s.epsilon(), true);
    }

    private Function pool(Item i) {
        ConvGeometry g = i.window();
        long[] kernel = {g.kh(), g.kw()};
        long[] stride = {g.sh(), g.sw()};
        long[] padding = {g.top(), g.left()};
        long[] dilation = {g.dh(), g.dw()};
        return _ -> max_pool2d(values[i.input()], kernel, stride, padding, dilation, false);
    }
}
