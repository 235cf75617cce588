package org.netloom.designer.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Names;
import org.netloom.design.Node;
import org.netloom.design.Position;
import org.netloom.designer.Texts;
import org.netloom.designer.document.Edit;
import org.netloom.designer.document.Editor;
import org.netloom.designer.document.Place;
import org.netloom.designer.document.Scope;
import org.netloom.designer.document.Selection;
import org.netloom.json.Json;

/** Named sub-networks: making them of a selection, repeating them, giving them parameters, writing them out again. */
public final class BlockEdits {
    private static final double ROW = 104;

    /** Width of the entrance of a block in the drawing. */
    private static final double ENTRANCE = 104;

    private BlockEdits() {}

    // ---- making -----------------------------------------------------------------------------------------------------

    /** Why what is selected cannot become a block, with the edges that stand against it; empty where it can. */
    public static Optional<String> whyNoBlock(Editor editor, Selection selection) {
        return new BlockCut(editor.design(), editor.body(), selection.nodes()).refusal();
    }

    /** Why a block cannot have a name; empty where it can. */
    public static Optional<String> problemOfName(Design design, String name) {
        if (name.isEmpty()) {
            return Optional.of(Texts.get("edit.block.name.empty"));
        }
        if (!Names.legal(name)) {
            return Optional.of(Texts.get("edit.block.name.illegal", Names.legalized(name)));
        }
        return design.block(name).isPresent()
                ? Optional.of(Texts.get("edit.block.name.taken", name))
                : Optional.empty();
    }

    /** A free name for a new block: "Block1". */
    public static String freshName(Design design) {
        int n = 1;
        while (design.block("Block" + n).isPresent()) {
            n++;
        }
        return "Block" + n;
    }

    /**
     * Makes a block of what is selected and puts one use of it there. Values that name parameters of the block around become
     * parameters of the new one.
     *
     * @throws EditRefused if {@link #whyNoBlock} or {@link #problemOfName} says so
     */
    public static SelectingEdit makeBlock(Editor editor, Selection selection, String name) {
        whyNoBlock(editor, selection)
                .or(() -> problemOfName(editor.design(), name))
                .ifPresent(why -> {
                    throw new EditRefused(why);
                });
        Scope scope = editor.scope();
        Map<String, Place> places = new LinkedHashMap<>(editor.places());
        places.keySet().retainAll(selection.nodes());
        String id = Bodies.fresh(editor.body(), Content.BlockUse.of(name));
        Edit edit = Edit.of(Texts.get("edit.block", name), design -> {
            Body body = Bodies.of(design, scope);
            BlockCut cut = new BlockCut(design, body, selection.nodes());
            BlockDefinition block = definition(body, cut, name, places);
            design.block(block);
            replace(body, cut, Node.of(id, use(block, body)).at(middle(places)));
        });
        return new SelectingEdit(edit, Selection.of(id));
    }

    private static BlockDefinition definition(Body body, BlockCut cut, String name, Map<String, Place> places) {
        BlockDefinition block = new BlockDefinition(name);
        List<String> sources = cut.sources();
        List<String> inputs = inputNames(cut, Math.max(1, sources.size()));
        double left = places.values().stream().mapToDouble(Place::x).min().orElse(0);
        double top = places.values().stream().mapToDouble(Place::y).min().orElse(0);
        Place first =
                places.values().stream().filter(p -> p.y() == top).findFirst().orElse(new Place(0, 0, 0, 0));
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < inputs.size(); i++) {
            // Above the middle of what comes first: the entrance is narrower than a layer.
            double x = first.x() - left + Math.max(0, (first.width() - ENTRANCE) / 2) + i * (ENTRANCE + Room.GAP);
            block.add(Node.of(inputs.get(i), new Content.BlockInput()).at(Math.rint(x), 0));
        }
        Map<String, String> same = cut.ids().stream().collect(Collectors.toMap(id -> id, id -> id));
        for (String id : cut.ids()) {
            Node node = Bodies.node(body, id).sharingAmong(same);
            Place p = places.get(id);
            block.add(p == null ? node : node.at(Math.rint(p.x() - left), Math.rint(p.y() - top + ROW)));
            names.addAll(References.in(node));
        }
        List<Edge> from = sources.isEmpty()
                ? cut.open(inputs.getFirst())
                : cut.entering().stream()
                        .map(e -> new Edge(inputs.get(sources.indexOf(e.from())), e.to(), e.port()))
                        .toList();
        from.forEach(block::connect);
        cut.inner().forEach(block::connect);
        if (body instanceof BlockDefinition around) {
            around.parameters().forEach((parameter, value) -> {
                if (names.contains(parameter)) {
                    block.parameter(parameter, value);
                }
            });
        }
        return block;
    }

    /** "in", "in2" and so on, where no layer of the block is called so. */
    private static List<String> inputNames(BlockCut cut, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add(Names.unique(i == 1 ? "in" : "in" + i, n -> cut.ids().contains(n) || names.contains(n)));
        }
        return names;
    }

    /** Passes the parameters of the block around on. */
    private static Content.BlockUse use(BlockDefinition block, Body around) {
        Content.BlockUse use = Content.BlockUse.of(block.name());
        for (String parameter : block.parameters().keySet()) {
            use = around instanceof BlockDefinition ? use.with(parameter, References.to(parameter)) : use;
        }
        return use;
    }

    private static void replace(Body body, BlockCut cut, Node use) {
        String end = cut.leaving().stream().map(Edge::from).findFirst().orElse("");
        body.addBehind(use, cut.ids().iterator().next());
        List<String> sources = cut.sources();
        for (int port = 0; port < sources.size(); port++) {
            String source = sources.get(port);
            Edge first = cut.entering().stream()
                    .filter(e -> e.from().equals(source))
                    .findFirst()
                    .orElseThrow();
            body.replace(first, new Edge(source, use.id(), port));
        }
        for (Edge e : cut.leaving()) {
            if (e.from().equals(end)) {
                body.replace(e, new Edge(use.id(), e.to(), e.port()));
            }
        }
        cut.ids().forEach(body::remove);
    }

    private static Position middle(Map<String, Place> places) {
        double left = places.values().stream().mapToDouble(Place::x).min().orElse(0);
        double right = places.values().stream().mapToDouble(Place::right).max().orElse(0);
        double top = places.values().stream().mapToDouble(Place::y).min().orElse(0);
        double width = places.values().stream().mapToDouble(Place::width).max().orElse(0);
        return Position.of(Math.rint((left + right - width) / 2), Math.rint(top));
    }

    // ---- using ------------------------------------------------------------------------------------------------------

    /** Lets a block stand there several times in a row. Keystrokes in a row are one step. */
    public static Edit repeat(Scope scope, String id, int times) {
        Edit set = ParameterEdits.set(scope, List.of(id), ParameterEdits.REPEAT, (long) times);
        return Edit.of(Texts.get("edit.repeat", id), set.change()).merging(set.mergeKey());
    }

    /**
     * Writes the inside of a block where it is used, as often as it is repeated, with its values filled in. The definition
     * goes with its last use.
     *
     * @throws EditRefused if the node is no block, or would become too many layers
     */
    public static SelectingEdit dissolve(Editor editor, String id) {
        Dissolve dissolve = new Dissolve(editor, id);
        Selection selection = dissolve.in(editor.design().copy());
        return new SelectingEdit(Edit.of(Texts.get("edit.dissolve", id), dissolve::in), selection);
    }

    /**
     * Gives a block another name.
     *
     * @throws EditRefused if {@link #problemOfName} says so, when the edit is applied
     */
    public static Edit renameBlock(String old, String name) {
        return Edit.of(Texts.get("edit.renameBlock", old), design -> {
            if (old.equals(name)) {
                return;
            }
            problemOfName(design, name).ifPresent(why -> {
                throw new EditRefused(why);
            });
            design.renameBlock(old, name);
        });
    }

    /**
     * Takes a definition away that nothing uses, itself and the blocks inside it aside.
     *
     * @throws EditRefused if something does, when the edit is applied
     */
    public static Edit removeBlock(String name) {
        return Edit.of(Texts.get("edit.removeBlock", name), design -> {
            int uses = Blocks.usesOutside(design, name);
            if (uses > 0) {
                throw EditRefused.because("edit.block.used", name, uses);
            }
            design.removeBlock(name);
        });
    }

    // ---- parameters -------------------------------------------------------------------------------------------------

    /** Why a value of a node cannot become a parameter of the block that is shown; empty where it can. */
    public static Optional<String> whyNoParameter(Body body, String id, String parameter, String name) {
        if (!(body instanceof BlockDefinition block)) {
            return Optional.of(Texts.get("edit.promote.outside"));
        }
        if (!name.matches("\\p{L}[\\p{L}\\p{Nd}_]{0,63}")) {
            return Optional.of(Texts.get("edit.promote.illegal", name));
        }
        if (block.parameters().containsKey(name)) {
            return Optional.of(Texts.get("edit.promote.taken", name, block.name()));
        }
        Optional<Object> value = Parameters.value(Bodies.node(body, id), parameter);
        if (value.isEmpty()) {
            return Optional.of(Texts.get("edit.promote.nothing", parameter, id));
        }
        return References.in(value.get()).isEmpty()
                ? Optional.empty()
                : Optional.of(Texts.get("edit.promote.already", parameter, id));
    }

    /**
     * Makes a hyper-parameter of a layer inside a block a parameter of the block, with the present value as its default.
     *
     * @throws EditRefused if {@link #whyNoParameter} says so, when the edit is applied
     */
    public static Edit promote(Scope scope, String id, String parameter, String name) {
        return Edit.of(Texts.get("edit.promote", Parameters.words(parameter)), design -> {
            Body body = Bodies.of(design, scope);
            whyNoParameter(body, id, parameter, name).ifPresent(why -> {
                throw new EditRefused(why);
            });
            Node node = Bodies.node(body, id);
            ((BlockDefinition) body)
                    .parameter(name, Parameters.value(node, parameter).orElseThrow());
            body.replace(ParameterEdits.with(node, parameter, References.to(name)));
        });
    }

    /**
     * Takes a parameter of a block away: its value is written where it was named. All uses must give it the same one.
     *
     * @throws EditRefused if they do not, when the edit is applied
     */
    public static Edit inline(String block, String parameter) {
        return Edit.of(Texts.get("edit.inline", parameter), design -> {
            BlockDefinition definition = ParameterEdits.definition(design, block);
            Object value = commonValue(design, definition, parameter);
            for (Body body : design.bodies()) {
                for (Node n : List.copyOf(body.nodes())) {
                    if (n.content() instanceof Content.BlockUse use
                            && use.block().equals(block)) {
                        Map<String, Object> arguments = new LinkedHashMap<>(use.arguments());
                        arguments.remove(parameter);
                        body.replace(n.withContent(new Content.BlockUse(block, use.repeat(), arguments)));
                    }
                }
            }
            for (Node n : List.copyOf(definition.nodes())) {
                if (References.in(n).contains(parameter)) {
                    definition.replace(References.filled(n, Map.of(parameter, value)));
                }
            }
            definition.removeParameter(parameter);
        });
    }

    private static Object commonValue(Design design, BlockDefinition block, String parameter) {
        Object byDefault = block.parameters().get(parameter);
        Set<Object> values = Blocks.uses(design, block.name()).stream()
                .map(n -> ((Content.BlockUse) n.content()).arguments().getOrDefault(parameter, byDefault))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (values.isEmpty()) {
            return byDefault;
        }
        Object value = values.iterator().next();
        if (values.size() > 1 || !References.in(value).isEmpty()) {
            String all = values.stream().map(Json::brief).collect(Collectors.joining(", "));
            throw EditRefused.because("edit.block.vary", parameter, all);
        }
        return value;
    }
}
