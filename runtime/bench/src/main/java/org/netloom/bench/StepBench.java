package org.netloom.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.netloom.layer.Network;
import org.netloom.ops.Backend;
import org.netloom.ops.MachinePeak;
import org.netloom.ops.Ops;
import org.netloom.profile.NetloomContender;
import org.netloom.profile.Timing;
import org.netloom.profile.TimingTask;
import org.netloom.profile.WarmUp;

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
        String what = given.contains(TimingTask.FORWARD) ? TimingTask.FORWARD : TimingTask.STEP;
        TimingTask task = new TimingTask(given.get(0), "", Optional.empty(), batch, threads, seconds, List.of(what));
        boolean profile = given.contains("profile");
        OpsProfile operations = new OpsProfile();
        Ops ops = Backend.ops(threads);
        Ops watched = profile ? operations.watch(ops) : ops;
        NetloomContender contender = new NetloomContender();
        Runnable work = what.equals(TimingTask.STEP)
                ? contender.step(network, task, watched)
                : contender.forward(network, task, watched);
        System.out.printf("%s, batch %d, %s%n", network.name(), batch, ops.describe());
        double warmUp = WarmUp.run(work, seconds);
        operations.clear();
        long cpu = MACHINE.getProcessCpuTime();
        Timing t = Timing.of(work, seconds);
        cpu = MACHINE.getProcessCpuTime() - cpu;
        System.out.printf(
                "%.1f s to warm up; %s: median %.3f ms, quartiles %.3f and %.3f, best %.3f, %d times; %.3f ms of processor time and %,d"
                        + " bytes allocated each%n",
                warmUp,
                what,
                t.median(),
                t.quarter(),
                t.threeQuarters(),
                t.best(),
                t.count(),
                cpu / 1e6 / t.count(),
                t.bytes());
        System.out.printf(
                "multiply-add loop: %.0f GFLOP/s on one thread%n",
                MachinePeak.measure(1).flops() / 1e9);
        operations.print(System.out, t.count());
    }
}
