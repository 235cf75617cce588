package org.netloom.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netloom.spec.Arity;
import org.netloom.spec.Input;
import org.netloom.spec.LayerSpec;
import org.netloom.train.TrainingPlan;

/**
 * A network as it is drawn: nodes and edges, blocks, notes and the training plan. It knows no screen and no file, and it
 * may be broken in any way; {@code org.netloom.check.Checker} says how.
 */
public final class Design extends Body {
    /** Blocks within blocks that a path may lead through. */
    private static final int DEEPEST = 100;

    private String name;
    private String packageName = "";
    private final Map<String, BlockDefinition> blocks = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final Map<String, Object> unknown = new LinkedHashMap<>();
    private Training training = Training.NONE;

    private Design(String name) {
        this.name = name;
    }

    /** An empty design. */
    public static Design named(String name) {
        return new Design(name);
    }

    @Override
    public String name() {
        return name;
    }

    public Design rename(String changed) {
        name = changed;
        return this;
    }

    /** Java package of the exported project; where none was chosen, "netloom." and the name. */
    public Optional<String> packageName() {
        return packageName.isEmpty() ? Optional.empty() : Optional.of(packageName);
    }

    /** Sets the Java package; empty for the default. */
    public Design packageName(String changed) {
        packageName = changed;
        return this;
    }

    // ---- beginnings and ends ----------------------------------------------------------------------------------------

    /** Where data comes in, in the order of the document. */
    public List<Node> inputs() {
        return nodes().stream().filter(Design::isInput).toList();
    }

    /**
     * Nodes whose output nobody takes; an Input is none. First what the plan's loss makes the main one, then the others in
     * the order of the document, then the {@link #auxiliary} ones.
     */
    public List<Node> outputs() {
        List<Node> outputs = ends().stream()
                .filter(n -> !isInput(n) && !(n.content() instanceof Content.BlockInput))
                .toList();
        return outputs.size() < 2 ? outputs : LossOutputs.of(plan()).sorted(outputs);
    }

    /** Outputs that count in training only, such as those of auxiliary classifiers. */
    public Set<String> auxiliary() {
        List<Node> outputs = outputs();
        Set<String> auxiliary = new HashSet<>(LossOutputs.of(plan()).auxiliary());
        auxiliary.retainAll(outputs.stream().map(Node::id).toList());
        return outputs.size() < 2 ? Set.of() : auxiliary;
    }

    /** Nodes that nothing but auxiliary outputs needs; none where there are no others. */
    public Set<String> onlyForTraining() {
        Set<String> auxiliary = auxiliary();
        List<String> open = new ArrayList<>(outputs().stream()
                .map(Node::id)
                .filter(id -> !auxiliary.contains(id))
                .toList());
        if (auxiliary.isEmpty() || open.isEmpty()) {
            return Set.of();
        }
        Set<String> late = new HashSet<>();
        nodes().forEach(n -> late.add(n.id()));
        while (!open.isEmpty()) {
            String id = open.removeLast();
            if (late.remove(id)) {
                edgesInto(id).forEach(e -> open.add(e.from()));
            }
        }
        return late;
    }

    /** The main output: the first; a beginning where there is nothing else. */
    @Override
    public Optional<Node> output() {
        return outputs().stream().findFirst().or(super::output);
    }

    /** By its type's name: one that could not be read is an Input all the same. */
    private static boolean isInput(Node node) {
        return node.content().type().equals(Input.class.getSimpleName());
    }

    // ---- blocks -----------------------------------------------------------------------------------------------------

    public Collection<BlockDefinition> blocks() {
        return Collections.unmodifiableCollection(blocks.values());
    }

    public Optional<BlockDefinition> block(String blockName) {
        return Optional.ofNullable(blocks.get(blockName));
    }

    /**
     * Adds a block.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public Design block(BlockDefinition block) {
        if (blocks.putIfAbsent(block.name(), block) != null) {
            throw new IllegalArgumentException("there is a block " + block.name());
        }
        return this;
    }

    /** Takes a definition away; uses of it stay and are broken. */
    public void removeBlock(String blockName) {
        blocks.remove(blockName);
    }

    /**
     * How many inputs a use of a block takes: one for each {@link Content.BlockInput} of the block; where that is not known,
     * at least one.
     */
    public Arity arity(Content.BlockUse use) {
        int inputs = block(use.block()).map(b -> b.inputs().size()).orElse(0);
        return inputs == 0 ? Arity.ANY : new Arity(inputs, inputs);
    }

    /**
     * Takes an input of a block away, and at all uses the edges that lead to it; those to the inputs behind it move up.
     *
     * @throws IllegalArgumentException if the block has no such input
     */
    public void removeInput(BlockDefinition block, String id) {
        int port = block.inputs().stream().map(Node::id).toList().indexOf(id);
        if (port < 0) {
            throw new IllegalArgumentException("the block " + block.name() + " has no input " + id);
        }
        block.remove(id);
        for (Body body : bodies()) {
            for (Node node : List.copyOf(body.nodes())) {
                if (node.content() instanceof Content.BlockUse use
                        && use.block().equals(block.name())) {
                    moveUp(body, node.id(), port);
                }
            }
        }
    }

    private static void moveUp(Body body, String use, int port) {
        for (Edge e : body.edgesInto(use)) {
            if (e.port() == port) {
                body.disconnect(e);
            } else if (e.port() > port) {
                body.replace(e, new Edge(e.from(), e.to(), e.port() - 1));
            }
        }
    }

    /** Gives a block another name, in its definition and all uses. */
    public void renameBlock(String old, String now) {
        if (blocks.containsKey(now)) {
            throw new IllegalArgumentException("there is a block " + now);
        }
        List<BlockDefinition> all = new ArrayList<>(blocks.values());
        blocks.clear();
        for (BlockDefinition b : all) {
            block(b.name().equals(old) ? b.copy(now) : b);
        }
        bodies().forEach(body -> List.copyOf(body.nodes()).forEach(node -> {
            if (node.content() instanceof Content.BlockUse use && use.block().equals(old)) {
                body.replace(node.withContent(new Content.BlockUse(now, use.repeat(), use.arguments())));
            }
        }));
    }

    /** This design and its blocks. */
    public List<Body> bodies() {
        List<Body> all = new ArrayList<>();
        all.add(this);
        all.addAll(blocks.values());
        return all;
    }

    /**
     * Finds the node a path of an expanded design stands for: "stage1[0].conv1" is node conv1 of the block that stage1
     * uses; "Residual::conv1" is node conv1 of the block Residual. Empty where there is none.
     */
    public Optional<Place> locate(String path) {
        int definition = path.indexOf(Expansion.DEFINITION);
        Body body = definition < 0 ? this : blocks.get(path.substring(0, definition));
        if (body == null) {
            return Optional.empty();
        }
        String rest = definition < 0 ? path : path.substring(definition + Expansion.DEFINITION.length());
        return locate(body, rest, List.of());
    }

    private Optional<Place> locate(Body body, String path, List<Place> around) {
        if (body.has(path)) {
            return Optional.of(new Place(body, body.node(path).orElseThrow(), around));
        }
        for (Node node : body.nodes()) {
            if (node.content() instanceof Content.BlockUse use
                    && path.startsWith(node.id())
                    && around.size() < DEEPEST) {
                String inside = path.substring(node.id().length()).replaceFirst("^\\[\\d+]", "");
                BlockDefinition block = blocks.get(use.block());
                if (block != null && inside.startsWith(".")) {
                    List<Place> way = new ArrayList<>(around);
                    way.add(new Place(body, node, around));
                    Optional<Place> found = locate(block, inside.substring(1), way);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * A node where it is defined.
     *
     * @param body the design or the block that holds it
     * @param around the block uses that lead there, outermost first
     */
    public record Place(Body body, Node node, List<Place> around) {
        public Place {
            around = List.copyOf(around);
        }
    }

    // ---- the rest ---------------------------------------------------------------------------------------------------

    /** Pieces of text on the canvas; may be changed. */
    public List<Note> notes() {
        return notes;
    }

    /** The training section of the document. */
    public Training training() {
        return training;
    }

    public Design training(Training changed) {
        training = changed;
        return this;
    }

    /** Sets the training plan. Fields that an earlier one had and this version does not know stay. */
    public Design training(TrainingPlan plan) {
        return training(training.with(plan));
    }

    /** The training plan, where there is one that can be read. */
    public Optional<TrainingPlan> plan() {
        return training.plan();
    }

    /** Fields of the file that this version does not know; they are saved again. */
    public Map<String, Object> unknown() {
        return unknown;
    }

    /** Puts the blocks into another order; {@code now} are the same blocks or others. */
    final void blocks(Collection<BlockDefinition> now) {
        blocks.clear();
        now.forEach(this::block);
    }

    /** A copy that shares nothing changeable. */
    public Design copy() {
        Design copy = new Design(name);
        copy.packageName = packageName;
        copy.copyFrom(this);
        blocks.values().forEach(b -> copy.block(b.copy(b.name())));
        copy.notes.addAll(notes);
        copy.unknown.putAll(unknown);
        copy.training = training;
        return copy;
    }

    // ---- the fluent methods of a body
    // --------------------------------------------------------------------------------

    @Override
    public Design add(Node node) {
        super.add(node);
        return this;
    }

    @Override
    public Design add(String id, LayerSpec spec) {
        super.add(id, spec);
        return this;
    }

    @Override
    public Design add(String id, Content content) {
        super.add(id, content);
        return this;
    }

    @Override
    public Design then(String id, LayerSpec spec) {
        super.then(id, spec);
        return this;
    }

    @Override
    public Design then(String id, Content content) {
        super.then(id, content);
        return this;
    }

    @Override
    public Design chain(LayerSpec... specs) {
        super.chain(specs);
        return this;
    }

    @Override
    public Design share(String id, String with) {
        super.share(id, with);
        return this;
    }

    @Override
    public Design after(String id) {
        super.after(id);
        return this;
    }

    @Override
    public Design connect(String from, String to) {
        super.connect(from, to);
        return this;
    }

    @Override
    public Design connect(String from, String to, int port) {
        super.connect(from, to, port);
        return this;
    }
}
