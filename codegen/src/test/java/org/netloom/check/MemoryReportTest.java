package org.netloom.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netloom.data.Cifar10Data;
import org.netloom.design.Design;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.ops.Backend;
import org.netloom.optimize.Momentum;
import org.netloom.plan.PlannedNetwork;
import org.netloom.plan.Planner;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Input;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.DeviceMemory;
import org.netloom.train.TrainingMemory;
import org.netloom.train.TrainingPlan;

class MemoryReportTest {
    private static Design residual() {
        return Design.named("residual")
                .add("input", Input.of(Shape.of(32, 32, 3)))
                .chain(Conv2d.of(16, 3).padding(1).bias(false), BatchNorm.of(), ReLU.of())
                .then("a", Conv2d.of(16, 3).padding(1).bias(false))
                .then("aBn", BatchNorm.of())
                .then("sum", Add.of())
                .connect("relu1", "sum", 1)
                .chain(ReLU.of(), GlobalAveragePool.of(), Dense.of(10))
                .training(TrainingPlan.of(Cifar10Data.of("cifar"), SoftmaxCrossEntropy.of())
                        .optimizer(Momentum.of(0.1))
                        .batchSize(8));
    }

    /** The prediction is what a network of these layers allocates. */
    @Test
    void predictionIsWhatIsAllocated() {
        CheckResult result = Checker.check(residual());
        MemoryReport report = result.memory().orElseThrow();
        TrainingMemory training = report.training().orElseThrow();
        PlannedNetwork network = new PlannedNetwork(Planner.plan(residual()));
        network.prepareForTraining(8, Backend.ops(1));
        assertEquals(network.activationBytes(), training.activations());
        long parameters = result.totals().parameters();
        assertEquals(4 * (parameters + result.totals().state()), training.parameters());
        assertEquals(4 * parameters, training.gradients());
        assertEquals(4 * parameters, training.optimizer());
        assertEquals(6 * 8 * (32 * 32 * 3 + 1) * 4, training.batches());
        network.prepareForInference(1, Backend.ops(1));
        assertTrue(report.predictionBytes() >= network.activationBytes() + 4 * parameters);
    }

    /** Of a device both count: all of its memory, and its largest piece; and what its kernels take as work space. */
    @Test
    void aDeviceHasALargestPieceAndWorkSpace() {
        long plenty = 1L << 40;
        long sample = 4L * 32 * 32 * 16;
        Design design = residual();
        assertEquals(4096, MemoryReport.largestBatch(design, Optional.empty(), plenty, 4096));
        Optional<DeviceMemory> pieces = Optional.of(DeviceMemory.of(plenty, 100 * sample));
        assertEquals(96, MemoryReport.largestBatch(design, pieces, plenty, 4096));
        CheckResult result = Checker.check(design);
        long here = training(result, Optional.empty()).bytes();
        long twoBatches = 2 * 8 * (32 * 32 * 3 + 1) * 4;
        assertEquals(here + twoBatches, training(result, pieces).bytes());
        DeviceMemory kernels = new DeviceMemory(plenty, plenty, 1000, 10 * sample, 4, 8, 16);
        long filter = 3 * 3 * 16 * 16;
        assertEquals(
                here + twoBatches + 1000 + 8 * sample + 8 * filter + 16 * filter,
                training(result, Optional.of(kernels)).bytes());
        assertEquals(kernels, DeviceMemory.fromJson(kernels.toJson()));
        assertTrue(result.memory(Optional.of(DeviceMemory.of(plenty, sample))).isEmpty(), "no piece for 8 samples");
    }

    private static TrainingMemory training(CheckResult result, Optional<DeviceMemory> device) {
        return result.memory(device).orElseThrow().training().orElseThrow();
    }

    @Test
    void brokenDesignsHaveNoPrediction() {
        Design d = residual();
        d.remove("a");
        d.disconnect(new org.netloom.design.Edge("relu1", "aBn", 0));
        assertTrue(Checker.check(d).memory().isEmpty());
    }
}
