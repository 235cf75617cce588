package org.netloom.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.json.Json;
import org.netloom.layer.Network;
import org.netloom.model.AtomicFile;
import org.netloom.ops.Device;
import org.netloom.ops.DeviceWish;
import org.netloom.ops.MachinePeak;
import org.netloom.ops.Ops;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.spec.SpecType;
import org.netloom.train.DeviceChoice;
import org.netloom.train.TrainingPlan;
import org.netloom.train.TrainingProgram;

/** Measures networks of a compiled project and prints the profile; {@code netloom profile} runs it as a process. */
public final class ProfileProgram {
    private ProfileProgram() {}

    /**
     * What is to be measured.
     *
     * @param name of the design
     * @param classes of its networks
     * @param fused see {@link Profile#measure}
     * @param prediction true for the forward pass of the first network, prepared for inference, instead of a training step
     * @param plan empty for a design without one
     * @param device what computes, as users ask for it
     * @param json file that is written beside the table
     */
    public record Task(
            String name,
            List<String> classes,
            List<List<String>> fused,
            boolean prediction,
            Optional<TrainingPlan> plan,
            int samplePort,
            int batch,
            int threads,
            double seconds,
            String device,
            Optional<Path> json) {
        public Task {
            classes = List.copyOf(classes);
            fused = List.copyOf(fused);
        }

        /** As it is written into a file. */
        public Map<String, Object> toJson() {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("name", name);
            m.put("classes", new ArrayList<Object>(classes));
            m.put("fused", new ArrayList<Object>(fused));
            m.put("prediction", prediction);
            plan.ifPresent(p -> m.put("plan", SpecType.of(p).toJson(p)));
            m.put("samplePort", (long) samplePort);
            m.put("batch", (long) batch);
            m.put("threads", (long) threads);
            m.put("seconds", seconds);
            m.put("device", device);
            json.ifPresent(j -> m.put("json", j.toString()));
            return m;
        }

        static Task fromJson(Map<String, Object> m) {
            return new Task(
                    (String) m.get("name"),
                    texts(m.get("classes")),
                    ((List<?>) m.get("fused")).stream().map(Task::texts).toList(),
                    (Boolean) m.get("prediction"),
                    Optional.ofNullable((Map<?, ?>) m.get("plan")).map(Task::plan),
                    ((Number) m.get("samplePort")).intValue(),
                    ((Number) m.get("batch")).intValue(),
                    ((Number) m.get("threads")).intValue(),
                    ((Number) m.get("seconds")).doubleValue(),
                    (String) m.get("device"),
                    Optional.ofNullable((String) m.get("json")).map(Path::of));
        }

        private static List<String> texts(Object list) {
            return ((List<?>) list).stream().map(String.class::cast).toList();
        }

        @SuppressWarnings("unchecked") // it was parsed as an object
        private static TrainingPlan plan(Map<?, ?> json) {
            return SpecType.of(TrainingPlan.class).create((Map<String, Object>) json);
        }
    }

    /** @param args the file of a {@link Task} */
    public static void main(String[] args) {
        System.exit(run(Path.of(args[0])));
    }

    private static int run(Path file) {
        try {
            Task task = Task.fromJson(Json.parseObject(Files.readString(file)));
            Profile profile = measure(task);
            System.out.print(new ProfileText(profile).write(task.name()));
            task.json().ifPresent(j -> AtomicFile.write(j, Json.format(new ProfileJson(profile).write(task.name()))));
            return TrainingProgram.OK;
        } catch (NetloomException e) {
            System.err.println(e.getMessage());
        } catch (IOException e) {
            System.err.println(CoreMessage.CANNOT_READ
                    .exception(file, AtomicFile.reason(e))
                    .getMessage());
        } catch (OutOfMemoryError _) {
            System.err.println(TrainingProgram.outOfMemory());
        }
        return TrainingProgram.FAILED;
    }

    private static Profile measure(Task task) {
        List<Network> networks = networks(task);
        DeviceChoice choice = DeviceChoice.of(
                        new DeviceWish(task.device()), task.threads(), (_, ops) -> seconds(networks, task, ops))
                .tell();
        Ops ops = choice.ops();
        MachinePeak peak = choice.device()
                .map(Device::peak)
                .map(p -> new MachinePeak(task.threads(), p.flops(), p.bytes()))
                .orElseGet(() -> MachinePeak.measure(task.threads()));
        return task.prediction()
                ? Profile.ofPrediction(networks.getFirst(), task.fused(), task.batch(), peak, task.seconds(), ops)
                : Profile.measure(
                        networks,
                        task.fused(),
                        task.plan().orElse(null),
                        task.samplePort(),
                        task.batch(),
                        peak,
                        task.seconds(),
                        ops);
    }

    /** The shortest step of some, to compare devices by. */
    private static double seconds(List<Network> networks, Task task, Ops ops) {
        TrainingStep step = task.prediction()
                ? TrainingStep.prediction(networks.getFirst(), task.batch(), ops)
                : TrainingStep.of(networks, task.plan().orElse(null), task.samplePort(), task.batch(), ops);
        return Profile.shortest(step, ops, task.seconds() / 2);
    }

    private static List<Network> networks(Task task) {
        List<Network> networks = new ArrayList<>();
        for (String name : task.classes()) {
            try {
                networks.add((Network) Class.forName(name).getConstructor().newInstance());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(name + " is no network of this project", e);
            }
        }
        return networks;
    }
}
