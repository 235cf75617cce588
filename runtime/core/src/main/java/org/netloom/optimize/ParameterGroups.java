package org.netloom.optimize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.netloom.layer.Layer;
import org.netloom.layer.Network;
import org.netloom.layer.Parameter;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NearestMatch;
import org.netloom.spec.ParameterShape.Role;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Which parameters of a network learn, and at which share of the learning rate. Nodes are named by their paths: "conv1" is
 * the node, "stage2" a block with all that is in it, every repetition included.
 */
public final class ParameterGroups {
    /** Neighbours in the flat arrays that learn alike: {@code from} up to {@code to}, at {@code factor}. */
    record Segment(int from, int to, double factor, List<Parameter> weights) {}

    private final Network network;
    private final Transfer transfer;
    private List<Segment> segments;
    private boolean frozen;

    /**
     * Groups of a network prepared for training.
     *
     * @throws org.netloom.problem.NetloomException NL-316 where a name is that of no node
     */
    public ParameterGroups(Network network, Transfer transfer) {
        this.network = network;
        this.transfer = transfer;
        requireKnown(transfer.anew());
        requireKnown(transfer.freeze());
        requireKnown(transfer.freezeAllBut());
        transfer.rates().forEach(r -> requireKnown(r.nodes()));
        freeze(transfer.freezes());
    }

    private void requireKnown(List<String> names) {
        for (String name : names) {
            boolean known = network.parameters().stream().anyMatch(p -> names(name, p.name()));
            if (!known) {
                Set<String> all = new LinkedHashSet<>();
                network.parameters().forEach(p -> all.addAll(ancestors(p.name())));
                throw CoreMessage.NO_SUCH_PARAMETERS.exception(
                        name, network.name(), NearestMatch.suggestion(name, all), String.join(", ", all));
            }
        }
    }

    /** "stage2[0].conv1.weight" lies in stage2, stage2[0] and stage2[0].conv1. */
    private static List<String> ancestors(String parameter) {
        List<String> all = new ArrayList<>();
        String node = parameter.substring(0, parameter.lastIndexOf('.'));
        for (int i = 0; i < node.length(); i++) {
            if (node.charAt(i) == '.' || (node.charAt(i) == '[' && i > 0)) {
                all.add(node.substring(0, i));
            }
        }
        all.add(node);
        return all;
    }

    /** True where a node or block of that name holds the parameter. */
    public static boolean names(String node, String parameter) {
        return parameter.startsWith(node)
                && parameter.length() > node.length()
                && (parameter.charAt(node.length()) == '.' || parameter.charAt(node.length()) == '[');
    }

    /** Releases what is frozen once its time has come. True where that happened just now. */
    public boolean atEpoch(int epochsDone) {
        boolean wanted = transfer.freezes() && !(transfer.release() > 0 && epochsDone >= transfer.release());
        if (wanted == frozen) {
            return false;
        }
        freeze(wanted);
        return !wanted;
    }

    private void freeze(boolean on) {
        frozen = on;
        for (Layer l : network.layers()) {
            l.freeze(node -> on && isFrozen(node + "."));
        }
        segments = segments();
    }

    private boolean isFrozen(String parameter) {
        return transfer.freezeAllBut().isEmpty()
                ? transfer.freeze().stream().anyMatch(n -> names(n, parameter))
                : transfer.freezeAllBut().stream().noneMatch(n -> names(n, parameter));
    }

    /** Share of the learning rate; the last group that names a node decides. */
    private double factor(String parameter) {
        if (frozen && isFrozen(parameter)) {
            return 0;
        }
        double factor = 1;
        for (RateGroup r : transfer.rates()) {
            if (r.nodes().stream().anyMatch(n -> names(n, parameter))) {
                factor = r.factor();
            }
        }
        return factor;
    }

    private List<Segment> segments() {
        List<Segment> all = new ArrayList<>();
        Tensor flat = network.allValues();
        for (Parameter p : network.parameters()) {
            if (!p.trained()) {
                continue;
            }
            int from = p.value().offset() - flat.offset();
            int to = from + p.value().size();
            double factor = factor(p.name());
            Segment last = all.isEmpty() ? null : all.getLast();
            if (last != null && last.factor() == factor) {
                all.set(all.size() - 1, new Segment(last.from(), to, factor, with(last.weights(), p)));
            } else {
                all.add(new Segment(from, to, factor, with(List.of(), p)));
            }
        }
        return List.copyOf(all);
    }

    private static List<Parameter> with(List<Parameter> weights, Parameter p) {
        if (p.declared().role() != Role.WEIGHT) {
            return weights;
        }
        List<Parameter> more = new ArrayList<>(weights);
        more.add(p);
        return more;
    }

    /** True where all learn, and at one rate. */
    boolean alike() {
        return segments.stream().allMatch(s -> s.factor() == 1);
    }

    /** All trained parameters that learn, that learn alike together. */
    List<Segment> learning() {
        return segments.stream().filter(s -> s.factor() > 0).toList();
    }

    /** How many trained numbers do not learn. */
    public long frozenNumbers() {
        return network.parameters().stream()
                .filter(p -> p.trained() && factor(p.name()) == 0)
                .mapToLong(p -> p.declared().shape().elements())
                .sum();
    }

    /** The part of a flat tensor that a segment covers. */
    static Tensor part(Tensor flat, Segment s) {
        return flat.part(s.from(), Shape.of(s.to() - s.from()));
    }
}
