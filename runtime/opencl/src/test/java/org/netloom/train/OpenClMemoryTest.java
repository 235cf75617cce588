package org.netloom.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netloom.data.DataParts;
import org.netloom.data.DataSources;
import org.netloom.data.Digits;
import org.netloom.data.Split;
import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.FlattenLayer;
import org.netloom.layer.MaxPool2dLayer;
import org.netloom.layer.Network;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.opencl.Breakable;
import org.netloom.opencl.NeedsOpenCl;
import org.netloom.optimize.Adam;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** What a training takes of a device's memory, work space of its kernels included, is what was predicted, or less. */
@NeedsOpenCl
class OpenClMemoryTest {
    /** Convolutions that Winograd's filtering takes, whose work space is the largest of all. */
    private static final class WideConvNet extends Network {
        private final Conv2dLayer conv1 =
                add(new Conv2dLayer("conv1", Conv2d.of(16, 3).padding(1), ReLU.of(), Shape.of(28, 28, 1)));
        private final Conv2dLayer conv2 =
                add(new Conv2dLayer("conv2", Conv2d.of(32, 3).padding(1), ReLU.of(), conv1.outputShape()));
        private final MaxPool2dLayer pool = add(new MaxPool2dLayer("pool", MaxPool2d.of(2), conv2.outputShape()));
        private final Conv2dLayer conv3 =
                add(new Conv2dLayer("conv3", Conv2d.of(64, 3).padding(1), ReLU.of(), pool.outputShape()));
        private final FlattenLayer flatten = add(new FlattenLayer("flatten", Flatten.of(), conv3.outputShape()));
        private final DenseLayer fc = add(new DenseLayer("fc", Dense.of(10), flatten.outputShape()));

        WideConvNet() {
            super("wide", Shape.of(28, 28, 1), Shape.of(10));
        }

        @Override
        public Tensor forward(Tensor input) {
            Tensor narrow = conv1.forward(input);
            Tensor wide = conv2.forward(narrow);
            Tensor small = pool.forward(wide);
            Tensor deep = conv3.forward(small);
            Tensor flat = flatten.forward(deep);
            return fc.forward(flat);
        }

        @Override
        public void backward(Tensor dLogits) {
            Tensor dFlat = fc.backward(dLogits);
            Tensor dDeep = flatten.backward(dFlat);
            Tensor dSmall = conv3.backward(dDeep);
            Tensor dWide = pool.backward(dSmall);
            Tensor dNarrow = conv2.backward(dWide);
            conv1.backwardToParameters(dNarrow);
        }

        @Override
        public String designHash() {
            return "wide-1";
        }
    }

    @Test
    void theMemoryIsPredicted() {
        for (int batch : new int[] {4, 48}) {
            TrainingPlan plan = TrainingPlan.of(Digits.of().count(120), SoftmaxCrossEntropy.of())
                    .optimizer(Adam.of(0.003))
                    .split(Split.of())
                    .batchSize(batch)
                    .epochs(1);
            for (Breakable device : List.of(new Breakable(), Breakable.card())) {
                check(plan, device);
            }
        }
    }

    private static void check(TrainingPlan plan, Breakable device) {
        DataParts data = DataSources.open(plan.data(), plan.split(), Path.of(""), plan.seed());
        Trainer trainer = new Trainer(new WideConvNet(), plan, data)
                .device(new DeviceChoice(Optional.of(device.device()), device.ops(), "", List.of()));
        trainer.run();
        long predicted = trainer.memoryNeed().bytes();
        String text = "batches of " + plan.batchSize() + ": " + device.used() + " bytes are used, " + predicted
                + " were predicted";
        System.out.println(text);
        assertTrue(device.used() <= predicted, text);
        // The reserve of 24 MB, and for processors 32 MB of sums, count in full.
        assertTrue(device.used() + 60_000_000 > predicted / 2, text);
    }
}
