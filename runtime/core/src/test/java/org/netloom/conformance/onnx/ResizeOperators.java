package org.netloom.conformance.onnx;

import java.util.Map;

/** What changes the extent of images: padding, enlarging, depth to space. */
final class ResizeOperators {
    private ResizeOperators() {}

    static void register(Map<String, Operator> table) {
        for (String name : new String[] {"Pad", "Resize", "Upsample", "DepthToSpace"}) {
            table.put(name, _ -> {
                throw new NotApplicable("the catalogue has no counterpart of " + name);
            });
        }
    }
}
