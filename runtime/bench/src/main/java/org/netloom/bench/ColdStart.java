package org.netloom.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Times how long a process takes that loads a trained model, predicts once and ends: as it is, with an archive of its classes
 * (as the start script of a project does), with an AOT cache (JEP 514), and on scalar operations, which need no incubator
 * module. All in turns; prints medians with quartiles, and the sizes of what is loaded.
 *
 * <p>Arguments: the folder of an exported project that {@code ./run predict} was called in before, the model, a file to
 * predict from (a small IDX or text file: reading images takes time of its own), how many times each (default 9).
 */
public final class ColdStart {
    private static final List<String> VECTOR = List.of("--add-modules", "jdk.incubator.vector");
    private static final String REFLECTION = "-Djdk.reflect.useNativeAccessorOnly=true";

    private final List<String> program;
    private final Path folder;

    private ColdStart(List<String> program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 3) {
            System.err.println("arguments: PROJECT MODEL FILE [TIMES]");
            System.exit(2);
        }
        Path project = Path.of(args[0]).toAbsolutePath();
        Path classes = project.resolve("build").resolve("project.jar");
        Path runtime = find(project.resolve("lib"), ".jar");
        Path predict =
                project.resolve("build/classes").relativize(find(project.resolve("build/classes"), "Predict.class"));
        String main = predict.toString()
                .replace(predict.getFileSystem().getSeparator(), ".")
                .replace(".class", "");
        Path folder = Files.createTempDirectory("cold-start");
        List<String> program = List.of(
                "-cp", classes + System.getProperty("path.separator") + runtime, main, "--model", args[1], args[2]);
        ColdStart bench = new ColdStart(program, folder);
        System.out.printf("runtime %,d bytes, project %,d bytes%n", Files.size(runtime), Files.size(classes));
        bench.compare(args.length > 3 ? Integer.parseInt(args[3]) : 9);
    }

    private static Path find(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow(() -> new IOException("nothing in " + folder + " ends with " + end
                            + ": call ./run predict in the project first"));
        }
    }

    private void compare(int times) throws IOException, InterruptedException {
        Path archive = folder.resolve("classes.jsa");
        Path cache = folder.resolve("vector.aot");
        Path scalar = folder.resolve("scalar.aot");
        run(with(VECTOR, "-XX:ArchiveClassesAtExit=" + archive, REFLECTION));
        run(with(VECTOR, "-XX:AOTCacheOutput=" + cache, REFLECTION));
        run(with(List.of(), "-XX:AOTCacheOutput=" + scalar, REFLECTION));
        Map<String, List<String>> variants = new LinkedHashMap<>();
        variants.put("as it is", with(VECTOR));
        variants.put("class archive" + size(archive), with(VECTOR, "-XX:SharedArchiveFile=" + archive, REFLECTION));
        variants.put("AOT cache" + size(cache), with(VECTOR, "-XX:AOTCache=" + cache, REFLECTION));
        variants.put(
                "scalar operations, AOT cache" + size(scalar), with(List.of(), "-XX:AOTCache=" + scalar, REFLECTION));
        Map<String, double[]> all = new LinkedHashMap<>();
        variants.keySet().forEach(v -> all.put(v, new double[times]));
        for (int i = 0; i < times; i++) {
            for (Map.Entry<String, List<String>> v : variants.entrySet()) {
                all.get(v.getKey())[i] = run(v.getValue());
            }
        }
        all.forEach((name, millis) -> {
            Arrays.sort(millis);
            System.out.printf(
                    "%-50s %4.0f ms (%.0f to %.0f)%n",
                    name, millis[times / 2], millis[times / 4], millis[3 * times / 4]);
        });
        try (Stream<Path> files = Files.list(folder)) {
            for (Path f : files.toList()) {
                Files.delete(f);
            }
        }
        Files.delete(folder);
    }

    private static String size(Path file) throws IOException {
        return String.format(" (%.1f MB)", Files.exists(file) ? 1e-6 * Files.size(file) : 0);
    }

    private List<String> with(List<String> modules, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(modules);
        command.addAll(program);
        return command;
    }

    /** Milliseconds from before its start until after its end. */
    private static double run(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return 1e-6 * (System.nanoTime() - start);
    }
}
