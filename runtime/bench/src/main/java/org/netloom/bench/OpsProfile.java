package org.netloom.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.netloom.ops.Ops;
import org.netloom.tensor.Tensor;

/**
 * The processor time that the calling thread spends in each operation, told apart by name and last tensor. On one thread
 * that is all of it.
 */
final class OpsProfile {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, long[]> nanosAndCalls = new HashMap<>();
    private final Map<Object, Object> wrapped = new HashMap<>();

    /** The same operations, counted. */
    Ops watch(Ops ops) {
        return (Ops) watch(Ops.class, ops);
    }

    void clear() {
        nanosAndCalls.clear();
    }

    private Object watch(Class<?> type, Object target) {
        return wrapped.computeIfAbsent(
                target,
                _ -> Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            if (method.getReturnType().isInterface() && method.getParameterCount() == 0) {
                return watch(method.getReturnType(), method.invoke(target));
            }
            long start = THREADS.getCurrentThreadCpuTime();
            Object result = method.invoke(target, arguments);
            long[] counts = nanosAndCalls.computeIfAbsent(name(method, arguments), _ -> new long[2]);
            counts[0] += THREADS.getCurrentThreadCpuTime() - start;
            counts[1]++;
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static String name(Method method, Object[] arguments) {
        Object last = arguments == null ? null : arguments[arguments.length - 1];
        return method.getName() + (last instanceof Tensor t ? " " + t : "");
    }

    /** Milliseconds of each operation, the slowest first. */
    void print(PrintStream out, int repetitions) {
        nanosAndCalls.entrySet().stream()
                .sorted(Comparator.comparingLong(e -> -e.getValue()[0]))
                .forEach(e -> out.printf(
                        "%9.3f ms, %5.1f times, %s%n",
                        e.getValue()[0] / 1e6 / repetitions, (double) e.getValue()[1] / repetitions, e.getKey()));
    }
}
