package org.netloom.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.netloom.spec.Add;
import org.netloom.spec.AdditiveNoise;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Dropout;
import org.netloom.spec.Flatten;
import org.netloom.spec.GELU;
import org.netloom.spec.GroupNorm;
import org.netloom.spec.InstanceNorm;
import org.netloom.spec.LayerNorm;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.LocalResponseNorm;
import org.netloom.spec.LogSoftmax;
import org.netloom.spec.Mish;
import org.netloom.spec.PReLU;
import org.netloom.spec.Padding;
import org.netloom.spec.SELU;
import org.netloom.spec.Shape;
import org.netloom.spec.Sigmoid;
import org.netloom.spec.Softmax;
import org.netloom.spec.SpatialDropout;
import org.netloom.spec.Tanh;

/** Small networks with branches that part and join again, drawn at random. */
final class RandomNetworks {
    private static final int CHANNELS = 2;

    private RandomNetworks() {}

    static GraphNetwork draw(Random random) {
        GraphNetwork.Builder g = GraphNetwork.of(Shape.of(3, 2, CHANNELS));
        // All nodes listed keep the shape of the input, so that any of them can be added; -1 is the input.
        List<Integer> nodes = new ArrayList<>(List.of(-1));
        for (int i = 4 + random.nextInt(10); i > 0; i--) {
            String name = "n" + i;
            if (random.nextInt(3) == 0) {
                int[] inputs = random.ints(2 + random.nextInt(2), 0, 4)
                        .map(_ -> recent(random, nodes))
                        .toArray();
                nodes.add(merge(g, name, random, inputs));
            } else {
                nodes.add(single(g, name, random, recent(random, nodes)));
            }
        }
        // Every branch ends in the output.
        g.add("all", Add.of(), nodes.stream().mapToInt(Integer::intValue).toArray());
        g.add("flat", Flatten.of());
        g.add("end", Dense.of(2));
        return g.build();
    }

    private static int recent(Random random, List<Integer> nodes) {
        return nodes.get(Math.max(0, nodes.size() - 1 - random.nextInt(4)));
    }

    private static int merge(GraphNetwork.Builder g, String name, Random random, int[] inputs) {
        if (random.nextBoolean()) {
            Tanh fused = random.nextBoolean() ? Tanh.of() : null;
            return g.add(s -> new AddLayer(name, Add.of(), fused, s.toArray(Shape[]::new)), inputs);
        }
        int all = g.add(name + "cat", Concat.of(), inputs);
        return g.add(name, Conv2d.of(CHANNELS, 1), all);
    }

    private static int single(GraphNetwork.Builder g, String name, Random random, int from) {
        Conv2d conv = Conv2d.of(CHANNELS, 3).padding(Padding.SAME);
        return switch (random.nextInt(5)) {
            case 0 -> g.add(s -> new Conv2dLayer(name, conv, Sigmoid.of(), s.getFirst()), from);
            case 1 ->
                g.add(
                        s -> new ConvBatchNormLayer(name, conv, name + "bn", BatchNorm.of(), Tanh.of(), s.getFirst()),
                        from);
            default -> g.add(name, plain(random), from);
        };
    }

    private static LayerSpec plain(Random random) {
        List<LayerSpec> specs = List.of(
                Tanh.of(),
                GELU.of(),
                Sigmoid.of(),
                Softmax.of(),
                BatchNorm.of(),
                Dropout.of(0.3),
                SELU.of(),
                Mish.of(),
                PReLU.of(),
                LogSoftmax.of(),
                LayerNorm.of(),
                GroupNorm.of(1),
                InstanceNorm.of(),
                LocalResponseNorm.of().alpha(0.5),
                SpatialDropout.of(0.3),
                AdditiveNoise.of(0.2));
        return specs.get(random.nextInt(specs.size()));
    }
}
