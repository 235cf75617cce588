package org.netloom.plan;

import java.util.ArrayList;
import java.util.List;
import org.netloom.design.Node;

/** What runs together with each layer of a network: batch normalisation and activation behind it. */
public final class FusedNames {
    private final NetworkPlan plan;
    private final List<List<String>> names = new ArrayList<>();

    private FusedNames(NetworkPlan plan) {
        this.plan = plan;
    }

    /** For each layer of the generated network, in the order of its layers, the names of the nodes fused behind it. */
    public static List<List<String>> of(NetworkPlan plan) {
        FusedNames fused = new FusedNames(plan);
        fused.add(plan.network(), "");
        return fused.names;
    }

    private void add(ClassPlan type, String prefix) {
        for (Step step : type.steps()) {
            switch (step) {
                case Step.LayerStep s ->
                    names.add(s.nodes().stream().skip(1).map(Node::id).toList());
                case Step.BlockStep s -> {
                    String path = prefix + s.node().id();
                    long times = plan.expansion().uses().stream()
                            .filter(u -> u.outer().equals(path))
                            .count();
                    for (int i = 0; i < times; i++) {
                        // Paths have a number only where there are several.
                        add(s.block(), path + (times > 1 ? "[" + i + "]" : "") + ".");
                    }
                }
            }
        }
    }
}
