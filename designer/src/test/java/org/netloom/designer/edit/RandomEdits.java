package org.netloom.designer.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.design.Position;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.problem.Problem;
import org.netloom.spec.Component;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/** Edits of every kind, drawn at random from a seed; senseless ones among them. */
final class RandomEdits {
    /** More nodes than this are taken away before anything else happens, so that each check is quick. */
    private static final int LARGE = 20;

    private static final int LARGE_EXPANDED = 50;

    private static final List<String> TYPES =
            SpecFamily.of(LayerSpec.class).types().stream().map(SpecType::name).toList();

    private static final List<String> SHRINKING =
            List.of("delete", "delete", "delete", "deleteNote", "removeBlock", "once");

    private final Random random;
    private final Editor editor;
    private final List<String> foreign;
    private final Map<String, Integer> done = new TreeMap<>();
    private String clipboard = "";

    /** One kind of edit; gives nothing where there is nothing to do it to. */
    private interface Kind {
        Optional<Edit> draw();
    }

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final List<String> drawn = new ArrayList<>();

    /** @param foreign texts of other designs, to paste */
    RandomEdits(Editor editor, List<String> foreign, long seed) {
        this.editor = editor;
        this.foreign = foreign;
        this.random = new Random(seed);
        nodes();
        edges();
        values();
        clips();
        blocks();
        layout();
        drawn.addAll(kinds.keySet());
        kinds.put("once", () -> use().map(id -> BlockEdits.repeat(editor.scope(), id, 1)));
    }

    /** How often each kind changed something. */
    Map<String, Integer> done() {
        return done;
    }

    /** All kinds. */
    List<String> kinds() {
        return drawn;
    }

    /** Does one edit, which may turn out to be impossible or to change nothing; says which kind. */
    String step() {
        editor.show(scope());
        String kind = any(tooLarge() ? SHRINKING : drawn);
        Optional<Edit> edit;
        try {
            edit = kinds.get(kind).draw();
        } catch (EditRefused _) {
            done.merge("refused " + kind, 1, Integer::sum);
            return kind;
        }
        if (edit.isPresent()) {
            var before = editor.design();
            try {
                if (random.nextInt(3) == 0) {
                    editor.edit(edit.get());
                } else {
                    editor.editPlacing(edit.get());
                }
            } catch (EditRefused _) {
                done.merge("refused " + kind, 1, Integer::sum);
            }
            if (editor.design() != before) {
                done.merge(kind, 1, Integer::sum);
            }
        }
        return kind + edit.map(e -> " (" + e.name() + ")").orElse("");
    }

    private boolean tooLarge() {
        int drawn = editor.design().bodies().stream()
                .mapToInt(b -> b.nodes().size())
                .sum();
        return drawn > LARGE
                || editor.document().result().expansion().nodes().size() > LARGE_EXPANDED
                || editor.design().notes().size() > 5;
    }

    // ---- choosing ---------------------------------------------------------------------------------------------------

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Optional<String> node() {
        List<String> ids = editor.body().nodes().stream().map(Node::id).toList();
        return ids.isEmpty() ? Optional.empty() : Optional.of(any(ids));
    }

    private Optional<Edge> edge() {
        List<Edge> edges = List.copyOf(editor.body().edges());
        return edges.isEmpty() ? Optional.empty() : Optional.of(any(edges));
    }

    private Optional<String> block() {
        List<String> names =
                editor.design().blocks().stream().map(BlockDefinition::name).toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(any(names));
    }

    private Optional<String> use() {
        List<String> ids = editor.body().nodes().stream()
                .filter(n -> n.content() instanceof Content.BlockUse)
                .map(Node::id)
                .toList();
        return ids.isEmpty() ? Optional.empty() : Optional.of(any(ids));
    }

    private Scope scope() {
        Scope scope = Scope.ROOT;
        for (int depth = 0; depth < 2 && random.nextInt(5) < 3; depth++) {
            Body body = scope.body(editor.design()).orElseThrow();
            List<Scope> inside = new ArrayList<>();
            for (Node n : body.nodes()) {
                Scope deeper = scope.inside(n.id());
                if (deeper.body(editor.design()).isPresent()) {
                    inside.add(deeper);
                }
            }
            scope = inside.isEmpty() ? scope : any(inside);
        }
        return scope;
    }

    /** Some nodes, often neighbours. */
    private Set<String> some() {
        Set<String> ids = new java.util.LinkedHashSet<>();
        node().ifPresent(ids::add);
        for (int i = random.nextInt(5); i > 0 && !ids.isEmpty(); i--) {
            String last = new ArrayList<>(ids).getLast();
            List<Edge> out = editor.body().edgesOutOf(last);
            if (!out.isEmpty() && random.nextInt(6) > 0) {
                ids.add(any(out).to());
            } else {
                node().ifPresent(ids::add);
            }
        }
        ids.removeIf(id -> !editor.body().has(id));
        return ids;
    }

    private Selection selection() {
        Selection nodes = Selection.nodes(some());
        Set<Integer> notes = editor.scope().isRoot() && !editor.design().notes().isEmpty() && random.nextInt(4) == 0
                ? Set.of(random.nextInt(editor.design().notes().size()))
                : Set.of();
        Set<Edge> edges = random.nextInt(4) == 0 ? edge().map(Set::of).orElse(Set.of()) : Set.of();
        return new Selection(random.nextInt(8) == 0 ? Set.of() : nodes.nodes(), edges, notes);
    }

    private Position position() {
        return new Position(random.nextInt(900), random.nextInt(900) + 0.5 * random.nextInt(2), random.nextInt(9) == 0);
    }

    private Content content() {
        Optional<String> block = block();
        return block.isPresent() && random.nextInt(5) == 0
                ? Content.BlockUse.of(block.get())
                : new Content.Layer(NewLayers.of(any(TYPES)));
    }

    private String name() {
        return any(List.of("a", "conv1", "x_1", "Zwei", "sum", "9bad", "with space", "", "filters", "depth"));
    }

    private Object value() {
        return any(List.of(
                1L,
                2L,
                3L,
                8L,
                0L,
                -4L,
                100000000000L,
                0.5,
                2.25,
                true,
                false,
                "same",
                "valid",
                "text",
                "$filters",
                "$depth",
                "",
                List.of(1L, 2L),
                List.of(3L),
                List.of("$filters", 3L),
                List.of(),
                Map.of(),
                Map.of("a", 1L)));
    }

    // ---- kinds ------------------------------------------------------------------------------------------------------

    private void nodes() {
        kinds.put("add", () -> Optional.of(NodeEdits.add(editor.scope(), content(), position())));
        kinds.put("addBehind", () -> node().map(id -> NodeEdits.addBehind(editor, id, content())));
        kinds.put(
                "addConnected",
                () -> node().map(id -> NodeEdits.addConnected(editor.scope(), content(), position(), id)));
        kinds.put(
                "insertOnEdge",
                () -> edge().map(e -> NodeEdits.insertOnEdge(editor.scope(), e, content(), position())));
        kinds.put("insert", () -> edge().map(e -> NodeEdits.insertOnEdge(editor, e, content())));
        kinds.put(
                "moveOntoEdge",
                () -> node().flatMap(id -> edge().map(e -> NodeEdits.moveOntoEdge(editor.scope(), id, e, position()))));
        kinds.put("delete", () -> Optional.of(NodeEdits.delete(editor.scope(), selection())));
        kinds.put("move", () -> {
            Map<String, Position> moved = new HashMap<>();
            some().forEach(id -> moved.put(id, position()));
            return Optional.of(NodeEdits.move(editor.scope(), moved));
        });
        kinds.put("pin", () -> Optional.of(NodeEdits.pin(editor.scope(), some(), random.nextBoolean())));
        kinds.put("rename", () -> node().map(id -> NodeEdits.rename(editor.scope(), id, name())));
        kinds.put("remark", () -> node().map(id -> NodeEdits.setNote(editor.scope(), id, name())));
        kinds.put("addNote", () -> Optional.of(NodeEdits.addNote(name(), position())));
        kinds.put("changeNote", () -> noteIndex().map(i -> NodeEdits.changeNote(i, name())));
        kinds.put("moveNote", () -> noteIndex().map(i -> NodeEdits.moveNote(i, position())));
        kinds.put("deleteNote", () -> noteIndex().map(NodeEdits::deleteNote));
        kinds.put("designName", () -> Optional.of(DesignEdits.rename(any(List.of("one", "two", "three")))));
        kinds.put("package", () -> Optional.of(DesignEdits.packageName(any(List.of("", "a.b", "A b")))));
    }

    private Optional<Integer> noteIndex() {
        int count = editor.design().notes().size();
        return count == 0 ? Optional.empty() : Optional.of(random.nextInt(count));
    }

    private void edges() {
        kinds.put(
                "connect",
                () -> node().flatMap(from ->
                        node().map(to -> EdgeEdits.connect(editor.scope(), from, to, random.nextInt(3)))));
        kinds.put(
                "connectRight",
                () -> node().flatMap(from -> node().flatMap(to -> {
                    int port = ConnectionRules.freePort(editor, to);
                    return ConnectionRules.why(editor, from, to, port).isEmpty()
                            ? Optional.of(EdgeEdits.connect(editor.scope(), from, to, port))
                            : Optional.empty();
                })));
        kinds.put("disconnect", () -> edge().map(e -> EdgeEdits.disconnect(editor.scope(), e)));
        kinds.put(
                "reconnectEnd",
                () -> edge().flatMap(e ->
                        node().map(to -> EdgeEdits.reconnectEnd(editor.scope(), e, to, random.nextInt(3)))));
        kinds.put(
                "reconnectStart",
                () -> edge().flatMap(e -> node().map(from -> EdgeEdits.reconnectStart(editor.scope(), e, from))));
    }

    private String parameter(String id) {
        Node node = editor.body().node(id).orElseThrow();
        if (node.content() instanceof Content.BlockUse) {
            return any(List.of("repeat", "filters", "depth", "block", "else"));
        }
        List<String> names = new ArrayList<>(List.of("stride", "nonsense"));
        Parameters.type(node.content().type())
                .ifPresent(t -> t.components().stream().map(Component::name).forEach(names::add));
        List<String> written = new ArrayList<>(Bodies.values(node).keySet());
        return any(!written.isEmpty() && random.nextInt(3) == 0 ? written : names);
    }

    /** A node and a value that is written for it. */
    private Optional<Map.Entry<String, String>> written() {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        for (Node n : editor.body().nodes()) {
            Bodies.values(n).keySet().forEach(p -> all.add(Map.entry(n.id(), p)));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(any(all));
    }

    /** Mostly a value that is legal, and now and then any. */
    private Object valueFor(String id, String parameter) {
        if (parameter.equals("block")) {
            return block().orElse("none");
        }
        if (parameter.equals("repeat")) {
            return any(List.of(1L, 2L, 3L, 0L, "$depth"));
        }
        if (parameter.equals("shape")) {
            return any(List.of(List.of(8L, 8L, 3L), List.of(16L, 12L, 1L), List.of(5L), List.of(0L)));
        }
        boolean small = editor.body().node(id).isPresent() && random.nextInt(3) > 0;
        return small ? (Object) (long) (1 + random.nextInt(4)) : value();
    }

    private void values() {
        kinds.put(
                "set",
                () -> node().map(id -> {
                    String parameter = parameter(id);
                    return ParameterEdits.set(editor.scope(), List.of(id), parameter, valueFor(id, parameter));
                }));
        kinds.put("setSeveral", () -> {
            Set<String> ids = some();
            return Optional.of(ParameterEdits.set(editor.scope(), ids, "kernel", valueFor("", "kernel")));
        });
        kinds.put(
                "reset",
                () -> written().map(w -> ParameterEdits.reset(editor.scope(), List.of(w.getKey()), w.getValue())));
        kinds.put(
                "changeType",
                () -> node().map(id -> ParameterEdits.changeType(editor.scope(), List.of(id), any(TYPES))));
        kinds.put(
                "setDefault",
                () -> block().map(b ->
                        ParameterEdits.setDefault(b, any(List.of("filters", "depth", "stride")), valueFor("", ""))));
        kinds.put(
                "plan",
                () -> Optional.of(any(List.of(
                        PlanEdits.set("batchSize", any(List.of(1L, 16L, 0L, "x"))),
                        PlanEdits.set("epochs", (long) random.nextInt(30)),
                        PlanEdits.set("optimizer", Map.of("type", any(List.of("Adam", "Sgd", "Momentum")))),
                        PlanEdits.set("optimizer.learningRate", random.nextInt(100) / 100.0),
                        PlanEdits.set("loss", Map.of("type", any(List.of("MeanSquared", "SoftmaxCrossEntropy")))),
                        PlanEdits.set("data", Map.of("type", any(List.of("Shapes", "Spirals", "Nothing")))),
                        PlanEdits.set("augmentation", List.of(Map.of("type", "RandomFlip"))),
                        PlanEdits.set("regularization.l2", 0.001),
                        PlanEdits.remove()))));
        kinds.put(
                "planReset",
                () -> Optional.of(
                        PlanEdits.reset(any(List.of("batchSize", "optimizer", "regularization.l2", "seed")))));
        kinds.put("fix", () -> {
            List<Problem> mendable = editor.document().result().problems().stream()
                    .filter(p -> !p.fixes().isEmpty())
                    .toList();
            if (mendable.isEmpty()) {
                return Optional.empty();
            }
            Problem problem = any(mendable);
            return Optional.of(FixEdits.apply(problem, any(problem.fixes())));
        });
        kinds.put("fixAgain", kinds.get("fix"));
    }

    private void clips() {
        kinds.put("paste", () -> {
            clipboard = ClipEdits.copy(editor, selection()).orElse(clipboard);
            editor.show(scope());
            Optional<Position> at = random.nextBoolean() ? Optional.of(position()) : Optional.empty();
            return clipboard.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ClipEdits.paste(editor, clipboard, at).edit());
        });
        kinds.put(
                "pasteForeign",
                () -> random.nextInt(6) > 0
                        ? Optional.empty()
                        : Optional.of(ClipEdits.paste(editor, any(foreign), Optional.empty())
                                .edit()));
        kinds.put(
                "duplicate",
                () -> Optional.of(ClipEdits.duplicate(editor, selection()).edit()));
        kinds.put("cut", () -> {
            Selection cut = selection();
            clipboard = ClipEdits.copy(editor, cut).orElse(clipboard);
            return Optional.of(ClipEdits.cut(editor, cut));
        });
    }

    private void blocks() {
        kinds.put(
                "makeBlock",
                () -> Optional.of(
                        BlockEdits.makeBlock(editor, Selection.nodes(some()), BlockEdits.freshName(editor.design()))
                                .edit()));
        kinds.put("makeBlockAgain", kinds.get("makeBlock"));
        kinds.put(
                "dissolve",
                () -> use().map(id -> BlockEdits.dissolve(editor, id).edit()));
        kinds.put("repeat", () -> use().map(id -> BlockEdits.repeat(editor.scope(), id, 1 + random.nextInt(3))));
        kinds.put(
                "promote",
                () -> editor.scope().isRoot()
                        ? Optional.empty()
                        : written()
                                .map(w -> BlockEdits.promote(
                                        editor.scope(),
                                        w.getKey(),
                                        w.getValue(),
                                        any(List.of("depth", "p1", "p2", "p3", "9p")))));
        kinds.put(
                "inline",
                () -> block().flatMap(b -> {
                    List<String> names = List.copyOf(
                            editor.design().block(b).orElseThrow().parameters().keySet());
                    return names.isEmpty() ? Optional.empty() : Optional.of(BlockEdits.inline(b, any(names)));
                }));
        kinds.put(
                "renameBlock",
                () -> block().map(b -> BlockEdits.renameBlock(b, any(List.of("Part", "Stage", "bad name", "Block1")))));
        kinds.put("removeBlock", () -> block().map(BlockEdits::removeBlock));
    }

    private void layout() {
        kinds.put(
                "align", () -> Optional.of(LayoutEdits.align(editor, some(), any(List.of(LayoutEdits.Side.values())))));
        kinds.put(
                "distribute",
                () -> Optional.of(LayoutEdits.distribute(editor, some(), any(List.of(LayoutEdits.Axis.values())))));
        kinds.put("placeAll", () -> {
            Map<String, Place> places = new HashMap<>();
            editor.places().forEach((id, p) -> places.put(id, p.at(random.nextInt(500), random.nextInt(500))));
            return Optional.of(LayoutEdits.placeAll(editor.scope(), places));
        });
    }
}
