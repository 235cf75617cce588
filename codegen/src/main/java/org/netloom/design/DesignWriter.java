package org.netloom.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.json.Json;
import org.netloom.spec.SpecType;

/** The document of a design, in a fixed order. */
final class DesignWriter {
    private DesignWriter() {}

    static String text(Design design) {
        return Json.format(document(design));
    }

    private static Map<String, Object> document(Design design) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("netloom", (long) Migrations.VERSION);
        document.put("name", design.name());
        design.packageName().ifPresent(p -> document.put("package", p));
        body(document, design);
        if (!design.blocks().isEmpty()) {
            Map<String, Object> blocks = new LinkedHashMap<>();
            for (BlockDefinition block : design.blocks()) {
                Map<String, Object> b = new LinkedHashMap<>();
                if (!block.parameters().isEmpty()) {
                    b.put("parameters", block.parameters());
                }
                body(b, block);
                b.putAll(block.unknown());
                blocks.put(block.name(), b);
            }
            document.put("blocks", blocks);
        }
        if (!design.notes().isEmpty()) {
            document.put(
                    "notes", design.notes().stream().map(DesignWriter::note).toList());
        }
        if (!design.training().absent()) {
            document.put("training", SpecReader.write(design.training()));
        }
        document.putAll(design.unknown());
        return document;
    }

    private static Map<String, Object> note(Note note) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("text", note.text());
        note.position().ifPresent(p -> m.put("position", List.of(p.x(), p.y())));
        m.putAll(note.unknown());
        return m;
    }

    private static void body(Map<String, Object> document, Body body) {
        document.put("nodes", body.nodes().stream().map(DesignWriter::node).toList());
        List<Object> edges = new ArrayList<>();
        for (Edge edge : body.edges()) {
            edges.add(edge(edge, body.unknown(edge)));
        }
        document.put("edges", edges);
    }

    /** A text; an object where a strange name would be misread, or where there are fields to keep. */
    private static Object edge(Edge edge, Map<String, Object> unknown) {
        String text = edge.toString();
        if (unknown.isEmpty() && Edge.parse(text).equals(java.util.Optional.of(edge))) {
            return text;
        }
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("from", edge.from());
        m.put("to", edge.to());
        if (edge.port() != 0) {
            m.put("port", (long) edge.port());
        }
        m.putAll(unknown);
        return m;
    }

    private static Map<String, Object> node(Node node) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", node.id());
        m.put("type", node.content().type());
        switch (node.content()) {
            case Content.Layer layer -> m.putAll(values(layer));
            case Content.Template template -> m.putAll(template.values());
            case Content.Unreadable unreadable -> m.putAll(unreadable.values());
            case Content.BlockInput _ -> {}
            case Content.BlockUse use -> {
                m.put("block", use.block());
                if (!Long.valueOf(1).equals(use.repeat())) {
                    m.put("repeat", use.repeat());
                }
                if (!use.arguments().isEmpty()) {
                    m.put("with", use.arguments());
                }
            }
        }
        node.sharesWith().ifPresent(other -> m.put(Node.SHARES_WITH, other));
        node.position().ifPresent(p -> m.put("position", List.of(p.x(), p.y())));
        if (node.position().filter(Position::pinned).isPresent()) {
            m.put("pinned", true);
        }
        if (!node.note().isEmpty()) {
            m.put("note", node.note());
        }
        node.unknown().forEach(m::putIfAbsent);
        return m;
    }

    private static Map<String, Object> values(Content.Layer layer) {
        return SpecType.of(layer.spec()).toJson(layer.spec());
    }
}
