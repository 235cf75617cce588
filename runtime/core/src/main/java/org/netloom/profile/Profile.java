package org.netloom.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.netloom.layer.Layer;
import org.netloom.layer.Network;
import org.netloom.ops.MachinePeak;
import org.netloom.ops.Ops;
import org.netloom.train.TrainingPlan;

/**
 * Where the time of a training step goes, and what of the machine's peak each layer reaches.
 *
 * @param steps measured
 * @param plainSeconds time of a step that nobody watches
 * @param seconds time of a step while it is watched: the sum of all nodes and sections
 * @param nodes all layers, the slowest first
 * @param sections what is in no layer
 */
public record Profile(
        int batch,
        MachinePeak peak,
        int steps,
        double plainSeconds,
        double seconds,
        List<Node> nodes,
        Map<Section, Work> sections) {
    /** More steps tell no more. */
    private static final int MOST_STEPS = 2000;

    /** Share of the time that goes by before anything is measured: Java compiles meanwhile. */
    private static final double WARM_UP = 0.4;

    /** Share of the time in which steps are measured that nobody watches. */
    private static final double PLAIN = 0.2;

    /**
     * A layer, with what is fused behind it.
     *
     * @param name path of the node: "stage1[0].conv1"
     * @param fused names of the nodes that run with it
     */
    public record Node(String name, List<String> fused, Map<StepPart, Work> parts) {
        public Node {
            fused = List.copyOf(fused);
        }

        /** "stage1[0].conv1 + bn1 + relu1". */
        public String title() {
            return fused.isEmpty() ? name : name + " + " + String.join(" + ", fused);
        }

        /** All its parts together. */
        public Work total() {
            return parts.values().stream().reduce(Work.NONE, Work::plus);
        }
    }

    public Profile {
        nodes = List.copyOf(nodes);
    }

    /**
     * Measures a training step.
     *
     * @param networks one; generator and discriminator of an adversarial training
     * @param fused for each layer of the networks, in their order, the names of the nodes that run with it; layers behind
     *     its end have none
     * @param plan null for a network without one: both passes are measured, without loss and optimizer
     * @param samplePort of the discriminator
     * @param peak of this machine; the step runs on as many threads
     * @param wanted seconds that it may take
     */
    public static Profile measure(
            List<Network> networks,
            List<List<String>> fused,
            TrainingPlan plan,
            int samplePort,
            int batch,
            MachinePeak peak,
            double wanted,
            Ops ops) {
        return measure(
                networks, fused, batch, peak, wanted, ops, o -> TrainingStep.of(networks, plan, samplePort, batch, o));
    }

    /** Measures predictions of a network: its forward pass, prepared for inference. */
    public static Profile ofPrediction(
            Network network, List<List<String>> fused, int batch, MachinePeak peak, double wanted, Ops ops) {
        return measure(
                List.of(network), fused, batch, peak, wanted, ops, o -> TrainingStep.prediction(network, batch, o));
    }

    private static Profile measure(
            List<Network> networks,
            List<List<String>> fused,
            int batch,
            MachinePeak peak,
            double wanted,
            Ops ops,
            Function<Ops, TrainingStep> preparation) {
        TrainingStep plain = preparation.apply(ops);
        run(plain, ops, WARM_UP * wanted);
        double plainSeconds = run(plain, ops, PLAIN * wanted);
        Recorder recorder = new Recorder(networks);
        TrainingStep watched = preparation.apply(WatchedOps.watch(ops, recorder));
        recorder.attach(networks);
        watched.run(TrainingStep.Sections.NONE);
        recorder.forget();
        long start = System.nanoTime();
        do {
            recorder.beginStep();
            watched.run(recorder::section);
            recorder.endStep();
        } while (recorder.steps() < MOST_STEPS && since(start) < (1 - WARM_UP - PLAIN) * wanted);
        int steps = recorder.steps();
        recorder.settle();
        return of(networks, fused, batch, peak, steps, plainSeconds, recorder);
    }

    private static double since(long start) {
        return 1e-9 * (System.nanoTime() - start);
    }

    /** Runs steps for so long, and gives the shortest time. */
    static double shortest(TrainingStep step, Ops ops, double seconds) {
        double best = Double.POSITIVE_INFINITY;
        for (long start = System.nanoTime(); since(start) < seconds || best == Double.POSITIVE_INFINITY; ) {
            best = Math.min(best, run(step, ops, 0));
        }
        return best;
    }

    /** Runs steps, at least one, and gives the median of their times. */
    private static double run(TrainingStep step, Ops ops, double seconds) {
        List<Double> times = new ArrayList<>();
        long start = System.nanoTime();
        do {
            long begun = System.nanoTime();
            step.run(TrainingStep.Sections.NONE);
            ops.await();
            times.add(since(begun));
        } while (since(start) < seconds);
        times.sort(Comparator.naturalOrder());
        return times.get(times.size() / 2);
    }

    private static Profile of(
            List<Network> networks,
            List<List<String>> fused,
            int batch,
            MachinePeak peak,
            int steps,
            double plainSeconds,
            Recorder recorder) {
        List<Node> nodes = new ArrayList<>();
        for (Network network : networks) {
            for (Layer layer : network.layers()) {
                Map<StepPart, Work> parts = new EnumMap<>(StepPart.class);
                for (StepPart p : StepPart.values()) {
                    parts.put(p, recorder.work(layer, p));
                }
                List<String> with = nodes.size() < fused.size() ? fused.get(nodes.size()) : List.of();
                nodes.add(new Node(layer.name(), with, parts));
            }
        }
        nodes.sort(Comparator.comparingDouble((Node n) -> n.total().seconds()).reversed());
        Map<Section, Work> sections = new EnumMap<>(Section.class);
        for (Section s : Section.values()) {
            sections.put(s, recorder.work(s));
        }
        double seconds = nodes.stream().mapToDouble(n -> n.total().seconds()).sum()
                + sections.values().stream().mapToDouble(Work::seconds).sum();
        return new Profile(batch, peak, steps, plainSeconds, seconds, nodes, sections);
    }
}
