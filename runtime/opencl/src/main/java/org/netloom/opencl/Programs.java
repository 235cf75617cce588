package org.netloom.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_program;

/**
 * The programs of a device, compiled from {@code .cl} resources beside this class when they are first asked for. A line
 * {@code #include "x.cl"} is replaced by that resource.
 */
final class Programs {
    /** Numbers are those of the language: no fast mathematics, which would forget NaN. */
    private static final String OPTIONS = "-cl-std=CL1.2";

    private static final Pattern INCLUDE = Pattern.compile("(?m)^#include \"(\\w+)\\.cl\"$");
    private static final int LOG_LINES = 8;

    private final OpenClDevice device;
    private final Optional<ProgramCache> cache;
    private final Map<String, cl_program> programs = new ConcurrentHashMap<>();
    private final Map<String, Kernel> kernels = new ConcurrentHashMap<>();

    Programs(OpenClDevice device, Optional<ProgramCache> cache) {
        this.device = device;
        this.cache = cache;
    }

    /** A function of a program. */
    record Kernel(String name, cl_kernel id) {}

    /** The kernel of a resource compiled with these options. */
    Kernel kernel(String program, String name, String... options) {
        String all = String.join(" ", options);
        return kernels.computeIfAbsent(program + "/" + name + " " + all, key -> {
            cl_program compiled =
                    programs.computeIfAbsent(program + " " + all, _ -> build(program, source(program), all));
            return new Kernel(key.strip(), device.call(name, () -> CL.clCreateKernel(compiled, name, null)));
        });
    }

    /** Text of a resource with those that it includes, each of them once. */
    static String source(String program) {
        return source(program, new HashSet<>());
    }

    private static String source(String program, Set<String> included) {
        if (!included.add(program)) {
            return "";
        }
        String text = resource(program + ".cl");
        return INCLUDE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(source(m.group(1), included)));
    }

    private static String resource(String name) {
        try (InputStream in = Programs.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compiles a program, or takes what an earlier run compiled.
     *
     * @throws org.netloom.problem.NetloomException NL-963 with what the compiler says
     */
    cl_program build(String name, String source, String options) {
        String all = OPTIONS + " " + options;
        String key = device.facts().identity() + "\n" + all + "\n" + source;
        Optional<cl_program> kept = cache.flatMap(c -> c.get(key)).flatMap(binary -> load(binary, all));
        if (kept.isPresent()) {
            return kept.get();
        }
        cl_program program = device.call(
                "clCreateProgramWithSource",
                () -> CL.clCreateProgramWithSource(device.context(), 1, new String[] {source}, null, null));
        try {
            CL.clBuildProgram(program, 1, devices(), all, null, null);
        } catch (CLException e) {
            throw OpenClDevice.failure(
                    OpenClMessage.BUILD.problem("", device.facts().name(), name, Status.name(e), log(program)), e);
        }
        cache.ifPresent(c -> c.put(key, binary(program)));
        return program;
    }

    /** What was kept may be damaged, or of a driver that calls itself the same and is not: then it is compiled again. */
    private Optional<cl_program> load(byte[] binary, String options) {
        try {
            cl_program program = CL.clCreateProgramWithBinary(
                    device.context(), 1, devices(), new long[] {binary.length}, new byte[][] {binary}, null, null);
            CL.clBuildProgram(program, 1, devices(), options, null, null);
            return Optional.of(program);
        } catch (CLException _) {
            return Optional.empty();
        }
    }

    private cl_device_id[] devices() {
        return new cl_device_id[] {device.facts().id()};
    }

    private byte[] binary(cl_program program) {
        return device.call("clGetProgramInfo", () -> {
            long[] size = new long[1];
            CL.clGetProgramInfo(program, CL.CL_PROGRAM_BINARY_SIZES, Sizeof.size_t, Pointer.to(size), null);
            byte[] binary = new byte[(int) size[0]];
            CL.clGetProgramInfo(program, CL.CL_PROGRAM_BINARIES, Sizeof.POINTER, Pointer.to(Pointer.to(binary)), null);
            return binary;
        });
    }

    /** The first lines of what the compiler says. */
    private String log(cl_program program) {
        long[] size = new long[1];
        CL.clGetProgramBuildInfo(program, device.facts().id(), CL.CL_PROGRAM_BUILD_LOG, 0, null, size);
        byte[] text = new byte[(int) size[0]];
        CL.clGetProgramBuildInfo(
                program, device.facts().id(), CL.CL_PROGRAM_BUILD_LOG, text.length, Pointer.to(text), null);
        return new String(text, StandardCharsets.UTF_8)
                .replace("\0", "")
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LOG_LINES)
                .map(String::strip)
                .collect(Collectors.joining(" | "));
    }
}
