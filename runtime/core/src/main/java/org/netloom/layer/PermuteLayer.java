package org.netloom.layer;

import java.util.List;
import org.netloom.ops.TapMap;
import org.netloom.spec.Permute;
import org.netloom.spec.Shape;

/** The sample with its axes in another order; axes at the end that stay are moved as one block. */
public final class PermuteLayer extends MapLayer {
    public PermuteLayer(String name, Permute spec, Shape input) {
        super(name, spec, map(spec, input), input);
    }

    private static TapMap map(Permute spec, Shape in) {
        List<Integer> order = spec.order();
        int moved = order.size();
        int width = 1;
        while (moved > 0 && order.get(moved - 1) == moved) {
            width *= in.dim(--moved);
        }
        int[] extent = new int[moved];
        int[] stride = new int[moved];
        for (int k = 0; k < moved; k++) {
            int axis = order.get(k) - 1;
            extent[k] = in.dim(axis);
            stride[k] = 1;
            for (int later = axis + 1; later < moved; later++) {
                stride[k] *= in.dim(later);
            }
        }
        int blocks = in.size() / width;
        return TapMap.moving(blocks, blocks, width, o -> source(o, extent, stride));
    }

    private static int source(int output, int[] extent, int[] stride) {
        int from = 0;
        int rest = output;
        for (int k = extent.length - 1; k >= 0; k--) {
            from += rest % extent[k] * stride[k];
            rest /= extent[k];
        }
        return from;
    }
}
