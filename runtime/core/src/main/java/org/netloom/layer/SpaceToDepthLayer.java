package org.netloom.layer;

import java.util.List;
import org.netloom.spec.Shape;
import org.netloom.spec.SpaceToDepth;

/** Blocks of pixels written as channels: the transposed map of {@link DepthToSpaceLayer}. */
public final class SpaceToDepthLayer extends MapLayer {
    public SpaceToDepthLayer(String name, SpaceToDepth spec, Shape input) {
        super(
                name,
                spec,
                DepthToSpaceLayer.map(spec.mode(), spec.blockSize(), spec.outputShape(List.of(input)), input)
                        .transposed(),
                input);
    }
}
