package org.netloom.profile;

import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netloom.layer.GraphNetwork;
import org.netloom.layer.Network;
import org.netloom.ops.Ops;
import org.netloom.ops.Workers;
import org.netloom.ops.vector.VectorOps;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Flatten;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;

/**
 * A step of a training allocates next to nothing, whatever its batch and however many tasks it is split into: an operation
 * allocates the object that describes it and no more.
 */
class StepAllocationTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** Bytes of a layer with both its passes: what their tasks capture, and what the test's networks make themselves. */
    private static final int PER_LAYER = 480;

    private static final int STEPS = 40;

    /** Nanoseconds; vectors stay objects until Java's optimizing compiler has been at every kernel. */
    private static final long PATIENCE = 90_000_000_000L;

    @Test
    void lenet5() {
        GraphNetwork.Builder net = GraphNetwork.of(Shape.of(28, 28, 1));
        net.add("conv1", Conv2d.of(6, 5).padding(2));
        net.add("tanh1", Tanh.of());
        net.add("pool1", MaxPool2d.of(2));
        net.add("conv2", Conv2d.of(16, 5));
        net.add("tanh2", Tanh.of());
        net.add("pool2", MaxPool2d.of(2));
        net.add("flatten", Flatten.of());
        net.add("fc1", Dense.of(120));
        net.add("tanh3", Tanh.of());
        net.add("fc2", Dense.of(84));
        net.add("tanh4", Tanh.of());
        net.add("logits", Dense.of(10));
        requireLean(net.build(), 12);
    }

    @Test
    void residualNetwork() {
        GraphNetwork.Builder net = GraphNetwork.of(Shape.of(16, 16, 3));
        net.add("stem", Conv2d.of(32, 3).padding(1));
        net.add("norm", BatchNorm.of());
        int start = net.add("relu", ReLU.of());
        net.add("conv1", Conv2d.of(32, 3).padding(1));
        net.add("norm1", BatchNorm.of());
        net.add("relu1", ReLU.of());
        net.add("conv2", Conv2d.of(32, 3).padding(1));
        int end = net.add("norm2", BatchNorm.of());
        net.add("sum", Add.of(), start, end);
        int second = net.add("relu2", ReLU.of());
        int path = net.add("conv3", Conv2d.of(64, 3).stride(2).padding(1));
        int shortcut = net.add("project", Conv2d.of(64, 1).stride(2), second);
        net.add("sum2", Add.of(), path, shortcut);
        net.add("relu3", ReLU.of());
        net.add("gap", GlobalAveragePool.of());
        net.add("logits", Dense.of(10));
        requireLean(net.build(), 17);
    }

    private static void requireLean(Network network, int layers) {
        TimingTask task = new TimingTask("", "", Optional.empty(), 16, 2, 1, List.of(TimingTask.STEP));
        try (Workers workers = new Workers(2)) {
            Ops ops = new VectorOps(workers);
            Runnable step = new NetloomContender().step(network, task, ops);
            long limit = (long) PER_LAYER * layers;
            long least = Long.MAX_VALUE;
            for (long end = System.nanoTime() + PATIENCE; System.nanoTime() < end && least > limit; ) {
                long before = THREADS.getTotalThreadAllocatedBytes();
                for (int i = 0; i < STEPS; i++) {
                    step.run();
                }
                least = Math.min(least, (THREADS.getTotalThreadAllocatedBytes() - before) / STEPS);
            }
            if (least > limit) {
                fail("a step allocates " + least + " bytes; at most " + limit + " expected");
            }
        }
    }
}
