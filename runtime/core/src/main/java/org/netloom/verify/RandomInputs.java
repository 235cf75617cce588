package org.netloom.verify;

import java.util.List;
import java.util.stream.IntStream;
import org.netloom.layer.Network;
import org.netloom.ops.Randoms;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Random numbers for the inputs of a prepared network: of deviation 1, or indices where it looks them up. */
public final class RandomInputs {
    private RandomInputs() {}

    /**
     * Inputs for a batch, one tensor for each input of the network.
     *
     * @param key of the random numbers
     */
    public static List<Tensor> draw(Network network, int batch, Precision precision, long key) {
        return IntStream.range(0, network.inputShapes().size())
                .mapToObj(k -> draw(network, k, batch, precision, Randoms.key(key, k)))
                .toList();
    }

    private static Tensor draw(Network network, int input, int batch, Precision precision, long key) {
        Tensor t = Tensor.allocate(batch, network.inputShapes().get(input), precision);
        int indices = network.indices(input);
        for (int i = 0; i < t.size(); i++) {
            double drawn = Randoms.uniform(key, i);
            t.set(i, indices > 0 ? Math.floor(drawn * indices) : Math.sqrt(12) * (drawn - 0.5));
        }
        return t;
    }
}
