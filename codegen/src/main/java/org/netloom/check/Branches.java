package org.netloom.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.netloom.design.Expansion;
import org.netloom.design.FlatNode;

/** The ways that lead to a merge of several inputs. */
final class Branches {
    private static final int LONGEST = 30;

    private final Expansion expansion;
    private final Map<FlatNode, NodeReport> reports;
    private Map<FlatNode, Integer> consumers;

    Branches(Expansion expansion, Map<FlatNode, NodeReport> reports) {
        this.expansion = expansion;
        this.reports = reports;
    }

    private int consumers(FlatNode node) {
        if (consumers == null) {
            consumers = new HashMap<>();
            for (FlatNode n : expansion.nodes()) {
                n.inputs().forEach(i -> i.source().ifPresent(s -> consumers.merge(s, 1, Integer::sum)));
            }
        }
        return consumers.getOrDefault(node, 0);
    }

    /** The layers from the input of a merge up to the last place where the way divides, nearest to the merge first. */
    private List<FlatNode> up(FlatNode merge, int port) {
        List<FlatNode> way = new ArrayList<>();
        FlatNode at = source(merge, port);
        while (at != null
                && way.size() < LONGEST
                && consumers(at) == 1
                && at.inputs().size() == 1) {
            way.add(at);
            at = source(at, 0);
        }
        return way;
    }

    private static FlatNode source(FlatNode node, int port) {
        return node.inputs().stream()
                .filter(i -> i.port() == port)
                .findFirst()
                .flatMap(FlatNode.Input::source)
                .orElse(null);
    }

    /** The ports of a merge, those with few layers on the way first. */
    List<Integer> shortestFirst(FlatNode merge, int ports) {
        return IntStream.range(0, ports)
                .boxed()
                .sorted(Comparator.comparingInt(p -> up(merge, p).size()))
                .toList();
    }

    /** True where the way to a port has fewer layers than those to all others. */
    boolean isShortcut(FlatNode merge, int port, int ports) {
        int here = up(merge, port).size();
        return IntStream.range(0, ports)
                .filter(p -> p != port)
                .allMatch(p -> up(merge, p).size() > here);
    }

    /** For each sound layer on the way to a port, nearest first: that layer and those between it and the merge. */
    List<List<FlatNode>> ways(FlatNode merge, int port) {
        List<List<FlatNode>> ways = new ArrayList<>();
        List<FlatNode> down = new ArrayList<>();
        for (FlatNode n : up(merge, port)) {
            if (!reports.containsKey(n) || !reports.get(n).sound()) {
                break;
            }
            down.addFirst(n);
            ways.add(List.copyOf(down));
        }
        return ways;
    }
}
