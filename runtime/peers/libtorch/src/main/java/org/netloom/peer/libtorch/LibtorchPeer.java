package org.netloom.peer.libtorch;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.mm_out;
import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.netloom.compare.LayerList;
import org.netloom.profile.Contender;
import org.netloom.profile.TimingProgram;
import org.netloom.profile.TimingTask;
import org.netloom.spec.Shape;

/** libtorch, by its C++ interface. With {@code -Dpeer.channelsLast=true} images are channels last, as oneDNN likes them. */
public final class LibtorchPeer implements Contender.Trainer, Contender.Predictor, Contender.Multiplier {
    private static final boolean CHANNELS_LAST = Boolean.getBoolean("peer.channelsLast");
    private static final double RATE = 1e-4;
    private static final double MOMENTUM = 0.9;

    private TorchNetwork network;

    private LibtorchPeer() {}

    public static void main(String[] args) throws IOException {
        TimingProgram.run(new LibtorchPeer(), System.in, System.out);
        System.exit(0);
    }

    @Override
    public Runnable step(TimingTask task) {
        set_num_threads(task.threads());
        TorchNetwork made = create(task);
        Tensor input = input(made, task.batch());
        Tensor labels =
                rand(task.batch()).mul(new Scalar((double) made.classes())).to(ScalarType.Long);
        SGDOptions options = new SGDOptions(RATE);
        options.momentum().put(MOMENTUM);
        SGD optimizer = new SGD(made.parameters(), options);
        return () -> {
            try (PointerScope _ = new PointerScope()) {
                optimizer.zero_grad();
                Tensor loss = cross_entropy_loss(made.forward(input, true), labels);
                loss.backward();
                optimizer.step();
            }
        };
    }

    @Override
    public Runnable forward(TimingTask task) {
        set_num_threads(task.threads());
        TorchNetwork made = create(task);
        Tensor input = input(made, task.batch());
        return () -> {
            try (PointerScope _ = new PointerScope();
                    NoGradGuard _ = new NoGradGuard()) {
                made.forward(input, false);
            }
        };
    }

    private TorchNetwork create(TimingTask task) {
        network = new TorchNetwork(LayerList.of(Path.of(task.design())), CHANNELS_LAST);
        return network;
    }

    private static Tensor input(TorchNetwork network, int batch) {
        Shape s = network.input();
        return s.isImage()
                ? TorchNetwork.ordered(randn(batch, s.channels(), s.height(), s.width()), CHANNELS_LAST)
                : randn(batch, s.size());
    }

    @Override
    public Runnable product(TimingTask task, int n) {
        set_num_threads(task.threads());
        Tensor a = randn(n, n);
        Tensor b = randn(n, n);
        Tensor c = randn(n, n);
        return () -> {
            try (PointerScope _ = new PointerScope();
                    NoGradGuard _ = new NoGradGuard()) {
                mm_out(c, a, b);
            }
        };
    }

    @Override
    public long parameters() {
        return network.parameterCount();
    }
}
