package org.netloom.layer;

import java.util.List;
import org.netloom.ops.TapMap;
import org.netloom.spec.DepthToSpace;
import org.netloom.spec.Rearrangement;
import org.netloom.spec.Shape;

/** Channels written as blocks of pixels. */
public final class DepthToSpaceLayer extends MapLayer {
    public DepthToSpaceLayer(String name, DepthToSpace spec, Shape input) {
        super(name, spec, map(spec.mode(), spec.blockSize(), input, spec.outputShape(List.of(input))), input);
    }

    /**
     * The map from a deep image to a flat one.
     *
     * @param deep {@code H x W x C*b*b}
     * @param flat {@code H*b x W*b x C}
     */
    static TapMap map(Rearrangement mode, int block, Shape deep, Shape flat) {
        // Channels that lie side by side in both images are moved together.
        int width = mode == Rearrangement.DCR ? flat.channels() : 1;
        int parts = flat.channels() / width;
        return TapMap.moving(deep.size() / width, flat.size() / width, width, o -> {
            int pixel = o / parts;
            int row = pixel / flat.width();
            int column = pixel % flat.width();
            int channel = mode.channel(row % block, column % block, o % parts, block, flat.channels());
            return ((row / block * deep.width() + column / block) * deep.channels() + channel) / width;
        });
    }
}
