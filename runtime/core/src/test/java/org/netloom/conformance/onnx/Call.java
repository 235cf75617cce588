package org.netloom.conformance.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netloom.tensor.Precision;

/**
 * One use of an operator with the values that go in.
 *
 * @param operator "Conv"
 * @param opset version of the operator set
 * @param inputs values in the operator's order; null for an optional one that is not given
 * @param outputs names of the outputs, empty for one that nobody asks for
 * @param precision in which the layers run
 */
record Call(
        String operator,
        long opset,
        Map<String, AttributeProto> attributes,
        List<Array> inputs,
        List<String> outputs,
        Precision precision) {

    static Map<String, AttributeProto> attributes(List<AttributeProto> list) {
        Map<String, AttributeProto> attributes = new HashMap<>();
        list.forEach(a -> attributes.put(a.getName(), a));
        return attributes;
    }

    boolean has(int input) {
        return input < inputs.size() && inputs.get(input) != null;
    }

    Array input(int i) {
        if (!has(i)) {
            throw new NotApplicable("input " + i + " of " + operator + " is not given");
        }
        return inputs.get(i);
    }

    /** The extents of an input, or those of an attribute of older operator sets, or null where neither is given. */
    int[] ints(int input, String attribute) {
        return has(input) ? input(input).ints() : ints(attribute, null);
    }

    boolean asksFor(int output) {
        return output < outputs.size() && !outputs.get(output).isEmpty();
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    int integer(String attribute, int otherwise) {
        return has(attribute) ? Math.toIntExact(attributes.get(attribute).getI()) : otherwise;
    }

    boolean is(String attribute) {
        return integer(attribute, 0) != 0;
    }

    double number(String attribute, double otherwise) {
        // A float like 0.01 is meant as that decimal number.
        return has(attribute)
                ? Double.parseDouble(Float.toString(attributes.get(attribute).getF()))
                : otherwise;
    }

    String text(String attribute, String otherwise) {
        return has(attribute) ? attributes.get(attribute).getS().toStringUtf8() : otherwise;
    }

    int[] ints(String attribute, int[] otherwise) {
        return has(attribute)
                ? attributes.get(attribute).getIntsList().stream()
                        .mapToInt(Math::toIntExact)
                        .toArray()
                : otherwise;
    }
}
