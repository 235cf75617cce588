package org.netloom.opencl;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.netloom.tensor.Channels;
import org.netloom.tensor.Tensor;

/**
 * Runs operations that the device has no kernel for on the processor: their tensors are copied over, computed with, and
 * those that were written are copied back. Says so once for each operation, with what it cost.
 */
final class CpuFallback {
    private static final System.Logger LOG = System.getLogger(CpuFallback.class.getName());

    /**
     * How many of its last tensors an operation writes, where it is not the very last one; with an operation of several
     * forms, the number of its tensors follows the name.
     */
    private static final Map<String, Integer> WRITTEN = Map.ofEntries(
            Map.entry("activateGradient 4", 2),
            Map.entry("moments 3", 2),
            Map.entry("normalizeGradient 9", 3),
            Map.entry("normalizeGroups 6", 3),
            Map.entry("normalizeGroupsGradient 8", 3),
            Map.entry("preluGradient 5", 2),
            Map.entry("squaredDistancesGradient 5", 2),
            Map.entry("sgd 2", 2),
            Map.entry("momentum 3", 3),
            Map.entry("adaGrad 3", 3),
            Map.entry("rmsProp 3", 3),
            Map.entry("adam 4", 4),
            Map.entry("sumOfSquares 1", 0),
            Map.entry("isFinite 1", 0));

    private final String device;
    private final Map<String, Cost> costs = new ConcurrentSkipListMap<>();

    CpuFallback(String device) {
        this.device = device;
    }

    private record Cost(LongAdder calls, LongAdder nanos, LongAdder bytes) {
        Cost() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    /** The same operations; tensors on a device are copied there and back around each. */
    <T> T around(Class<T> type, T cpu) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, args) -> invoke(cpu, method, args)));
    }

    private Object invoke(Object cpu, Method method, Object[] args) throws Throwable {
        StandIns tensors = new StandIns(args);
        if (tensors.isEmpty()) {
            return call(cpu, method, args);
        }
        long begun = System.nanoTime();
        Object[] own = tensors.copyIn();
        Object result = call(cpu, method, own);
        int count = (int) List.of(method.getParameterTypes()).stream()
                .filter(CpuFallback::isTensor)
                .count();
        tensors.copyOut(WRITTEN.getOrDefault(method.getName() + " " + count, 1));
        note(method.getName(), System.nanoTime() - begun, tensors.bytes());
        return result;
    }

    private static boolean isTensor(Class<?> type) {
        return type == Tensor.class || type == Channels.class || type == Tensor[].class;
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void note(String operation, long nanos, long bytes) {
        Cost cost = costs.computeIfAbsent(operation, _ -> {
            LOG.log(
                    System.Logger.Level.INFO,
                    () -> OpenClMessage.ON_CPU.text(device, operation, seconds(nanos), megabytes(bytes)));
            return new Cost();
        });
        cost.calls().increment();
        cost.nanos().add(nanos);
        cost.bytes().add(bytes);
    }

    /** A line for each operation that ran on the processor. */
    List<String> notes() {
        return costs.entrySet().stream()
                .map(e -> OpenClMessage.ON_CPU_SUM.text(
                        device,
                        e.getKey(),
                        e.getValue().calls(),
                        seconds(e.getValue().nanos().sum()),
                        megabytes(e.getValue().bytes().sum())))
                .toList();
    }

    private static String seconds(long nanos) {
        return nanos < 1_000_000_000L
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
