package org.netloom.compare;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.netloom.ops.DeviceWish;
import org.netloom.profile.TimingTask;

/** Whom to compare with, mostly other libraries; {@code ./mvnw -Ppeers package} builds the programs that time them. */
public enum Peer {
    LIBTORCH("libtorch", "libtorch 2.10", "LibtorchPeer") {
        /** Spinning threads of OpenMP and OpenBLAS stand in each other's way; which is to give way differs by network. */
        @Override
        List<Setting> settings(int threads, boolean images) {
            String n = Integer.toString(threads);
            Map<String, String> one = Map.of("OMP_NUM_THREADS", n, "OPENBLAS_NUM_THREADS", "1");
            Map<String, String> all = Map.of("OMP_NUM_THREADS", n, "OPENBLAS_NUM_THREADS", n);
            List<String> channelsLast = List.of("-Dpeer.channelsLast=true");
            List<Setting> settings = new ArrayList<>();
            settings.add(new Setting("OpenBLAS 1 thread", one, List.of()));
            settings.add(new Setting("OpenBLAS 1 thread, passive", with(one, "passive"), List.of()));
            settings.add(new Setting("OpenBLAS all threads, passive", with(all, "passive"), List.of()));
            if (images) {
                settings.add(new Setting("OpenBLAS 1 thread, channels last", one, channelsLast));
                settings.add(new Setting(
                        "OpenBLAS all threads, passive, channels last", with(all, "passive"), channelsLast));
            }
            return settings;
        }
    },
    ONNX_RUNTIME("onnxruntime", "ONNX Runtime 1.29", "OnnxRuntimePeer") {
        @Override
        List<Setting> settings(int threads, boolean images) {
            return List.of(
                    new Setting("spinning", Map.of(), List.of()),
                    new Setting("not spinning", Map.of(), List.of("-Dpeer.spin=false")));
        }

        @Override
        boolean does(String work) {
            return work.equals(TimingTask.FORWARD);
        }
    },
    DL4J("dl4j", "DL4J 1.0.0-M2.1", "Dl4jPeer") {
        @Override
        List<Setting> settings(int threads, boolean images) {
            Map<String, String> all = Map.of("OMP_NUM_THREADS", Integer.toString(threads));
            return List.of(new Setting("OpenMP passive", with(all, "passive"), List.of()));
        }

        @Override
        boolean does(String work) {
            return work.equals(TimingTask.STEP);
        }
    },
    /** This library on the processor, for those on a device. */
    CPU("", "processor, SIMD", "") {
        @Override
        List<Setting> settings(int threads, boolean images) {
            return List.of(new Setting(Figures.threads(threads), Map.of(), List.of()));
        }

        @Override
        void require(Path peers) {
            // It is this program.
        }

        @Override
        List<String> command(Path peers, Setting setting, GeneratedNet net, DeviceWish device) {
            return net.command(DeviceWish.CPU);
        }
    },
    /** Products on the same OpenCL device. */
    CLBLAST("clblast", "CLBlast 1.5.2", "ClblastPeer") {
        @Override
        List<Setting> settings(int threads, boolean images) {
            return List.of(new Setting("as tuned by CLBlast", Map.of(), List.of()));
        }

        @Override
        boolean does(String work) {
            return TimingTask.productSize(work) > 0;
        }
    };

    private static final Set<Peer> OF_DEVICES = Collections.unmodifiableSet(EnumSet.of(CPU, CLBLAST));

    /**
     * A way to run it.
     *
     * @param environment variables for its process
     * @param options for its Java
     */
    record Setting(String name, Map<String, String> environment, List<String> options) {
        Setting {
            environment = Map.copyOf(environment);
            options = List.copyOf(options);
        }
    }

    private final String folder;
    private final String title;
    private final String main;

    Peer(String folder, String title, String main) {
        this.folder = folder;
        this.title = title;
        this.main = "org.netloom.peer." + folder + "." + main;
    }

    /**
     * What to try, the best of which counts.
     *
     * @param images whether it is for a network that gets images
     */
    abstract List<Setting> settings(int threads, boolean images);

    /**
     * Those that a comparison can be with.
     *
     * @param device true where Netloom computes on a device, false where it computes on the processor
     */
    public static Set<Peer> of(boolean device) {
        return device ? OF_DEVICES : Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.copyOf(OF_DEVICES)));
    }

    /** Whether it is asked for a kind of work. */
    boolean does(String work) {
        return true;
    }

    /** With its version. */
    public String title() {
        return title;
    }

    /** As a user names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static Map<String, String> with(Map<String, String> variables, String wait) {
        Map<String, String> more = new HashMap<>(variables);
        more.put("OMP_WAIT_POLICY", wait);
        return more;
    }

    /** @throws org.netloom.problem.NetloomException NL-842 if it was not built */
    void require(Path peers) {
        Path jar = jar(peers);
        if (!Files.exists(jar)) {
            throw CompareMessage.NO_PEERS.exception(jar, folder);
        }
    }

    private Path jar(Path peers) {
        return peers.resolve(folder).resolve("target").resolve("peer.jar");
    }

    /**
     * The command line that times it.
     *
     * @param peers the folder of their modules
     * @param net what is timed
     * @param device of the comparison
     */
    List<String> command(Path peers, Setting setting, GeneratedNet net, DeviceWish device) {
        List<String> command = new ArrayList<>(GeneratedNet.java());
        command.add(GeneratedNet.property(device));
        command.addAll(setting.options());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        Path jar = jar(peers);
        command.add(jar + File.pathSeparator + jar.resolveSibling("lib") + File.separator + "*");
        command.add(main);
        return command;
    }
}
