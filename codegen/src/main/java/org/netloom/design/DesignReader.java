package org.netloom.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/** Makes a design of what was read from a file of the present format. */
final class DesignReader {
    static final String EDGE = "\"from -> to\" or \"from -> to:1\"";

    private final List<Problem> problems = new ArrayList<>();
    private final Fields root;

    private DesignReader(Map<String, Object> document, String text) {
        root = new Fields(document, List.of(), new Fields.Source(text, problems));
    }

    /**
     * Reads a document.
     *
     * @param text where it came from, to name lines
     * @throws NetloomException with everything whose structure is wrong
     */
    static Design read(Map<String, Object> document, String text) {
        DesignReader reader = new DesignReader(document, text);
        Design design = reader.design();
        if (!reader.problems.isEmpty()) {
            throw new NetloomException(reader.problems);
        }
        return design;
    }

    private Design design() {
        root.take("netloom");
        Design design = Design.named(root.required("name", "a design")).packageName(root.text("package", ""));
        body(root, design);
        root.members("blocks", (name, fields) -> {
            BlockDefinition block = new BlockDefinition(name);
            fields.object("parameters").forEach(block::parameter);
            body(fields, block);
            block.unknown().putAll(fields.rest());
            design.block(block);
        });
        root.objects("notes", fields -> {
            String text = fields.required("text", "a note");
            Optional<Position> position = position(fields);
            design.notes().add(new Note(text, position, fields.rest()));
        });
        if (root.has("training")) {
            design.training(SpecReader.training(root.object("training")));
        }
        design.unknown().putAll(root.rest());
        return design;
    }

    private void body(Fields fields, Body body) {
        fields.objects("nodes", f -> node(f, body));
        List<?> edges = fields.list("edges");
        for (int i = 0; i < edges.size(); i++) {
            Optional<Edge> edge = Optional.empty();
            Map<String, Object> unknown = Map.of();
            if (edges.get(i) instanceof String s) {
                edge = Edge.parse(s);
            } else if (edges.get(i) instanceof Map<?, ?> map) {
                Fields f = fields.member(map, "edges", i);
                String from = f.required("from", "an edge");
                String to = f.required("to", "an edge");
                edge = Optional.of(new Edge(from, to, port(f)));
                unknown = f.rest();
            }
            if (edge.isEmpty()) {
                fields.wrong("edges", i, EDGE, edges.get(i));
                continue;
            }
            body.connect(edge.get());
            body.unknown(edge.get(), unknown);
        }
    }

    private static int port(Fields fields) {
        if (!fields.has("port")) {
            return 0;
        }
        Object port = fields.take("port");
        if (port instanceof Long n && n >= 0 && n <= Edge.MAX_PORT) {
            return n.intValue();
        }
        fields.wrong("port", "a whole number from 0 to " + Edge.MAX_PORT, port);
        return 0;
    }

    private static void node(Fields fields, Body body) {
        String id = fields.required("id", "a node");
        String type = fields.required("type", "a node");
        Optional<Position> position = position(fields).map(place -> place.pinned(pinned(fields)));
        String note = fields.text("note", "");
        Optional<String> sharesWith =
                fields.has(Node.SHARES_WITH) ? Optional.of(fields.text(Node.SHARES_WITH, "")) : Optional.empty();
        Content content;
        Map<String, Object> unknown = new LinkedHashMap<>();
        switch (type) {
            case "Block" -> {
                String block = fields.required("block", "a block node");
                Object repeat = fields.has("repeat") ? fields.take("repeat") : Long.valueOf(1);
                content = new Content.BlockUse(block, repeat, fields.object("with"));
                unknown = fields.rest();
            }
            case "BlockInput" -> {
                content = new Content.BlockInput();
                unknown = fields.rest();
            }
            default -> {
                SpecReader.Layer read = SpecReader.node(type, fields.rest());
                content = read.content();
                unknown = read.unknown();
            }
        }
        // The names of later nodes of the same name cannot be written by a person: the checker asks to rename them.
        String unique = id;
        for (int n = 2; body.has(unique); n++) {
            unique = id + "~" + n;
        }
        body.add(new Node(unique, content, sharesWith, position, note, unknown));
    }

    private static boolean pinned(Fields fields) {
        if (!fields.has("pinned")) {
            return false;
        }
        Object value = fields.take("pinned");
        if (value instanceof Boolean pinned) {
            return pinned;
        }
        fields.wrong("pinned", "true or false", value);
        return false;
    }

    private static Optional<Position> position(Fields fields) {
        if (!fields.has("position")) {
            return Optional.empty();
        }
        Object value = fields.take("position");
        if (value instanceof List<?> l
                && l.size() == 2
                && l.get(0) instanceof Number x
                && l.get(1) instanceof Number y) {
            return Optional.of(Position.of(x.doubleValue(), y.doubleValue()));
        }
        fields.wrong("position", "two numbers: [x, y]", value);
        return Optional.empty();
    }
}
