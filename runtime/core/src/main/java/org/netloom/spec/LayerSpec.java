package org.netloom.spec;

import java.util.List;
import org.netloom.problem.CoreMessage;
import org.netloom.problem.NetloomException;
import org.netloom.problem.Problem;

/**
 * The one place that says what a layer is: hyper-parameters, shape rule, parameters, costs, receptive field and
 * documentation. Pure arithmetic; the executable twin lives in {@code org.netloom.layer}.
 *
 * <p>All methods that take inputs throw {@link NetloomException} with every problem they see when the
 * inputs or hyper-parameters do not fit; {@code inputs} are per sample, without the batch.
 */
@Noun("layer")
public sealed interface LayerSpec extends Spec
        permits Input,
                Dense,
                Conv2d,
                ConvTranspose2d,
                Rbf,
                MaxPool2d,
                AvgPool2d,
                GlobalAveragePool,
                Flatten,
                Activation,
                PReLU,
                Softmax,
                LogSoftmax,
                BatchNorm,
                GroupedNorm,
                LocalResponseNorm,
                Dropout,
                SpatialDropout,
                AdditiveNoise,
                Add,
                Concat,
                Embedding,
                PositionalEncoding,
                LSTM,
                GRU,
                MultiHeadAttention,
                Subtract,
                Multiply,
                Average,
                Maximum,
                Reshape,
                Permute,
                ZeroPad,
                Crop,
                DepthToSpace,
                SpaceToDepth,
                Upsample,
                SeparableConv2d,
                Conv1d,
                Conv3d,
                MaxPool1d,
                AvgPool1d,
                MaxPool3d,
                AvgPool3d,
                GlobalMaxPool,
                MaxUnpool2d,
                Correlation,
                RoIPool {

    Category category();

    /** How many inputs it takes. */
    default Arity arity() {
        return Arity.ONE;
    }

    /** Shape of one output sample. Checks arity, hyper-parameters and inputs. */
    Shape outputShape(List<Shape> inputs);

    /** How each extent of the output came about; empty where it is the input's. */
    default List<Formula> shapeFormulas(List<Shape> inputs) {
        return List.of();
    }

    /** Things that are legal but probably not meant, such as rows of the input that no window sees. */
    default List<Problem> warnings(List<Shape> inputs) {
        return List.of();
    }

    /** Parameters and running state, in a fixed order. */
    default List<ParameterShape> parameters(List<Shape> inputs) {
        return List.of();
    }

    /** How the number of trained parameters comes about: "(5*5*3 + 1)*20 = 1520". */
    default Formula parameterFormula(List<Shape> inputs) {
        return new Formula("parameters", "0", 0);
    }

    /** Multiplications with an addition that the forward pass of one sample needs, convolutions and products only. */
    default Formula multiplyAdds(List<Shape> inputs) {
        return new Formula("multiply-adds", "0", 0);
    }

    /** What the backward pass reads again of this layer's forward values. */
    Retains retains();

    /**
     * How many different numbers an input may be that is an index, 0 to one less; 0 where inputs are quantities. Nothing
     * can be learned in front of an index: its gradient is 0.
     */
    default int indices() {
        return 0;
    }

    /** Region of the network's input that one output element sees, given those of the layer's inputs. */
    default ReceptiveField receptiveField(List<Shape> inputs, List<ReceptiveField> fields) {
        return ReceptiveField.union(fields);
    }

    /** Number of trained parameters. */
    default long parameterCount(List<Shape> inputs) {
        return parameters(inputs).stream()
                .filter(ParameterShape::trained)
                .mapToLong(ParameterShape::count)
                .sum();
    }

    /** Name of the type as in design files. */
    default String typeName() {
        return getClass().getSimpleName();
    }

    /** The only input, after arity and hyper-parameters were checked. */
    default Shape single(List<Shape> inputs) {
        checkArity(inputs);
        return inputs.getFirst();
    }

    /** Throws what is wrong with the number of inputs and the hyper-parameters. */
    default void checkArity(List<Shape> inputs) {
        SpecType.of(this).requireValid(this);
        if (!arity().accepts(inputs.size())) {
            throw CoreMessage.ARITY.exception(typeName(), arity(), inputs.size());
        }
    }

    /** The only input, which must have places beside the channels: {@code H x W x C}, {@code L x C} or a volume. */
    default Shape spatial(List<Shape> inputs) {
        Shape in = single(inputs);
        if (!in.isImage() && !in.isSequence() && !in.isVolume()) {
            throw CoreMessage.RANK.exception(
                    typeName(),
                    "height x width x channels, length x channels or depth x height x width x channels",
                    in);
        }
        return in;
    }

    /** The only input, which must be {@code L x C}. */
    default Shape sequence(List<Shape> inputs) {
        Shape in = single(inputs);
        if (!in.isSequence()) {
            throw CoreMessage.RANK.exception(typeName(), "length x channels", in);
        }
        return in;
    }

    /** The only input, which must be {@code H x W x C}. */
    default Shape image(List<Shape> inputs) {
        Shape in = single(inputs);
        if (!in.isImage()) {
            throw CoreMessage.RANK.exception(typeName(), "height x width x channels", in);
        }
        return in;
    }

    /** The only input, which must be {@code D x H x W x C}. */
    default Shape volume(List<Shape> inputs) {
        Shape in = single(inputs);
        if (!in.isVolume()) {
            throw CoreMessage.RANK.exception(typeName(), "depth x height x width x channels", in);
        }
        return in;
    }
}
