package org.netloom.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.netloom.json.Json;
import org.netloom.model.AtomicFile;
import org.netloom.ops.DeviceWish;
import org.netloom.profile.DevicesProgram;
import org.netloom.tensor.DeviceMemory;

/**
 * What there is to compute on, as a process like that of a training finds it.
 *
 * @param obstacles why there are no devices of a kind, with what to do
 */
public record DeviceList(List<Found> devices, List<String> obstacles) {
    /** Name of the processor. */
    public static final String CPU = DeviceWish.CPU.name();

    /** What asks for the fastest. */
    public static final String AUTO = DeviceWish.AUTO.name();

    /** What asks for the first OpenCL device. */
    public static final String OPENCL = DeviceWish.OPENCL;

    public DeviceList {
        devices = List.copyOf(devices);
        obstacles = List.copyOf(obstacles);
    }

    /**
     * A device.
     *
     * @param name by which it is asked for
     * @param memory empty for the processor, which has the heap
     * @param facts name and value
     * @param flops floating-point operations a second at most; NaN where they were not measured
     * @param bytes bytes a second that a copy moves; NaN likewise
     * @param error why it could not be measured; empty where nothing went wrong
     */
    public record Found(
            String name,
            String description,
            Optional<DeviceMemory> memory,
            Map<String, String> facts,
            double flops,
            double bytes,
            String error) {
        public Found {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }

        private static Found of(Map<String, Object> line) {
            Map<String, String> facts = new LinkedHashMap<>();
            ((Map<?, ?>) line.get("facts")).forEach((k, v) -> facts.put((String) k, (String) v));
            return new Found(
                    (String) line.get("device"),
                    (String) line.get("description"),
                    line.get("memory") instanceof Map<?, ?> m
                            ? Optional.of(DeviceMemory.fromJson(m))
                            : Optional.empty(),
                    facts,
                    number(line.get("flops")),
                    number(line.get("bytes")),
                    (String) line.getOrDefault("error", ""));
        }

        private static double number(Object json) {
            return json instanceof Number n ? n.doubleValue() : Double.NaN;
        }
    }

    /** Looks; takes about a second. */
    public static DeviceList find() {
        return read(List.of(), _ -> {}, _ -> {});
    }

    /**
     * Looks and measures; takes a second or two for each.
     *
     * @param each is told each device as it comes
     */
    public static DeviceList measure(Consumer<Found> each, Consumer<String> obstacle) {
        return read(List.of(DevicesProgram.MEASURE), each, obstacle);
    }

    private static DeviceList read(List<String> args, Consumer<Found> each, Consumer<String> obstacle) {
        List<Found> devices = new ArrayList<>();
        List<String> obstacles = new ArrayList<>();
        try {
            Process process = new ProcessBuilder(command(args))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    // Drivers print, too.
                    Optional<Map<String, Object>> told =
                            line.startsWith("{") ? Optional.of(Json.parseObject(line)) : Optional.empty();
                    told.filter(m -> m.containsKey("device")).map(Found::of).ifPresent(found -> {
                        devices.add(found);
                        each.accept(found);
                    });
                    told.map(m -> m.get("obstacle")).map(String.class::cast).ifPresent(text -> {
                        obstacles.add(text);
                        obstacle.accept(text);
                    });
                }
            }
            int code = process.waitFor();
            if (code != 0) {
                String text = RunMessage.DEVICES_DIED.text(
                        code, devices.isEmpty() ? "none" : devices.getLast().name());
                obstacles.add(text);
                obstacle.accept(text);
            }
        } catch (IOException e) {
            throw RunMessage.NOT_STARTED.exception(AtomicFile.reason(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new DeviceList(devices, obstacles);
    }

    private static List<String> command(List<String> args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                DevicesProgram.class.getName()));
        command.addAll(args);
        return command;
    }
}
