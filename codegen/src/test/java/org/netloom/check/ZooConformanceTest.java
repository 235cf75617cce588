package org.netloom.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.netloom.json.Json;
import org.netloom.spec.Shape;

/** Shapes, parameters and multiply-adds of well-known networks, layer by layer, against another implementation's. */
@Tag("conformance")
class ZooConformanceTest {
    private static final Path ZOO = Path.of(System.getProperty("netloom.conformance", "../../shared/conformance"))
            .resolve("zoo");

    private static final Map<String, String> TYPES =
            Map.of("BatchNorm2d", "BatchNorm", "Linear", "Dense", "AdaptiveAvgPool2d", "GlobalAveragePool");

    private record Layer(String path, String type, List<Integer> chw, long parameters, long multiplyAdds) {}

    @Test
    void layersAgree() throws IOException {
        assumeTrue(Files.isDirectory(ZOO), () -> "no reference networks: there is no folder " + ZOO);
        List<String> passed = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        List<String> notApplicable = new ArrayList<>();
        for (Path file : files()) {
            String name = file.getFileName().toString().replace(".json", "");
            Zoo.Entry network = Zoo.network(name).orElse(null);
            if (network == null) {
                notApplicable.add(name);
                continue;
            }
            String difference = compare(Json.parseObject(Files.readString(file)), network);
            (difference.isEmpty() ? passed : failed).add(name + difference);
        }
        System.out.printf(
                "conformance zoo: ran %d, passed %d %s, failed %d %s, not applicable %d %s%n",
                passed.size() + failed.size(),
                passed.size(),
                passed,
                failed.size(),
                failed,
                notApplicable.size(),
                notApplicable);
        assertEquals(List.of(), failed);
        assertTrue(!passed.isEmpty() || !notApplicable.isEmpty(), () -> ZOO + " holds no networks");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ZOO)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    /** What differs first; empty where nothing does. */
    private static String compare(Map<String, Object> reference, Zoo.Entry network) {
        CheckResult result = Checker.check(network.design());
        if (!result.problems().isEmpty()) {
            return ": " + result.problems();
        }
        List<Layer> expected = expected(reference);
        List<Layer> actual = actual(result, network);
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            Layer e = expected.get(i);
            Layer a = actual.get(i);
            if (!e.type().equals(a.type())
                    || !e.chw().equals(a.chw())
                    || e.parameters() != a.parameters()
                    || e.multiplyAdds() != a.multiplyAdds()) {
                return ": expected " + e + ", but is " + a;
            }
        }
        if (expected.size() != actual.size()) {
            return ": expected " + expected.size() + " layers, but are " + actual.size();
        }
        Totals totals = result.totals();
        boolean same = number(reference, "parameters") == totals.parameters()
                && number(reference, "macs_conv_and_dense") == totals.multiplyAdds();
        return same ? "" : ": totals differ: " + totals;
    }

    private static long number(Map<?, ?> object, String name) {
        return ((Number) object.get(name)).longValue();
    }

    private static List<Layer> expected(Map<String, Object> reference) {
        List<Layer> layers = new ArrayList<>();
        List<Integer> before = List.of();
        for (Object o : (List<?>) reference.get("layers_in_call_order")) {
            Map<?, ?> layer = (Map<?, ?>) o;
            String type = String.valueOf(layer.get("type"));
            List<Integer> chw = ((List<?>) layer.get("output_chw"))
                    .stream().map(n -> ((Number) n).intValue()).toList();
            // Adaptive pooling to the size that is there already does nothing.
            if (!type.equals("AdaptiveAvgPool2d") || !chw.equals(before)) {
                boolean global =
                        type.equals("AdaptiveAvgPool2d") && chw.size() == 3 && chw.get(1) == 1 && chw.get(2) == 1;
                layers.add(new Layer(
                        String.valueOf(layer.get("path")),
                        TYPES.getOrDefault(type, type),
                        global ? chw.subList(0, 1) : chw,
                        number(layer, "parameters"),
                        number(layer, "macs")));
            }
            before = chw;
        }
        return layers;
    }

    private static List<Layer> actual(CheckResult result, Zoo.Entry network) {
        return result.reports().stream()
                .filter(r -> !List.of("Input", "Add", "Concat", "Flatten")
                        .contains(r.node().content().type()))
                .filter(r -> !network.unlisted().contains(r.node().content().type())
                        && !network.unlisted().contains(r.path()))
                .map(r -> new Layer(
                        r.path(),
                        r.node().content().type(),
                        chw(r.output().orElseThrow()),
                        r.parameterCount(),
                        r.multiplyAdds().value()))
                .toList();
    }

    private static List<Integer> chw(Shape s) {
        return s.isImage() ? List.of(s.channels(), s.height(), s.width()) : List.of(s.channels());
    }
}
