package org.netloom.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.netloom.layer.Network;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.ops.Backend;
import org.netloom.ops.Ops;
import org.netloom.optimize.Momentum;

/**
 * Times one network, a class that was generated from a design, for those who work on kernels: training steps with softmax
 * cross-entropy and momentum, or the outputs alone.
 *
 * <p>Arguments: the class, the batch, threads (default 2), seconds (default 10), {@code step} (default) or {@code forward},
 * {@code profile} for the processor time that the calling thread spends in each operation (all of it at 1 thread). Beside
 * the times stands what a loop of nothing but multiply-adds reaches on one thread at that moment: on a machine that does
 * other things, too, only the ratio tells something.
 */
public final class StepBench {
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private StepBench() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        List<String> given = List.of(args);
        Network network =
                (Network) Class.forName(given.get(0)).getDeclaredConstructor().newInstance();
        int batch = Integer.parseInt(given.get(1));
        int threads = given.size() > 2 ? Integer.parseInt(given.get(2)) : 2;
        double seconds = given.size() > 3 ? Double.parseDouble(given.get(3)) : 10;
        Workload workload = given.contains("forward") ? Workload.FORWARD : Workload.STEP;
        boolean profile = given.contains("profile");
        OpsProfile operations = new OpsProfile();
        Ops ops = Backend.ops(threads);
        Runnable work = workload.of(
                network, batch, profile ? operations.watch(ops) : ops, SoftmaxCrossEntropy.of(), Momentum.of(1e-3));
        System.out.printf("%s, batch %d, %s%n", network.name(), batch, ops.describe());
        Timing.of(work, seconds / 2);
        operations.clear();
        long cpu = MACHINE.getProcessCpuTime();
        Timing t = Timing.of(work, seconds);
        cpu = MACHINE.getProcessCpuTime() - cpu;
        System.out.printf(
                "%s: median %.3f ms, quartiles %.3f and %.3f, best %.3f, %d times; %.3f ms of processor time and %,d"
                        + " bytes allocated each%n",
                workload.name().toLowerCase(Locale.ROOT),
                t.median(),
                t.quarter(),
                t.threeQuarters(),
                t.best(),
                t.count(),
                cpu / 1e6 / t.count(),
                t.bytes());
        System.out.printf("multiply-add loop: %.0f GFLOP/s on one thread%n", MultiplyAdds.measure());
        operations.print(System.out, t.count());
    }
}
