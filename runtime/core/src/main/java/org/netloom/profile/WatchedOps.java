package org.netloom.profile;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.netloom.ops.Ops;

/** Operations that tell a recorder of every call how long it took. Calls go on to other operations, which do the work. */
final class WatchedOps implements InvocationHandler {
    private final Object target;
    private final Ops ops;
    private final Recorder recorder;
    private final Map<Method, Object> families = new HashMap<>();

    private WatchedOps(Object target, Ops ops, Recorder recorder) {
        this.target = target;
        this.ops = ops;
        this.recorder = recorder;
    }

    /** All operations, and their families, watched. */
    static Ops watch(Ops ops, Recorder recorder) {
        return (Ops) watched(Ops.class, ops, ops, recorder);
    }

    private static Object watched(Class<?> type, Object target, Ops ops, Recorder recorder) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new WatchedOps(target, ops, recorder));
    }

    /** True for rows(), blocks() and their like, which do nothing themselves. */
    private static boolean family(Method method) {
        return method.getParameterCount() == 0 && method.getReturnType().isInterface();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        Object family = families.get(method);
        if (family != null) {
            return family;
        }
        try {
            if (family(method)) {
                Object watched = watched(method.getReturnType(), method.invoke(target), ops, recorder);
                families.put(method, watched);
                return watched;
            }
            long start = System.nanoTime();
            Object result = method.invoke(target, args);
            ops.await();
            recorder.operation(method.getName(), args, System.nanoTime() - start);
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
