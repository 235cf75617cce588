package example.masks;

import org.netloom.layer.Block;
import org.netloom.layer.ConcatLayer;
import org.netloom.layer.ConvTranspose2dLayer;
import org.netloom.spec.Concat;
import org.netloom.spec.ConvTranspose2d;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * Block Decoder(filters = 8), used 2 times.
 *
 * <p>At the end of each line stands the shape of one sample in up2; elsewhere it follows from input and
 * parameters.
 */
final class Decoder extends Block {
    private final ConvTranspose2dLayer up;
    private final ConcatLayer joined;
    private final Level level;
    private Tensor dSkip;

    Decoder(String name, Shape lower, Shape skip, int filters) {
        super(name);
        up = add(new ConvTranspose2dLayer("up", ConvTranspose2d.of(filters, 2).stride(2), lower));
        joined = add(new ConcatLayer("joined", Concat.of(), skip, up.outputShape()));
        level = add(new Level("level", joined.outputShape(), filters));
    }

    Shape outputShape() {
        return level.outputShape();
    }

    Tensor forward(Tensor lower, Tensor skip) {          // 8 x 8 x 12 and 16 x 16 x 8
        Tensor upOut = up.forward(lower);                // 16 x 16 x 8
        Tensor joinedOut = joined.forward(skip, upOut);  // 16 x 16 x 16
        return level.forward(joinedOut);                 // 16 x 16 x 8
    }

    /** Returns the gradient of lower; that of skip is gradient(1). */
    Tensor backward(Tensor dLevel) {              // 16 x 16 x 8
        Tensor dJoined = level.backward(dLevel);  // 16 x 16 x 16
        joined.backward(dJoined);                 // gives each input its own gradient
        dSkip = joined.gradient(0);               // 16 x 16 x 8
        Tensor dUp = joined.gradient(1);          // 16 x 16 x 8
        return up.backward(dUp);                  // 8 x 8 x 12
    }

    /** After the backward pass: the gradient of an input behind the first. */
    Tensor gradient(int input) {
        return switch (input) {
            case 1 -> dSkip;
            default -> throw new IndexOutOfBoundsException(input);
        };
    }
}
