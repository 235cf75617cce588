package org.netloom.conformance.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/** Reads ONNX' tensors. */
final class Tensors {
    private Tensors() {}

    static Array read(TensorProto t) {
        int[] dims = t.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
        int n = Array.product(dims, 0, dims.length);
        double[] data = t.hasRawData() ? raw(t, n) : listed(t, n);
        return new Array(dims, data);
    }

    private static TensorProto.DataType type(TensorProto t) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(t.getDataType());
        return type == null ? TensorProto.DataType.UNDEFINED : type;
    }

    private static double[] raw(TensorProto t, int n) {
        ByteBuffer bytes = ByteBuffer.wrap(t.getRawData().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        return IntStream.range(0, n)
                .mapToDouble(i -> switch (type(t)) {
                    case FLOAT -> bytes.getFloat(4 * i);
                    case DOUBLE -> bytes.getDouble(8 * i);
                    case INT64, UINT64 -> bytes.getLong(8 * i);
                    case INT32, UINT32 -> bytes.getInt(4 * i);
                    case INT16 -> bytes.getShort(2 * i);
                    case UINT16 -> Short.toUnsignedInt(bytes.getShort(2 * i));
                    case INT8 -> bytes.get(i);
                    case UINT8, BOOL -> Byte.toUnsignedInt(bytes.get(i));
                    case FLOAT16 -> Float.float16ToFloat(bytes.getShort(2 * i));
                    default -> throw new NotApplicable("data of the type " + type(t));
                })
                .toArray();
    }

    private static double[] listed(TensorProto t, int n) {
        List<? extends Number> numbers = switch (type(t)) {
            case FLOAT -> t.getFloatDataList();
            case DOUBLE -> t.getDoubleDataList();
            case INT64 -> t.getInt64DataList();
            case UINT64, UINT32 -> t.getUint64DataList();
            case INT32, INT16, UINT16, INT8, UINT8, BOOL -> t.getInt32DataList();
            case FLOAT16 ->
                t.getInt32DataList().stream()
                        .map(h -> Float.float16ToFloat(h.shortValue()))
                        .toList();
            default -> throw new NotApplicable("data of the type " + type(t));
        };
        return IntStream.range(0, n)
                .mapToDouble(i -> numbers.get(i).doubleValue())
                .toArray();
    }
}
