package org.netloom.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.netloom.data.Digits;
import org.netloom.design.BlockDefinition;
import org.netloom.design.Content;
import org.netloom.design.Design;
import org.netloom.design.Edge;
import org.netloom.design.Node;
import org.netloom.loss.LossTerm;
import org.netloom.loss.MeanSquared;
import org.netloom.loss.WeightedSum;
import org.netloom.spec.Add;
import org.netloom.spec.AdditiveNoise;
import org.netloom.spec.AvgPool2d;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Dropout;
import org.netloom.spec.ELU;
import org.netloom.spec.Flatten;
import org.netloom.spec.GELU;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.GroupNorm;
import org.netloom.spec.HardSigmoid;
import org.netloom.spec.Input;
import org.netloom.spec.InstanceNorm;
import org.netloom.spec.LayerNorm;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.LeakyReLU;
import org.netloom.spec.LocalResponseNorm;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Mish;
import org.netloom.spec.PReLU;
import org.netloom.spec.Padding;
import org.netloom.spec.SELU;
import org.netloom.spec.Shape;
import org.netloom.spec.SiLU;
import org.netloom.spec.Sigmoid;
import org.netloom.spec.Softplus;
import org.netloom.spec.SpatialDropout;
import org.netloom.spec.Tanh;
import org.netloom.train.TrainingPlan;

/** Small designs with branches, additions, concatenations and blocks, drawn at random from a seed. */
public final class RandomDesigns {
    private final Random random;
    private final Design design;
    private final Map<String, Shape> open = new LinkedHashMap<>();
    private final Map<String, Shape> all = new LinkedHashMap<>();
    private final boolean branched;
    private int count;

    private RandomDesigns(long seed, boolean branched) {
        random = new Random(seed * 7919 + 17);
        this.branched = branched;
        design = Design.named((branched ? "branched" : "random") + seed);
    }

    /** A design that the checker accepts: an image comes in, four numbers go out. */
    public static Design of(long seed) {
        return new RandomDesigns(seed, false).draw();
    }

    /** A design with one to three inputs, one to three outputs, and layers and blocks that share parameters. */
    public static Design branched(long seed) {
        return new RandomDesigns(seed, true).draw();
    }

    /**
     * A branched design with a plan that makes some of its outputs auxiliary ones. Its data do not fit: it is good for
     * planning, not for a check.
     */
    public static Design auxiliary(long seed) {
        Design design = branched(seed);
        Random random = new Random(seed);
        List<Node> outputs = design.outputs();
        int main = random.nextInt(outputs.size());
        List<LossTerm> terms = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            boolean late = i != main && random.nextInt(3) > 0;
            terms.add(LossTerm.of(outputs.get(i).id(), MeanSquared.of()).trainingOnly(late));
        }
        return design.training(TrainingPlan.of(Digits.of(), WeightedSum.of(terms)));
    }

    private Design draw() {
        design.block(residual()).block(bottle()).block(twice()).block(shuffled());
        design.block(join()).block(plain()).block(crossed()).block(three());
        add("input", Input.of(Shape.of(6, 5, 3)), Shape.of(6, 5, 3));
        int inputs = branched ? random.nextInt(3) : 0;
        for (int i = 0; i < inputs; i++) {
            Shape shape = random.nextBoolean() ? Shape.of(6, 5, 3) : Shape.of(4, 4, 2);
            add("input" + i, Input.of(shape), shape);
        }
        int steps = 3 + random.nextInt(9);
        for (int i = 0; i < steps; i++) {
            grow();
            if (branched && random.nextBoolean()) {
                share();
            }
        }
        if (branched) {
            finishBranches();
        } else {
            finish(List.copyOf(open.keySet()));
        }
        return design;
    }

    /** Another place for a layer or block that is there, with its parameters, behind any value of the right shape. */
    private void share() {
        List<Node> candidates = design.nodes().stream()
                .filter(n -> n.sharesWith().isEmpty())
                .filter(n -> n.content() instanceof Content.BlockUse
                        || List.of("Conv2d", "ConvTranspose2d", "BatchNorm")
                                .contains(n.content().type()))
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        Node with = candidates.get(random.nextInt(candidates.size()));
        String id = "shared" + ++count;
        design.add(Node.of(id, with.content()).sharing(with.id()));
        put(id, all.get(with.id()));
        for (Edge e : design.edgesInto(with.id())) {
            List<String> same = all.keySet().stream()
                    .filter(v -> !v.equals(id) && all.get(v).equals(all.get(e.from())))
                    .toList();
            connect(same.get(random.nextInt(same.size())), id, e.port());
        }
    }

    private void finishBranches() {
        List<String> left = new ArrayList<>(open.keySet());
        int outputs = Math.min(left.size(), 1 + random.nextInt(3));
        for (int i = outputs; i > 0; i--) {
            int take = i == 1 ? left.size() : 1 + random.nextInt(left.size() - i + 1);
            List<String> part = List.copyOf(left.subList(0, take));
            left.subList(0, take).clear();
            if (part.size() == 1 && random.nextInt(3) == 0 && !part.getFirst().startsWith("input")) {
                continue;
            }
            finish(part);
        }
    }

    private void grow() {
        String from = any();
        Shape in = all.get(from);
        switch (random.nextInt(16)) {
            case 0 -> layer(Conv2d.of(2 + random.nextInt(3), 3).padding(Padding.SAME), from);
            case 1 -> layer(partly(in.channels()), from);
            case 2 -> layer(Conv2d.of(3, 1).bias(false), from);
            case 3 -> layer(MaxPool2d.of(2).stride(1).padding(1), from);
            case 4 -> layer(AvgPool2d.of(3).stride(1).padding(1), from);
            case 5 -> layer(norm(), from);
            case 6, 7 -> layer(activation(), from);
            case 8 -> layer(regularization(), from);
            case 9 ->
                merge(
                        Add.of(),
                        all.keySet().stream().filter(v -> all.get(v).equals(in)).toList());
            case 10 ->
                merge(
                        Concat.of(),
                        all.keySet().stream()
                                .filter(v -> sameMap(all.get(v), in))
                                .toList());
            case 11 -> layer(ConvTranspose2d.of(2, 3).padding(1), from);
            case 12, 13 -> block(from);
            default -> blockOfSeveral(from);
        }
    }

    /** A convolution whose filters do not see all channels. */
    private static Conv2d partly(int channels) {
        List<Integer> odd =
                IntStream.range(0, channels).filter(c -> c % 2 == 1).boxed().toList();
        return Conv2d.of(2, 3).padding(Padding.SAME).connections(List.of(List.of(0), odd.isEmpty() ? List.of(0) : odd));
    }

    private LayerSpec norm() {
        return pick(List.of(
                BatchNorm.of(),
                LayerNorm.of(),
                LayerNorm.of().axes(0),
                GroupNorm.of(1),
                InstanceNorm.of(),
                LocalResponseNorm.of().size(3).alpha(0.5)));
    }

    private LayerSpec regularization() {
        return pick(List.of(Dropout.of(0.3), SpatialDropout.of(0.3), AdditiveNoise.of(0.1)));
    }

    private LayerSpec pick(List<LayerSpec> specs) {
        return specs.get(random.nextInt(specs.size()));
    }

    private static boolean sameMap(Shape a, Shape b) {
        return a.height() == b.height() && a.width() == b.width();
    }

    private LayerSpec activation() {
        List<LayerSpec> all = List.of(
                Tanh.of(),
                Sigmoid.of(),
                ELU.of(),
                GELU.of(),
                SiLU.of(),
                Softplus.of(),
                LeakyReLU.of().alpha(0.2),
                SELU.of(),
                HardSigmoid.of(),
                Mish.of(),
                PReLU.of());
        return all.get(random.nextInt(all.size()));
    }

    private void block(String from) {
        String id = "block" + ++count;
        int filters = all.get(from).channels();
        Content.BlockUse use = switch (random.nextInt(4)) {
            case 0 -> Content.BlockUse.of("Residual").with("filters", filters).repeat(1 + random.nextInt(3));
            case 1 -> Content.BlockUse.of("Bottle").with("filters", filters);
            case 2 -> Content.BlockUse.of("Twice").with("filters", filters).with("n", 1 + random.nextInt(2));
            default -> Content.BlockUse.of("Shuffled");
        };
        design.add(id, use);
        Shape in = all.get(from);
        boolean doubled = use.block().equals("Shuffled");
        put(id, doubled ? Shape.of(in.height(), in.width(), 2 * in.channels()) : in);
        connect(from, id, 0);
    }

    /** A block with two or three inputs of one shape, which may be the same value. */
    private void blockOfSeveral(String from) {
        String id = "block" + ++count;
        Shape in = all.get(from);
        List<String> same =
                all.keySet().stream().filter(v -> all.get(v).equals(in)).toList();
        Content.BlockUse use = switch (random.nextInt(4)) {
            case 0 -> Content.BlockUse.of("Join").with("filters", in.channels());
            case 1 -> Content.BlockUse.of("Plain");
            case 2 ->
                Content.BlockUse.of("Crossed").with("filters", in.channels()).with("n", 1 + random.nextInt(3));
            default -> Content.BlockUse.of("Three").with("filters", in.channels());
        };
        use = use.repeat(random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1);
        design.add(id, use);
        int inputs = design.arity(use).max();
        int main = random.nextInt(inputs);
        put(id, in);
        for (int port = 0; port < inputs; port++) {
            connect(port == main ? from : same.get(random.nextInt(same.size())), id, port);
        }
    }

    private void merge(LayerSpec spec, List<String> candidates) {
        int n = 2 + random.nextInt(2);
        List<String> from = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            from.add(candidates.get(random.nextInt(candidates.size())));
        }
        layer(spec, from.toArray(String[]::new));
    }

    private String layer(LayerSpec spec, String... from) {
        List<Shape> in = java.util.Arrays.stream(from).map(all::get).toList();
        String id = spec.typeName().toLowerCase(java.util.Locale.ROOT) + ++count;
        add(id, spec, spec.outputShape(in));
        for (int i = 0; i < from.length; i++) {
            connect(from[i], id, i);
        }
        return id;
    }

    private void add(String id, LayerSpec spec, Shape out) {
        design.add(id, spec);
        put(id, out);
    }

    private void put(String id, Shape out) {
        open.put(id, out);
        all.put(id, out);
    }

    private void connect(String from, String to, int port) {
        design.connect(from, to, port);
        open.remove(from);
    }

    /** Mostly one of the last, sometimes any: both long chains and wide branches come up. */
    private String any() {
        List<String> names = new ArrayList<>(all.keySet());
        int back = random.nextInt(3) == 0 ? random.nextInt(names.size()) : random.nextInt(Math.min(2, names.size()));
        return names.get(names.size() - 1 - back);
    }

    /** Everything that leads nowhere becomes part of the output. */
    private void finish(List<String> loose) {
        List<String> ends = new ArrayList<>();
        for (String id : loose) {
            ends.add(layer(random.nextBoolean() ? Flatten.of() : GlobalAveragePool.of(), id));
        }
        String last = ends.size() == 1 ? ends.getFirst() : layer(Concat.of(), ends.toArray(String[]::new));
        if (random.nextBoolean()) {
            last = layer(BatchNorm.of(), layer(Dense.of(5), last));
        }
        layer(Dense.of(4), last);
    }

    // ---- blocks -----------------------------------------------------------------------------------------------------

    private static BlockDefinition residual() {
        return BlockDefinition.named("Residual")
                .parameter("filters", 4)
                .add("conv1", template("Conv2d", Map.of("filters", "$filters", "kernel", 3L, "padding", "same")))
                .add("bn1", BatchNorm.of())
                .add("act1", Tanh.of())
                .add("conv2", template("Conv2d", Map.of("filters", "$filters", "kernel", 1L, "bias", false)))
                .add("sum", Add.of())
                .add("act2", ELU.of())
                .connect("in", "conv1")
                .connect("conv1", "bn1")
                .connect("bn1", "act1")
                .connect("act1", "conv2")
                .connect("conv2", "sum", 0)
                .connect("in", "sum", 1)
                .connect("sum", "act2");
    }

    /** A projection on the shortcut and three consumers of the input. */
    private static BlockDefinition bottle() {
        return BlockDefinition.named("Bottle")
                .parameter("filters", 4)
                .add("a", template("Conv2d", Map.of("filters", "$filters", "kernel", 1L)))
                .add(
                        "b",
                        template("Conv2d", Map.of("filters", "$filters", "kernel", List.of(1L, 3L), "padding", "same")))
                .add("sum", Add.of())
                .add("gelu", GELU.of())
                .connect("in", "a")
                .connect("in", "b")
                .connect("a", "sum", 0)
                .connect("b", "sum", 1)
                .connect("in", "sum", 2)
                .connect("sum", "gelu");
    }

    /** Blocks in a block, one of them repeated as often as a parameter says. */
    private static BlockDefinition twice() {
        return BlockDefinition.named("Twice")
                .parameter("filters", 4)
                .parameter("n", 2)
                .add("first", new Content.BlockUse("Residual", "$n", Map.of("filters", "$filters")))
                .add("second", new Content.BlockUse("Bottle", 1L, Map.of("filters", "$filters")))
                .connect("in", "first")
                .connect("first", "second");
    }

    /** Learns nothing; the same value twice in a concatenation and an addition. */
    private static BlockDefinition shuffled() {
        return BlockDefinition.named("Shuffled")
                .add("both", Concat.of())
                .add("sum", Add.of())
                .connect("in", "both", 0)
                .connect("in", "both", 1)
                .connect("both", "sum", 0)
                .connect("both", "sum", 1);
    }

    private static BlockDefinition ofInputs(String name, String... inputs) {
        BlockDefinition block = new BlockDefinition(name);
        for (String in : inputs) {
            block.add(in, new Content.BlockInput());
        }
        return block;
    }

    /** Learns; the first input has two consumers. */
    private static BlockDefinition join() {
        return ofInputs("Join", "in", "side")
                .parameter("filters", 4)
                .add("both", Concat.of())
                .add("conv", template("Conv2d", Map.of("filters", "$filters", "kernel", 1L)))
                .add("sum", Add.of())
                .add("act", Tanh.of())
                .connect("in", "both", 0)
                .connect("side", "both", 1)
                .connect("both", "conv")
                .connect("conv", "sum", 0)
                .connect("in", "sum", 1)
                .connect("sum", "act");
    }

    /** Learns nothing; both inputs get the very gradient of the output. */
    private static BlockDefinition plain() {
        return ofInputs("Plain", "a", "b")
                .add("sum", Add.of())
                .connect("a", "sum", 0)
                .connect("b", "sum", 1);
    }

    /** The inputs change places on the way in, and the second goes into a block that is repeated. */
    private static BlockDefinition crossed() {
        return ofInputs("Crossed", "left", "right")
                .parameter("filters", 4)
                .parameter("n", 2)
                .add("join", new Content.BlockUse("Join", "$n", Map.of("filters", "$filters")))
                .connect("right", "join", 0)
                .connect("left", "join", 1);
    }

    /** Three inputs, one of them with three consumers; blocks that share gradients, in a row. */
    private static BlockDefinition three() {
        return ofInputs("Three", "first", "second", "third")
                .parameter("filters", 4)
                .add("a", Content.BlockUse.of("Plain"))
                .add("b", new Content.BlockUse("Join", 1L, Map.of("filters", "$filters")))
                .add("c", Content.BlockUse.of("Plain").repeat(3))
                .add("d", Content.BlockUse.of("Plain"))
                .connect("third", "a", 0)
                .connect("second", "a", 1)
                .connect("a", "b", 0)
                .connect("second", "b", 1)
                .connect("b", "c", 0)
                .connect("first", "c", 1)
                .connect("c", "d", 0)
                .connect("second", "d", 1);
    }

    private static Content template(String type, Map<String, Object> values) {
        return new Content.Template(type, new java.util.TreeMap<>(values));
    }
}
