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
    private static final List<Integer> PRODUCTS_OF_CARDS = List.of(1024, 2048, 4096);

    /** A card has more units than the usual batches, which are those of a processor, have work for. */
    private static final int TIMES_ON_CARDS = 4;

    private static final Set<Peer> MULTIPLYING = Set.of(Peer.LIBTORCH, Peer.CPU, Peer.CLBLAST);
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
     * @param device empty where the processor computes
     * @throws org.netloom.problem.NetloomException if there is no such network, or with the errors of a design
     */
    public static List<Entry> of(
            List<String> names, Optional<Integer> batch, Set<Peer> peers, Optional<BenchDevice> device) {
        boolean card = device.filter(d -> !d.isProcessor()).isPresent();
        List<Entry> entries = new ArrayList<>();
        for (String name : names.isEmpty() ? all() : new LinkedHashSet<>(names)) {
            if (name.equals(PRODUCT)) {
                entries.add(products(peers, card ? PRODUCTS_OF_CARDS : PRODUCTS));
            } else {
                BenchNet net = BenchNet.of(name, batch);
                boolean larger = card && batch.isEmpty() && !isOwn(name);
                network(name, larger ? net.batch(TIMES_ON_CARDS * net.batch()) : net, batch, peers, entries);
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

    private static boolean isOwn(String name) {
        return !BenchNet.names().contains(name);
    }

    private static Entry products(Set<Peer> peers, List<Integer> sizes) {
        List<String> works = sizes.stream().map(TimingTask::product).toList();
        List<Peer> multiplying = peers.stream().filter(MULTIPLYING::contains).toList();
        return new Entry(BenchNet.of("mlp", Optional.empty()), works, multiplying, true);
    }

    private static void network(
            String name, BenchNet net, Optional<Integer> batch, Set<Peer> peers, List<Entry> entries) {
        boolean own = isOwn(name);
        List<Peer> training = peers.stream()
                .filter(p ->
                        p == Peer.LIBTORCH || p == Peer.CPU || (p == Peer.DL4J && (own || DL4J_NETS.contains(name))))
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
