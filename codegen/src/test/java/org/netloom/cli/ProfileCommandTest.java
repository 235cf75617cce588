package org.netloom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.netloom.check.Checker;
import org.netloom.check.NodeReport;
import org.netloom.design.Design;
import org.netloom.design.DesignFile;
import org.netloom.json.Json;
import org.netloom.layer.Layer;
import org.netloom.layer.Network;
import org.netloom.ops.ScalarOps;
import org.netloom.ops.Workers;
import org.netloom.plan.FusedNames;
import org.netloom.plan.NetworkPlan;
import org.netloom.plan.PlannedNetwork;
import org.netloom.plan.Planner;
import org.netloom.spec.Input;

class ProfileCommandTest {
    @TempDir
    private Path folder;

    static Stream<String> samples() {
        Cli.home();
        return Samples.find().all().stream().map(Samples.Sample::name);
    }

    /** Nodes of a design that compute. */
    private static Set<String> nodes(Design design) {
        Set<String> paths = new TreeSet<>();
        for (NodeReport r : Checker.check(design).reports()) {
            if (!(r.spec().orElseThrow() instanceof Input)) {
                paths.add(r.path());
            }
        }
        return paths;
    }

    /** What a profile lists: each layer, and behind it what is fused. */
    private static Set<String> listed(List<String> layers, List<List<String>> fused) {
        assertEquals(layers.size(), fused.size());
        Set<String> paths = new TreeSet<>();
        for (int i = 0; i < layers.size(); i++) {
            String layer = layers.get(i);
            paths.add(layer);
            String block = layer.substring(0, layer.lastIndexOf('.') + 1);
            fused.get(i).forEach(f -> paths.add(block + f));
        }
        return paths;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyNodeOfEverySampleIsListed(String sample) {
        Design design = DesignFile.load(Path.of(Cli.sample(sample)));
        NetworkPlan plan = Planner.plan(design);
        Network network = new PlannedNetwork(plan);
        try (Workers workers = new Workers(1)) {
            network.prepareForTraining(1, new ScalarOps(workers));
        }
        List<String> layers = network.layers().stream().map(Layer::name).toList();
        assertEquals(nodes(design), listed(layers, FusedNames.of(plan)));
    }

    @ParameterizedTest
    @CsvSource({"lenet5, 7", "dcgan, 0", "mini-resnet, 0"})
    void samplesAreMeasured(String sample, int batch) throws IOException {
        Path json = folder.resolve("profile.json");
        List<String> args = new ArrayList<>(List.of(
                "profile", Cli.sample(sample), "--seconds", "0.01", "--threads", "1", "--json", json.toString()));
        if (batch > 0) {
            args.addAll(List.of("--batch", "" + batch));
        }
        Cli run = Cli.run(args.toArray(String[]::new));
        assertEquals(0, run.code(), run.toString());
        assertTrue(run.out().startsWith(sample + ": batch "), run.out());
        assertTrue(run.out().contains("GFLOP/s (peak)"), run.out());
        Map<String, Object> written = Json.parseObject(Files.readString(json));
        List<String> layers = new ArrayList<>();
        List<List<String>> fused = new ArrayList<>();
        for (Object node : (List<?>) written.get("nodes")) {
            Map<?, ?> n = (Map<?, ?>) node;
            layers.add((String) n.get("node"));
            fused.add(
                    ((List<?>) n.get("fused")).stream().map(String.class::cast).toList());
        }
        Set<String> expected = nodes(DesignFile.load(Path.of(Cli.sample(sample))));
        assertEquals(expected, listed(layers, fused));
        expected.forEach(path -> assertTrue(run.out().contains(path.substring(path.lastIndexOf('.') + 1)), path));
        if (batch > 0) {
            assertEquals((long) batch, written.get("batch"));
        }
    }

    @Test
    void predictionsAreMeasured() {
        Cli run = Cli.run("profile", Cli.sample("lenet5"), "--predict", "--seconds", "0.01");
        assertEquals(0, run.code(), run.toString());
        assertTrue(run.out().startsWith("lenet5: batch 1, "), run.out());
        assertTrue(run.out().contains("\n  forward "), run.out());
        assertTrue(!run.out().contains("by data"), run.out());
    }

    @Test
    void mistakesAreTold() {
        Cli none = Cli.run("profile", folder.resolve("none.netloom").toString());
        assertEquals(1, none.code());
        assertTrue(none.err().contains("NL-501"), none.err());
        Cli broken = Cli.run("profile", "src/test/resources/org/netloom/cli/broken.netloom");
        assertEquals(1, broken.code());
        assertTrue(broken.err().contains("NL-"), broken.err());
        Cli batch = Cli.run("profile", Cli.sample("lenet5"), "--batch", "0");
        assertEquals(2, batch.code());
        assertTrue(batch.err().contains("--batch must be a whole number from 1"), batch.err());
        Cli seconds = Cli.run("profile", Cli.sample("lenet5"), "--seconds", "-1");
        assertEquals(2, seconds.code());
    }
}
