package org.netloom.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netloom.compare.Comparison.Entry;
import org.netloom.profile.TimingTask;

/** What is timed, and against whom. */
public final class BenchPlan {
    /** As a user names products of matrices. */
    public static final String PRODUCT = "product";

    private static final List<Integer> PRODUCTS = List.of(512, 1024, 1536, 2048);
    private static final Set<String> DL4J_NETS = Set.of("mlp", "lenet5", "cifarvgg", "resnet18");
    private static final Map<String, List<Integer>> INFERENCE =
            Map.of("lenet5", List.of(1, 64), "resnet18", List.of(1, 64), "cifarvgg", List.of(64));

    private BenchPlan() {}

    /**
     * The entries for some networks.
     *
     * @param names of networks or files, or {@link #PRODUCT}; none for all
     * @param batch empty for the usual ones
     * @param peers to compare with; none for this library alone
     * @throws org.netloom.problem.NetloomException if there is no such network, or with the errors of a design
     */
    public static List<Entry> of(List<String> names, Optional<Integer> batch, Set<Peer> peers) {
        List<Entry> entries = new ArrayList<>();
        for (String name : names.isEmpty() ? all() : new LinkedHashSet<>(names)) {
            if (name.equals(PRODUCT)) {
                entries.add(products(peers));
            } else {
                network(name, BenchNet.of(name, batch), batch, peers, entries);
            }
        }
        // Where peers were named that have no part in any of it, nothing is left to do.
        return entries.stream()
                .filter(e -> peers.isEmpty() || !e.peers().isEmpty())
                .toList();
    }

    private static Set<String> all() {
        Set<String> all = new LinkedHashSet<>(BenchNet.names());
        all.add(PRODUCT);
        return all;
    }

    private static Entry products(Set<Peer> peers) {
        List<String> works = PRODUCTS.stream().map(TimingTask::product).toList();
        return new Entry(
                BenchNet.of("mlp", Optional.empty()),
                works,
                peers.contains(Peer.LIBTORCH) ? List.of(Peer.LIBTORCH) : List.of(),
                true);
    }

    private static void network(
            String name, BenchNet net, Optional<Integer> batch, Set<Peer> peers, List<Entry> entries) {
        boolean own = !BenchNet.names().contains(name);
        List<Peer> training = peers.stream()
                .filter(p -> p == Peer.LIBTORCH || (p == Peer.DL4J && (own || DL4J_NETS.contains(name))))
                .toList();
        entries.add(new Entry(net, List.of(TimingTask.STEP, TimingTask.FORWARD), training, false));
        if (peers.contains(Peer.ONNX_RUNTIME)) {
            List<Integer> batches =
                    batch.map(List::of).orElse(own ? List.of(1, net.batch()) : INFERENCE.getOrDefault(name, List.of()));
            batches.forEach(b -> entries.add(
                    new Entry(net.batch(b), List.of(TimingTask.FORWARD), List.of(Peer.ONNX_RUNTIME), false)));
        }
    }

    /** Makes sure that the programs of all peers are there. */
    public static void require(Set<Peer> peers, Path folder) {
        peers.forEach(p -> p.require(folder));
    }
}
