package org.netloom.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.netloom.design.Expansion;
import org.netloom.design.FlatNode;
import org.netloom.json.Json;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecType;

/**
 * What tells networks apart: layers with their paths, hyper-parameters and connections, in order. Positions, notes and the
 * training plan do not count, so moving a node does not make a trained model useless.
 */
final class DesignHash {
    private DesignHash() {}

    /** 16 hexadecimal digits. */
    static String of(Expansion expansion) {
        String text = expansion.nodes().stream()
                .filter(Shapes::counts)
                .map(DesignHash::line)
                .collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String line(FlatNode node) {
        LayerSpec spec = node.spec().orElseThrow();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("path", node.path());
        all.put("type", spec.typeName());
        all.put("with", SpecType.of(spec).toJson(spec));
        all.put(
                "inputs",
                node.inputs().stream()
                        .map(i -> i.source().map(FlatNode::path).orElse(""))
                        .toList());
        node.sharedWith().ifPresent(o -> all.put("sharedWith", o));
        return Json.line(all);
    }
}
