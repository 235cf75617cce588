package org.netloom.peer.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.netloom.compare.LayerList;
import org.netloom.profile.Contender;
import org.netloom.profile.TimingProgram;
import org.netloom.profile.TimingTask;
import org.netloom.spec.Shape;

/** Deeplearning4j, as a computation graph; it is asked for training steps only. */
public final class Dl4jPeer implements Contender.Trainer {
    private ComputationGraph network;

    private Dl4jPeer() {}

    public static void main(String[] args) throws IOException {
        TimingProgram.run(new Dl4jPeer(), System.in, System.out);
        System.exit(0);
    }

    @Override
    public Runnable step(TimingTask task) {
        LayerList layers = create(task);
        int classes = layers.items().getLast().out().channels();
        INDArray labels = Nd4j.zeros(task.batch(), classes);
        for (int i = 0; i < task.batch(); i++) {
            labels.putScalar(i, i % classes, 1);
        }
        DataSet samples = new DataSet(input(layers, task.batch()), labels);
        return () -> network.fit(samples);
    }

    private LayerList create(TimingTask task) {
        LayerList layers = LayerList.of(Path.of(task.design()));
        network = Dl4jGraph.of(layers);
        return layers;
    }

    private static INDArray input(LayerList layers, int batch) {
        Shape s = layers.items().getFirst().out();
        return s.isImage()
                ? Nd4j.randn(new int[] {batch, s.channels(), s.height(), s.width()})
                : Nd4j.randn(batch, s.size());
    }

    @Override
    public long parameters() {
        // Running means and variances are among what it calls parameters.
        return network.numParams() - Dl4jGraph.runningNumbers(network);
    }
}
