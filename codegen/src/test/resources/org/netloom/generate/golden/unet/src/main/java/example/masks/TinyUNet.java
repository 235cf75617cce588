package example.masks;

import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.MaxPool2dLayer;
import org.netloom.layer.Network;
import org.netloom.spec.Conv2d;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * tiny-unet: 32 x 32 x 3 in, 32 x 32 x 1 out, 8,339 parameters, 3,738,624 multiply-adds a sample.
 *
 * <p>A small U-Net (Ronneberger et al. 2015): what the way down saw helps the way up to draw.
 *
 * <p>At the end of each line stands the shape of one sample: height x width x channels.
 */
public final class TinyUNet extends Network {
    private final Level down1;
    private final MaxPool2dLayer pool1;
    private final Level down2;
    private final MaxPool2dLayer pool2;
    private final Level bottom;
    private final Decoder up2;
    private final Decoder up1;
    private final Refine[] refine;
    private final Conv2dLayer mask;

    public TinyUNet() {
        super("tiny-unet", Shape.of(32, 32, 3), Shape.of(32, 32, 1));
        down1 = add(new Level("down1", Shape.of(32, 32, 3), 6));
        pool1 = add(new MaxPool2dLayer("pool1", MaxPool2d.of(2), down1.outputShape()));
        down2 = add(new Level("down2", pool1.outputShape(), 8));
        pool2 = add(new MaxPool2dLayer("pool2", MaxPool2d.of(2), down2.outputShape()));
        bottom = add(new Level("bottom", pool2.outputShape(), 12));
        up2 = add(new Decoder("up2", bottom.outputShape(), down2.outputShape(), 8));
        up1 = add(new Decoder("up1", up2.outputShape(), down1.outputShape(), 6));
        refine = new Refine[2];
        for (int i = 0; i < refine.length; i++) {
            Shape before = i == 0 ? up1.outputShape() : refine[i - 1].outputShape();
            refine[i] = add(new Refine("refine[" + i + "]", before, down1.outputShape(), 6));
        }
        mask = add(new Conv2dLayer("mask", Conv2d.of(1, 1), refine[refine.length - 1].outputShape()));
    }

    @Override
    public Tensor forward(Tensor input) {                    // 32 x 32 x 3
        Tensor down1Out = down1.forward(input);              // 32 x 32 x 6
        Tensor pool1Out = pool1.forward(down1Out);           // 16 x 16 x 6
        Tensor down2Out = down2.forward(pool1Out);           // 16 x 16 x 8
        Tensor pool2Out = pool2.forward(down2Out);           // 8 x 8 x 8
        Tensor bottomOut = bottom.forward(pool2Out);         // 8 x 8 x 12
        Tensor up2Out = up2.forward(bottomOut, down2Out);    // 16 x 16 x 8
        Tensor up1Out = up1.forward(up2Out, down1Out);       // 32 x 32 x 6
        Tensor refineOut = up1Out;
        for (Refine block : refine) {
            refineOut = block.forward(refineOut, down1Out);  // 32 x 32 x 6   2 times
        }
        return mask.forward(refineOut);                      // 32 x 32 x 1
    }

    @Override
    public void backward(Tensor dMask) {                                   // 32 x 32 x 1
        Tensor dRefine = mask.backward(dMask);                             // 32 x 32 x 6
        Tensor dUp1 = dRefine;
        Tensor dDown1 = null;
        for (int i = refine.length - 1; i >= 0; i--) {
            dUp1 = refine[i].backward(dUp1);                               // 32 x 32 x 6   2 times, from the last to the first
            Tensor dFeatures = refine[i].gradient(1);                      // 32 x 32 x 6
            dDown1 = dDown1 == null ? dFeatures : sum(dDown1, dFeatures);  // 32 x 32 x 6   down1 goes into each of the 2: their gradients add
        }
        Tensor dUp2 = up1.backward(dUp1);                                  // 16 x 16 x 8
        dDown1 = addInPlace(dDown1, up1.gradient(1));                      // 32 x 32 x 6
        Tensor dBottom = up2.backward(dUp2);                               // 8 x 8 x 12
        Tensor dDown2 = up2.gradient(1);                                   // 16 x 16 x 8
        Tensor dPool2 = bottom.backward(dBottom);                          // 8 x 8 x 8
        dDown2 = addInPlace(dDown2, pool2.backward(dPool2));               // 16 x 16 x 8   down2 had two consumers: their gradients add
        Tensor dPool1 = down2.backward(dDown2);                            // 16 x 16 x 6
        dDown1 = addInPlace(dDown1, pool1.backward(dPool1));               // 32 x 32 x 6   down1 had three consumers: their gradients add
        down1.backwardToParameters(dDown1);                                // nothing learns in front of down1
    }

    @Override
    public String designHash() {
        return "49005dd4c8a9dfcb";
    }
}
