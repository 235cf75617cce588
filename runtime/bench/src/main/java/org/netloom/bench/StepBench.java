package org.netloom.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.netloom.loss.Loss;
import org.netloom.loss.SoftmaxCrossEntropy;
import org.netloom.ops.Backend;
import org.netloom.ops.Ops;
import org.netloom.ops.Randoms;
import org.netloom.optimize.Adam;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.Initializers;
import org.netloom.optimize.Optimizer;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * Times whole training steps: forward, loss, backward, Adam, on a batch of 64 that stays the same.
 *
 * <p>{@code java --add-modules jdk.incubator.vector -cp runtime/core/target/classes:runtime/bench/target/classes
 * org.netloom.bench.StepBench lenet5}
 *
 * <p>Arguments: {@code lenet5} or {@code cifar-vgg}, threads (default 2), seconds (default 10), {@code profile} for the
 * processor time that the calling thread spends in each operation (all of it at 1 thread). Beside the times stands what a loop of nothing but multiply-adds reaches on one thread at that
 * moment: on a machine that does other things, too, only the ratio tells something.
 */
public final class StepBench {
    private static final int BATCH = 64;
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private StepBench() {}

    public static void main(String[] args) {
        String name = args.length > 0 ? args[0] : "lenet5";
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 10;
        boolean profile = args.length > 3 && args[3].equals("profile");
        Map<String, double[]> times = new TreeMap<>();
        Ops ops = Backend.ops(threads);
        Step step = new Step(name, profile ? timed(ops, times) : ops);
        System.out.printf("%s, batch %d, %s%n", name, BATCH, ops.describe());
        repeat(step, seconds / 2);
        times.clear();
        long cpu = MACHINE.getProcessCpuTime();
        double[] millis = repeat(step, seconds);
        cpu = MACHINE.getProcessCpuTime() - cpu;
        System.out.printf(
                "step: best %.3f ms, quarter %.3f ms, median %.3f ms, %d steps; %.3f ms of processor time a step%n",
                millis[0],
                millis[millis.length / 4],
                millis[millis.length / 2],
                millis.length,
                cpu / 1e6 / millis.length);
        System.out.printf("multiply-add loop: %.0f GFLOP/s on one thread%n", MultiplyAdds.measure());
        times.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -e.getValue()[0]))
                .forEach(e ->
                        System.out.printf("%9.3f ms a step, %s%n", e.getValue()[0] / millis.length / 1e6, e.getKey()));
    }

    /** Sorted times of steps in milliseconds. */
    private static double[] repeat(Step step, double seconds) {
        double[] millis = new double[1 << 20];
        int n = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end && n < millis.length) {
            long start = System.nanoTime();
            step.run();
            millis[n++] = (System.nanoTime() - start) / 1e6;
        }
        millis = Arrays.copyOf(millis, n);
        Arrays.sort(millis);
        return millis;
    }

    /** Counts the processor time of the calling thread for every operation, by its name and its last tensor. */
    private static Ops timed(Ops ops, Map<String, double[]> times) {
        return (Ops) Proxy.newProxyInstance(
                Ops.class.getClassLoader(), new Class<?>[] {Ops.class}, (_, method, arguments) -> {
                    long start = THREADS.getCurrentThreadCpuTime();
                    try {
                        return method.invoke(ops, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        Object last = arguments == null ? "" : arguments[arguments.length - 1];
                        String what = method.getName() + (last instanceof Tensor t ? " " + t : "");
                        times.computeIfAbsent(what, _ -> new double[1])[0] += THREADS.getCurrentThreadCpuTime() - start;
                    }
                });
    }

    /** One training step, again and again. */
    private static final class Step {
        private final Chain network;
        private final Tensor input;
        private final Tensor labels;
        private final Loss loss;
        private final Optimizer optimizer;
        private long steps;

        Step(String name, Ops ops) {
            network = name.equals("lenet5") ? Chain.lenet5() : Chain.cifarVgg();
            network.prepareForTraining(BATCH, ops);
            Initializers.initialize(network, HeInit.of(), 1);
            input = Tensor.allocate(BATCH, network.inputShape(), Precision.FLOAT);
            labels = Tensor.allocate(BATCH, Shape.of(1), Precision.FLOAT);
            for (int i = 0; i < input.size(); i++) {
                input.set(i, Randoms.uniform(1, i) - 0.5);
            }
            for (int i = 0; i < BATCH; i++) {
                labels.set(i, i % 10);
            }
            loss = Loss.of(SoftmaxCrossEntropy.of(), network);
            optimizer = Optimizer.of(Adam.of(1e-4), network);
        }

        void run() {
            network.beginStep(1, steps++);
            Tensor output = network.forward(input);
            loss.evaluate(output, labels, network.outputGradient());
            network.backward(network.outputGradient());
            network.endBackward();
            optimizer.step(1);
        }
    }
}
