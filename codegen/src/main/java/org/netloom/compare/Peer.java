package org.netloom.compare;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.netloom.profile.TimingTask;

/** A library to compare with; {@code ./mvnw -Ppeers package} builds the programs that time it. */
public enum Peer {
    LIBTORCH("libtorch", "libtorch 2.10", "LibtorchPeer") {
        @Override
        List<Setting> settings(int threads) {
            String n = Integer.toString(threads);
            Map<String, String> one = Map.of("OMP_NUM_THREADS", n, "OPENBLAS_NUM_THREADS", "1");
            Map<String, String> all = Map.of("OMP_NUM_THREADS", n, "OPENBLAS_NUM_THREADS", n);
            return List.of(
                    new Setting("OpenBLAS 1 thread", one, List.of()),
                    new Setting("OpenBLAS all threads", all, List.of()),
                    new Setting("OpenBLAS 1 thread, passive", with(one, "passive"), List.of()),
                    new Setting("OpenBLAS all threads, passive", with(all, "passive"), List.of()),
                    new Setting("OpenBLAS 1 thread, active", with(one, "active"), List.of()),
                    new Setting("OpenBLAS 1 thread, channels last", one, List.of("-Dpeer.channelsLast=true")));
        }
    },
    ONNX_RUNTIME("onnxruntime", "ONNX Runtime 1.29", "OnnxRuntimePeer") {
        @Override
        List<Setting> settings(int threads) {
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
        List<Setting> settings(int threads) {
            Map<String, String> all = Map.of("OMP_NUM_THREADS", Integer.toString(threads));
            return List.of(new Setting("OpenMP passive", with(all, "passive"), List.of()));
        }

        @Override
        boolean does(String work) {
            return work.equals(TimingTask.STEP);
        }
    };

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

    /** What to try, the best of which counts. */
    abstract List<Setting> settings(int threads);

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
            throw CompareMessage.NO_PEERS.exception(jar);
        }
    }

    private Path jar(Path peers) {
        return peers.resolve(folder).resolve("target").resolve("peer.jar");
    }

    /**
     * The command line that times it.
     *
     * @param peers the folder of their modules
     */
    List<String> command(Path peers, Setting setting) {
        List<String> command = new ArrayList<>(GeneratedNet.java());
        command.addAll(setting.options());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        Path jar = jar(peers);
        command.add(jar + File.pathSeparator + jar.resolveSibling("lib") + File.separator + "*");
        command.add(main);
        return command;
    }
}
