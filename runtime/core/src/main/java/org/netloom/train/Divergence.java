package org.netloom.train;

import java.util.List;
import org.netloom.data.Batch;
import org.netloom.layer.Network;
import org.netloom.layer.NotFiniteException;
import org.netloom.layer.Parameter;
import org.netloom.loss.Loss;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.tensor.Tensor;

/**
 * Finds where a NaN or an infinity came from, by repeating the step that met it with every value checked. The weights
 * are still those the step began with.
 */
final class Divergence {
    private final Network network;
    private final Loss loss;
    private final String part;
    private final Batch batch;

    /** @param part the batch is of, for messages: "training" */
    Divergence(Network network, Loss loss, String part, Batch batch) {
        this.network = network;
        this.loss = loss;
        this.part = part;
        this.batch = batch;
    }

    /**
     * The message: node, what of it, when, and what to try.
     *
     * @param when "step 12: epoch 1, batch 12"
     * @param rate learning rate; NaN outside of a training
     */
    NetloomException explain(String when, double rate) {
        Place place = find();
        String what = place.what() + " (" + when + ")";
        String remedy = place.data()
                ? "mend or leave out this sample"
                : Double.isNaN(rate) ? "train the network anew" : Advice.afterDivergence(rate);
        return new NetloomException(
                CoreMessage.DIVERGED.problem("", what, remedy).at(place.node()));
    }

    /** @param data true where the data are at fault, not the training */
    private record Place(String node, String what, boolean data) {}

    private Place find() {
        for (Parameter p : network.parameters()) {
            if (firstBad(p.value()) >= 0) {
                String node = p.name().substring(0, Math.max(0, p.name().lastIndexOf('.')));
                return new Place(node, p.name() + " became NaN or infinite by the update of the step before", false);
            }
        }
        for (Tensor t : batch.inputs()) {
            int input = firstBad(t);
            if (input >= 0) {
                return new Place("", sample(t, input) + " has an input that is no finite number", true);
            }
        }
        int target = firstBad(batch.target());
        if (target >= 0) {
            return new Place("", sample(batch.target(), target) + " has a target that is no finite number", true);
        }
        network.execution().checking(true);
        try {
            List<Tensor> outputs = network.forward(batch.inputs());
            boolean training = network.execution().training();
            List<Tensor> gradients = training ? network.outputGradients() : List.of();
            if (!Double.isFinite(loss.evaluate(outputs, batch.target(), gradients))) {
                return new Place(
                        network.layers().getLast().name(),
                        "its output grew so far from the target that the loss became NaN or infinite",
                        false);
            }
            if (training) {
                network.backward(gradients);
            }
        } catch (NotFiniteException e) {
            return new Place(e.node(), "its " + e.what() + " became NaN or infinite", false);
        } finally {
            network.execution().checking(false);
        }
        return new Place("", "the gradient became infinite", false);
    }

    private String sample(Tensor of, int element) {
        return "sample " + batch.indices()[element / of.shape().size()] + " of the " + part + " part";
    }

    private static int firstBad(Tensor t) {
        for (int i = 0, n = t.size(); i < n; i++) {
            if (!Double.isFinite(t.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
