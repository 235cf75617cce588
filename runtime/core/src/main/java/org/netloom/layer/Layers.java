package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Activation;
import org.netloom.spec.Add;
import org.netloom.spec.AdditiveNoise;
import org.netloom.spec.Average;
import org.netloom.spec.AvgPool1d;
import org.netloom.spec.AvgPool2d;
import org.netloom.spec.AvgPool3d;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv1d;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Conv3d;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Correlation;
import org.netloom.spec.Crop;
import org.netloom.spec.Dense;
import org.netloom.spec.DepthToSpace;
import org.netloom.spec.Dropout;
import org.netloom.spec.Embedding;
import org.netloom.spec.Flatten;
import org.netloom.spec.GRU;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.GlobalMaxPool;
import org.netloom.spec.GroupNorm;
import org.netloom.spec.Input;
import org.netloom.spec.InstanceNorm;
import org.netloom.spec.LSTM;
import org.netloom.spec.LayerNorm;
import org.netloom.spec.LayerSpec;
import org.netloom.spec.LocalResponseNorm;
import org.netloom.spec.LogSoftmax;
import org.netloom.spec.MaxPool1d;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.MaxPool3d;
import org.netloom.spec.MaxUnpool2d;
import org.netloom.spec.Maximum;
import org.netloom.spec.MultiHeadAttention;
import org.netloom.spec.Multiply;
import org.netloom.spec.PReLU;
import org.netloom.spec.Permute;
import org.netloom.spec.PositionalEncoding;
import org.netloom.spec.Rbf;
import org.netloom.spec.Reshape;
import org.netloom.spec.RoIPool;
import org.netloom.spec.SeparableConv2d;
import org.netloom.spec.Shape;
import org.netloom.spec.Softmax;
import org.netloom.spec.SpaceToDepth;
import org.netloom.spec.SpatialDropout;
import org.netloom.spec.Subtract;
import org.netloom.spec.Upsample;
import org.netloom.spec.ZeroPad;

/** The executable twin of every layer spec. */
public final class Layers {
    private Layers() {}

    /**
     * The layer for a spec.
     *
     * @throws IllegalArgumentException for {@link Input}, which is the argument of the network and no layer
     */
    public static Layer create(String name, LayerSpec spec, List<Shape> inputs) {
        Shape[] in = inputs.toArray(Shape[]::new);
        spec.outputShape(inputs);
        return switch (spec) {
            case Input _ -> throw new IllegalArgumentException("an input is not computed: " + name);
            case Dense s -> new DenseLayer(name, s, in[0]);
            case Rbf s -> new RbfLayer(name, s, in[0]);
            case Conv2d s -> new Conv2dLayer(name, s, in[0]);
            case ConvTranspose2d s -> new ConvTranspose2dLayer(name, s, in[0]);
            case MaxPool2d s -> new MaxPool2dLayer(name, s, in[0]);
            case AvgPool2d s -> new AvgPool2dLayer(name, s, in[0]);
            case GlobalAveragePool s -> new GlobalAveragePoolLayer(name, s, in[0]);
            case Flatten s -> new FlattenLayer(name, s, in[0]);
            case Activation s -> new ActivationLayer(name, s, in[0]);
            case PReLU s -> new PReLULayer(name, s, in[0]);
            case LogSoftmax s -> new LogSoftmaxLayer(name, s, in[0]);
            case Softmax s -> new SoftmaxLayer(name, s, in[0]);
            case BatchNorm s -> new BatchNormLayer(name, s, in[0]);
            case LayerNorm s -> new LayerNormLayer(name, s, in[0]);
            case GroupNorm s -> new GroupNormLayer(name, s, in[0]);
            case InstanceNorm s -> new InstanceNormLayer(name, s, in[0]);
            case LocalResponseNorm s -> new LocalResponseNormLayer(name, s, in[0]);
            case Dropout s -> new DropoutLayer(name, s, in[0]);
            case SpatialDropout s -> new SpatialDropoutLayer(name, s, in[0]);
            case AdditiveNoise s -> new AdditiveNoiseLayer(name, s, in[0]);
            case Add s -> new AddLayer(name, s, in);
            case Concat s -> new ConcatLayer(name, s, in);
            case Embedding s -> new EmbeddingLayer(name, s, in[0]);
            case PositionalEncoding s -> new PositionalEncodingLayer(name, s, in[0]);
            case LSTM s -> new LSTMLayer(name, s, in[0]);
            case GRU s -> new GRULayer(name, s, in[0]);
            case MultiHeadAttention s -> new MultiHeadAttentionLayer(name, s, in[0]);
            case Subtract s -> new SubtractLayer(name, s, in);
            case Multiply s -> new MultiplyLayer(name, s, in);
            case Average s -> new AverageLayer(name, s, in);
            case Maximum s -> new MaximumLayer(name, s, in);
            case Reshape s -> new ReshapeLayer(name, s, in[0]);
            case Permute s -> new PermuteLayer(name, s, in[0]);
            case ZeroPad s -> new ZeroPadLayer(name, s, in[0]);
            case Crop s -> new CropLayer(name, s, in[0]);
            case DepthToSpace s -> new DepthToSpaceLayer(name, s, in[0]);
            case SpaceToDepth s -> new SpaceToDepthLayer(name, s, in[0]);
            case Upsample s -> new UpsampleLayer(name, s, in[0]);
            case SeparableConv2d s -> new SeparableConv2dLayer(name, s, in[0]);
            case Conv1d s -> new Conv1dLayer(name, s, in[0]);
            case Conv3d s -> new Conv3dLayer(name, s, in[0]);
            case MaxPool1d s -> new MaxPool1dLayer(name, s, in[0]);
            case AvgPool1d s -> new AvgPool1dLayer(name, s, in[0]);
            case MaxPool3d s -> new MaxPool3dLayer(name, s, in[0]);
            case AvgPool3d s -> new AvgPool3dLayer(name, s, in[0]);
            case GlobalMaxPool s -> new GlobalMaxPoolLayer(name, s, in[0]);
            case MaxUnpool2d s -> new MaxUnpool2dLayer(name, s, in);
            case Correlation s -> new CorrelationLayer(name, s, in);
            case RoIPool s -> new RoIPoolLayer(name, s, in);
        };
    }
}
