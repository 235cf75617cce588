package org.netloom.peer.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.netloom.compare.LayerList;
import org.netloom.compare.LayerList.Item;
import org.netloom.spec.Add;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Conv2d;
import org.netloom.spec.ConvGeometry;
import org.netloom.spec.Dense;
import org.netloom.spec.Dropout;
import org.netloom.spec.Flatten;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.Input;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.spec.Tanh;

/** A design as a graph of Deeplearning4j. Its momentum is Nesterov's: it has no other. */
final class Dl4jGraph {
    private static final double RATE = 1e-4;
    private static final double MOMENTUM = 0.9;
    private static final List<String> RUNNING = List.of("mean", "var", "log10stdev");

    private final LayerList layers;
    private final GraphBuilder graph = new NeuralNetConfiguration.Builder()
            .seed(1)
            .weightInit(WeightInit.RELU)
            .activation(Activation.IDENTITY)
            .updater(new Nesterovs(RATE, MOMENTUM))
            .convolutionMode(ConvolutionMode.Truncate)
            .graphBuilder();
    private final String[] names;

    private Dl4jGraph(LayerList layers) {
        this.layers = layers;
        names = new String[layers.items().size()];
    }

    static ComputationGraph of(LayerList layers) {
        return new Dl4jGraph(layers).build();
    }

    /** Numbers that it counts as parameters although they are not learned. */
    static long runningNumbers(ComputationGraph network) {
        return network.paramTable().entrySet().stream()
                .filter(e -> RUNNING.stream().anyMatch(r -> e.getKey().endsWith("_" + r)))
                .mapToLong(e -> e.getValue().length())
                .sum();
    }

    private ComputationGraph build() {
        Shape in = layers.items().getFirst().out();
        graph.addInputs("x0")
                .setInputTypes(
                        in.isImage()
                                ? InputType.convolutional(in.height(), in.width(), in.channels())
                                : InputType.feedForward(in.size()));
        for (int i = 0; i < names.length; i++) {
            Item item = layers.items().get(i);
            names[i] = add(item, "x" + i, i == names.length - 1);
        }
        ComputationGraph network =
                new ComputationGraph(graph.setOutputs(names[names.length - 1]).build());
        network.init();
        return network;
    }

    private String add(Item i, String name, boolean last) {
        return switch (i.spec()) {
            case Input _ -> name;
            // Between convolutions and dense layers it flattens by itself.
            case Flatten _ -> names[i.input()];
            case Conv2d s -> layer(name, i, conv(i.window(), s));
            case Dense s
            when last ->
                layer(
                        name,
                        i,
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(s.units())
                                .hasBias(s.bias())
                                .activation(Activation.SOFTMAX)
                                .build());
            case Dense s ->
                layer(
                        name,
                        i,
                        new DenseLayer.Builder()
                                .nOut(s.units())
                                .hasBias(s.bias())
                                .build());
            // It counts the share that is kept of what was, not that of the batch.
            case BatchNorm s ->
                layer(
                        name,
                        i,
                        new BatchNormalization.Builder()
                                .decay(1 - s.momentum())
                                .eps(s.epsilon())
                                .lockGammaBeta(!s.affine())
                                .build());
            case MaxPool2d _ -> layer(name, i, pool(i.window()));
            case ReLU _ -> layer(name, i, new ActivationLayer(Activation.RELU));
            case Tanh _ -> layer(name, i, new ActivationLayer(Activation.TANH));
            case Dropout s -> layer(name, i, new DropoutLayer(1 - s.rate()));
            case GlobalAveragePool _ -> layer(name, i, new GlobalPoolingLayer(PoolingType.AVG));
            case Add _ -> {
                String[] inputs = i.inputs().stream().map(n -> names[n]).toArray(String[]::new);
                graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), inputs);
                yield name;
            }
            default -> throw i.unknown();
        };
    }

    private String layer(String name, Item i, Layer layer) {
        graph.addLayer(name, layer, names[i.input()]);
        return name;
    }

    private static Layer conv(ConvGeometry g, Conv2d s) {
        if (g.groups() != 1) {
            throw new IllegalArgumentException("networks with grouped convolutions are not compared");
        }
        return new ConvolutionLayer.Builder(g.kh(), g.kw())
                .stride(g.sh(), g.sw())
                .padding(g.top(), g.left())
                .dilation(g.dh(), g.dw())
                .nOut(g.k())
                .hasBias(s.bias())
                .build();
    }

    private static Layer pool(ConvGeometry g) {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(g.kh(), g.kw())
                .stride(g.sh(), g.sw())
                .padding(g.top(), g.left())
                .build();
    }
}
