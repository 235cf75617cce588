package org.netloom.peer.onnxruntime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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

/** A design as an ONNX file for a batch of a fixed size, with random weights. */
final class OnnxFile {
    static final String INPUT = "x0";
    private static final int OPERATORS = 17;
    private static final int FORMAT = 8;

    private final int batch;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Item> items;
    private final String[] values;
    private long parameters;

    OnnxFile(LayerList layers, int batch) {
        this.batch = batch;
        items = layers.items();
        values = new String[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = add(items.get(i), "x" + i);
        }
        graph.addInput(value(INPUT, inputShape()));
        graph.addOutput(value(values[values.length - 1], shape(items.getLast().out())));
    }

    long parameters() {
        return parameters;
    }

    long[] inputShape() {
        return shape(items.getFirst().out());
    }

    byte[] bytes() {
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private long[] shape(Shape s) {
        return s.isImage() ? new long[] {batch, s.channels(), s.height(), s.width()} : new long[] {batch, s.size()};
    }

    private static ValueInfoProto value(String name, long[] shape) {
        TensorShapeProto.Builder extents = TensorShapeProto.newBuilder();
        for (long n : shape) {
            extents.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(n));
        }
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(extents)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    /** Adds a layer and gives the name of its output. */
    private String add(Item i, String name) {
        return switch (i.spec()) {
            case Input _ -> name;
            case Dropout _ -> values[i.input()];
            case Conv2d s -> conv(i, s, name);
            case Dense s -> dense(i, s, name);
            case BatchNorm s -> norm(i, s, name);
            case MaxPool2d _ -> node("MaxPool", name, window(i.window()), values[i.input()]);
            case ReLU _ -> node("Relu", name, List.of(), values[i.input()]);
            case Tanh _ -> node("Tanh", name, List.of(), values[i.input()]);
            case Flatten _ -> node("Flatten", name, List.of(), values[i.input()]);
            case GlobalAveragePool _ ->
                node(
                        "Flatten",
                        name,
                        List.of(),
                        node("GlobalAveragePool", name + "mean", List.of(), values[i.input()]));
            case Add _
            when i.inputs().size() == 2 ->
                node(
                        "Add",
                        name,
                        List.of(),
                        values[i.inputs().get(0)],
                        values[i.inputs().get(1)]);
            default -> throw i.unknown();
        };
    }

    private String node(String type, String name, List<AttributeProto> attributes, String... inputs) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(type)
                .setName(name)
                .addAllInput(List.of(inputs))
                .addOutput(name)
                .addAllAttribute(attributes));
        return name;
    }

    private String conv(Item i, Conv2d s, String name) {
        ConvGeometry g = i.window();
        int depth = g.c() / g.groups();
        List<String> inputs = new ArrayList<>(List.of(
                values[i.input()],
                weights(name, Math.sqrt(2.0 / (depth * g.kh() * g.kw())), g.k(), depth, g.kh(), g.kw())));
        if (s.bias()) {
            inputs.add(learned(name + "b", 0, g.k()));
        }
        List<AttributeProto> attributes = new ArrayList<>(window(g));
        attributes.add(AttributeProto.newBuilder()
                .setName("group")
                .setType(AttributeProto.AttributeType.INT)
                .setI(g.groups())
                .build());
        return node("Conv", name, attributes, inputs.toArray(String[]::new));
    }

    private String dense(Item i, Dense s, String name) {
        int in = i.in().getFirst().size();
        List<String> inputs =
                new ArrayList<>(List.of(values[i.input()], weights(name, Math.sqrt(2.0 / in), s.units(), in)));
        if (s.bias()) {
            inputs.add(learned(name + "b", 0, s.units()));
        }
        AttributeProto transposed = AttributeProto.newBuilder()
                .setName("transB")
                .setType(AttributeProto.AttributeType.INT)
                .setI(1)
                .build();
        return node("Gemm", name, List.of(transposed), inputs.toArray(String[]::new));
    }

    private String norm(Item i, BatchNorm s, String name) {
        int c = i.out().channels();
        String scale = s.affine() ? learned(name + "s", 1, c) : constant(name + "s", 1, c);
        String shift = s.affine() ? learned(name + "t", 0, c) : constant(name + "t", 0, c);
        AttributeProto epsilon = AttributeProto.newBuilder()
                .setName("epsilon")
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF((float) s.epsilon())
                .build();
        return node(
                "BatchNormalization",
                name,
                List.of(epsilon),
                values[i.input()],
                scale,
                shift,
                constant(name + "m", 0, c),
                constant(name + "v", 1, c));
    }

    private static List<AttributeProto> window(ConvGeometry g) {
        return List.of(
                ints("kernel_shape", g.kh(), g.kw()),
                ints("strides", g.sh(), g.sw()),
                ints("dilations", g.dh(), g.dw()),
                ints("pads", g.top(), g.left(), g.top(), g.left()));
    }

    private static AttributeProto ints(String name, long... numbers) {
        AttributeProto.Builder a = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long n : numbers) {
            a.addInts(n);
        }
        return a.build();
    }

    // ---- numbers ----------------------------------------------------------------------------------------------------

    private String weights(String name, double deviation, long... shape) {
        parameters += count(shape);
        return tensor(name + "w", shape, deviation, 0);
    }

    private String learned(String name, double value, long... shape) {
        parameters += count(shape);
        return constant(name, value, shape);
    }

    private String constant(String name, double value, long... shape) {
        return tensor(name, shape, 0, value);
    }

    private String tensor(String name, long[] shape, double deviation, double mean) {
        ByteBuffer bytes = ByteBuffer.allocate(count(shape) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            bytes.putFloat((float) (mean + (deviation == 0 ? 0 : deviation * random.nextGaussian())));
        }
        TensorProto.Builder t = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(bytes.flip()));
        for (long n : shape) {
            t.addDims(n);
        }
        graph.addInitializer(t);
        return name;
    }

    private static int count(long... shape) {
        long n = 1;
        for (long s : shape) {
            n *= s;
        }
        return Math.toIntExact(n);
    }
}
