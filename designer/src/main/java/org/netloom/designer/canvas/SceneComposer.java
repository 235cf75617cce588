package org.netloom.designer.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netloom.check.CheckResult;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Body;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.FlatNode;
import org.netloom.design.Note;
import org.netloom.designer.document.Place;
import org.netloom.problem.Severity;
import org.netloom.render.Direction;

/** Makes scenes of a design and its check, one after the other; keeps what does not change from one to the next. */
final class SceneComposer {
    /** Blocks within blocks that are shown open. */
    private static final int DEEPEST = 12;

    private static final int MOST_LINES = 12;

    private final CardMaker cards = new CardMaker();
    private final Texter texter;
    private final BodyPlaces places;
    private final Map<String, Routes> routes = new HashMap<>();
    private Facts facts;
    private Made last;
    private Design design;

    /** Bodies that should be laid out, found while composing. */
    private final List<BodyPlaces.Wanted> wanted = new ArrayList<>();

    SceneComposer(Texter texter, BodyPlaces places) {
        this.texter = texter;
        this.places = places;
    }

    /** What names a body: empty for the design itself. */
    static String key(Body body) {
        return body instanceof BlockDefinition ? body.name() : "";
    }

    Facts facts() {
        return facts;
    }

    /** Bodies to be laid out, inner ones first. */
    List<BodyPlaces.Wanted> wanted() {
        return List.copyOf(wanted);
    }

    /**
     * The scene of a body.
     *
     * @param result of the design or an earlier one
     * @param prefix in front of the paths of its nodes
     * @param open paths of the block nodes that are shown open
     * @param preview places that count more than all others, while something is dragged
     */
    Scene compose(
            Design now, CheckResult result, Body body, String prefix, Set<String> open, Map<String, Place> preview) {
        design = now;
        if (facts == null || facts.result() != result) {
            facts = new Facts(result);
        }
        wanted.clear();
        return scene(body, prefix, open, preview, 0);
    }

    private Scene scene(Body body, String prefix, Set<String> open, Map<String, Place> preview, int depth) {
        String key = key(body);
        Map<String, Card> made = cards(body, prefix, open, depth);
        places.wanted(key, body, made).ifPresent(wanted::add);
        Direction direction = places.direction(key, body);
        Map<String, Place> where = places.places(key, body, made);
        Map<String, SceneNode> nodes = new LinkedHashMap<>();
        // Open blocks may lie over others where somebody placed these by hand: they are in front.
        List<Card> backFirst = new ArrayList<>(made.values());
        backFirst.sort(Comparator.comparing(Card::open));
        backFirst.forEach(card -> nodes.put(
                card.id(), new SceneNode(card, place(where.get(card.id()), preview.get(card.id())), direction)));
        Map<Edge, Route> ways =
                routes.computeIfAbsent(key, _ -> new Routes()).update(nodes, body.edges(), direction, places);
        Map<Edge, SceneEdge> edges = new LinkedHashMap<>();
        ways.forEach((edge, way) -> edges.put(edge, edge(edge, way, prefix, made)));
        return new Scene(
                nodes,
                edges,
                body instanceof Design d ? notes(d, nodes) : List.of(),
                direction,
                body.output().map(n -> n.id()).filter(_ -> body instanceof BlockDefinition));
    }

    private static Place place(Place known, Place preview) {
        return preview == null ? known : known.at(preview.x(), preview.y());
    }

    /** The inside of a block that is open; as long as it is not laid out the block stays closed. */
    private Optional<Scene> inside(Content content, String path, Set<String> open, int depth) {
        if (!open.contains(path) || depth >= DEEPEST || !(content instanceof Content.BlockUse use)) {
            return Optional.empty();
        }
        Optional<BlockDefinition> block = design.block(use.block());
        Optional<String> prefix = facts.inside(path);
        if (block.isEmpty() || prefix.isEmpty() || block.get().nodes().isEmpty()) {
            return Optional.empty();
        }
        Scene scene = scene(block.get(), prefix.get(), open, Map.of(), depth + 1);
        return places.ready(key(block.get()), block.get()) ? Optional.of(scene) : Optional.empty();
    }

    /** Cards once made, with what they were made of. */
    private record Made(Body body, String prefix, Facts facts, Set<String> open, Map<String, Card> cards) {
        /** What stands on the cards does not depend on places, except where blocks are open. */
        boolean holds(Body now, String nowPrefix, Facts nowFacts, Set<String> nowOpen) {
            return now == body
                    && nowFacts == facts
                    && nowPrefix.equals(prefix)
                    && nowOpen.equals(open)
                    && cards.values().stream().noneMatch(Card::open);
        }
    }

    private Map<String, Card> cards(Body body, String prefix, Set<String> open, int depth) {
        if (depth == 0 && last != null && last.holds(body, prefix, facts, open)) {
            return last.cards;
        }
        Map<String, Card> made =
                cards.cards(body, prefix, facts, (node, path) -> inside(node.content(), path, open, depth));
        if (depth == 0) {
            // A block that waits for its layout to be shown open must be asked again.
            boolean waiting = made.values().stream().anyMatch(c -> open.contains(c.path()) && !c.open());
            last = waiting ? null : new Made(body, prefix, facts, Set.copyOf(open), made);
        }
        return made;
    }

    private SceneEdge edge(Edge edge, Route way, String prefix, Map<String, Card> made) {
        Card from = made.get(edge.from());
        Optional<FlatNode> source = facts.producer(prefix + edge.from());
        boolean shaky = from.assumed() || source.filter(facts::shaky).isPresent();
        return new SceneEdge(edge, way, from.shape(), broken(prefix + edge.to()), shaky);
    }

    /** An error that names no parameter of its node is one of what arrives there. */
    private boolean broken(String target) {
        return facts.problems(target).stream()
                .anyMatch(p -> p.severity() == Severity.ERROR && p.parameter().isEmpty());
    }

    private List<SceneNote> notes(Design d, Map<String, SceneNode> nodes) {
        if (d.notes().isEmpty()) {
            return List.of();
        }
        double right = nodes.values().stream()
                .mapToDouble(n -> n.place().right())
                .max()
                .orElse(0);
        double y = nodes.values().stream().mapToDouble(n -> n.place().y()).min().orElse(0);
        List<SceneNote> notes = new ArrayList<>();
        for (int i = 0; i < d.notes().size(); i++) {
            Note note = d.notes().get(i);
            List<String> lines =
                    texter.wrap(TextStyle.NOTE, note.text(), SceneNote.WIDTH - 2 * SceneNote.PADDING, MOST_LINES);
            double height = lines.size() * SceneNote.LINE + 2 * SceneNote.PADDING - 2;
            double free = y;
            Place place = note.position()
                    .map(p -> new Place(p.x(), p.y(), SceneNote.WIDTH, height))
                    .orElse(new Place(right + 64, free, SceneNote.WIDTH, height));
            y += note.position().isPresent() ? 0 : height + 16;
            notes.add(new SceneNote(i, note.text(), lines, place));
        }
        return notes;
    }

    /** Paths of the blocks that can be opened in a body. */
    static Set<String> blocks(Body body, String prefix) {
        Set<String> blocks = new HashSet<>();
        body.nodes().forEach(n -> {
            if (n.content() instanceof Content.BlockUse) {
                blocks.add(prefix + n.id());
            }
        });
        return blocks;
    }
}
