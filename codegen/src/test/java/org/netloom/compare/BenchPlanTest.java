package org.netloom.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netloom.compare.Comparison.Entry;
import org.netloom.problem.NetloomException;

class BenchPlanTest {
    private static final Set<Peer> ALL = Peer.of(false);

    @Test
    void theNetworksHaveTheParametersOfTheirModels() {
        // Those of torchvision, and of the papers where it has none.
        Map<String, Long> expected = Map.of(
                "mlp", 669_706L,
                "lenet5", 61_706L,
                "cifarvgg", 3_248_202L,
                "resnet18", 11_173_962L,
                "alexnet", 61_100_840L,
                "vgg16", 138_357_544L,
                "resnet50", 25_557_032L);
        for (String name : BenchNet.names()) {
            BenchNet net = BenchNet.of(name, Optional.empty());
            assertEquals(expected.get(name), net.checked().totals().parameters(), name);
        }
    }

    @Test
    void aloneEachNetworkIsTimedOnceAndThenTheProducts() {
        List<Entry> plan = BenchPlan.of(List.of(), Optional.empty(), Set.of(), Optional.empty());
        assertEquals(8, plan.size());
        assertTrue(plan.getLast().products());
        assertEquals(List.of("step", "forward"), plan.getFirst().works());
        assertEquals(128, plan.getFirst().net().batch());
    }

    @Test
    void peersAreAskedForWhatTheyDo() {
        List<Entry> plan = BenchPlan.of(List.of("lenet5", "resnet50"), Optional.empty(), ALL, Optional.empty());
        assertEquals(4, plan.size());
        assertEquals(List.of(Peer.LIBTORCH, Peer.DL4J), plan.get(0).peers());
        assertEquals(
                List.of(1, 64),
                plan.subList(1, 3).stream().map(e -> e.net().batch()).toList());
        assertEquals(List.of("forward"), plan.get(1).works());
        assertEquals(List.of(Peer.LIBTORCH), plan.get(3).peers());
        assertEquals(
                1,
                BenchPlan.of(List.of("mlp", "vgg16"), Optional.empty(), Set.of(Peer.DL4J), Optional.empty())
                        .size());
    }

    @Test
    void aDesignOfTheUserMayBeComparedToo() {
        String design = Path.of("../samples/lenet5/lenet5.netloom").toString();
        List<Entry> plan = BenchPlan.of(List.of(design), Optional.of(8), ALL, Optional.empty());
        assertEquals(List.of(Peer.LIBTORCH, Peer.DL4J), plan.get(0).peers());
        assertEquals(List.of(Peer.ONNX_RUNTIME), plan.get(1).peers());
        assertEquals(8, plan.get(0).net().batch());
    }

    @Test
    void onADeviceTheProcessorIsAskedForEverythingAndClblastForProducts() {
        List<Entry> plan = BenchPlan.of(
                List.of("lenet5", "product"), Optional.empty(), Peer.of(true), Optional.of(device("processor")));
        assertEquals(2, plan.size());
        assertEquals(List.of(Peer.CPU), plan.get(0).peers());
        assertEquals(64, plan.get(0).net().batch());
        assertEquals(List.of("step", "forward"), plan.get(0).works());
        assertEquals(List.of(Peer.CPU, Peer.CLBLAST), plan.get(1).peers());
        assertTrue(plan.get(1).works().contains("product 512"));
    }

    @Test
    void aCardGetsLargerBatchesAndProductsUnlessABatchIsAskedFor() {
        Optional<BenchDevice> card = Optional.of(device("graphics card"));
        List<Entry> plan =
                BenchPlan.of(List.of("resnet50", "product"), Optional.empty(), Set.of(Peer.CLBLAST, Peer.CPU), card);
        assertEquals(32, plan.get(0).net().batch());
        assertEquals(
                List.of("product 1024", "product 2048", "product 4096"),
                plan.get(1).works());
        assertEquals(
                5,
                BenchPlan.of(List.of("resnet50"), Optional.of(5), Set.of(), card)
                        .getFirst()
                        .net()
                        .batch());
    }

    private static BenchDevice device(String type) {
        return new BenchDevice("opencl:0", "a device", Map.of("type", type));
    }

    @Test
    void anUnknownNetworkGetsTheNearest() {
        NetloomException e = assertThrows(
                NetloomException.class,
                () -> BenchPlan.of(List.of("resnet19"), Optional.empty(), Set.of(), Optional.empty()));
        assertTrue(e.getMessage().contains("did you mean 'resnet18'"), e.getMessage());
    }

    @Test
    void peersThatAreNotBuiltAreToldWithTheCommandThatBuildsThem() {
        NetloomException e = assertThrows(NetloomException.class, () -> BenchPlan.require(ALL, Path.of("/nowhere")));
        assertTrue(e.getMessage().contains("-Ppeers"), e.getMessage());
    }

    @Test
    void theRestIsGuessedFromWhatWasTaken() {
        Outlook outlook = new Outlook(1000);
        assertEquals("about 17 min left", outlook.toString());
        outlook.add(100, 200);
        assertEquals(1800, outlook.remaining());
        outlook.add(900, 100);
        assertEquals("about 0 s left", outlook.toString());
    }
}
