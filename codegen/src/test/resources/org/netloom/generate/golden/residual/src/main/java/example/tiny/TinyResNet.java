package example.tiny;

import org.netloom.layer.ActivationLayer;
import org.netloom.layer.ConcatLayer;
import org.netloom.layer.Conv2dLayer;
import org.netloom.layer.ConvBatchNormLayer;
import org.netloom.layer.DenseLayer;
import org.netloom.layer.DropoutLayer;
import org.netloom.layer.GlobalAveragePoolLayer;
import org.netloom.layer.MaxPool2dLayer;
import org.netloom.layer.Network;
import org.netloom.spec.BatchNorm;
import org.netloom.spec.Concat;
import org.netloom.spec.Conv2d;
import org.netloom.spec.Dense;
import org.netloom.spec.Dropout;
import org.netloom.spec.GELU;
import org.netloom.spec.GlobalAveragePool;
import org.netloom.spec.MaxPool2d;
import org.netloom.spec.Padding;
import org.netloom.spec.ReLU;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * tiny-resnet: 32 x 32 x 3 in, 6 out, 7,734 parameters, 4,710,544 multiply-adds a sample.
 *
 * <p>A small residual network (He et al. 2015)
 * for coloured shapes.
 *
 * <p>At the end of each line stands the shape of one sample: height x width x channels.
 */
public final class TinyResNet extends Network {
    // A stem of its own: the first stage keeps its channels.
    private final ConvBatchNormLayer stem;
    private final Residual[] stage1;
    private final Projection stage2;
    private final Conv2dLayer left;
    private final MaxPool2dLayer right;
    private final ConcatLayer joined;
    private final ActivationLayer gelu;
    private final DropoutLayer drop;
    private final GlobalAveragePoolLayer gap;
    private final DenseLayer classLayer;

    public TinyResNet() {
        super("tiny-resnet", Shape.of(32, 32, 3), Shape.of(6));
        stem = add(new ConvBatchNormLayer(
                "stem",
                Conv2d.of(8, 3).padding(Padding.SAME).bias(false),
                "bn",
                BatchNorm.of(),
                ReLU.of(),
                Shape.of(32, 32, 3)));
        stage1 = new Residual[3];
        for (int i = 0; i < stage1.length; i++) {
            Shape before = i == 0 ? stem.outputShape() : stage1[i - 1].outputShape();
            stage1[i] = add(new Residual("stage1[" + i + "]", before, 8));
        }
        stage2 = add(new Projection("stage2", stage1[stage1.length - 1].outputShape(), 16, 2));
        left = add(new Conv2dLayer("left", Conv2d.of(8, 1), stage2.outputShape()));
        right = add(new MaxPool2dLayer("right", MaxPool2d.of(3).stride(1).padding(1), stage2.outputShape()));
        joined = add(new ConcatLayer("joined", Concat.of(), left.outputShape(), right.outputShape()));
        gelu = add(new ActivationLayer("gelu", GELU.of(), joined.outputShape()));
        drop = add(new DropoutLayer("drop", Dropout.of(0.2), gelu.outputShape()));
        gap = add(new GlobalAveragePoolLayer("gap", GlobalAveragePool.of(), drop.outputShape()));
        classLayer = add(new DenseLayer("class", Dense.of(6), gap.outputShape()));
    }

    @Override
    public Tensor forward(Tensor input) {                      // 32 x 32 x 3
        Tensor stemOut = stem.forward(input);                  // 32 x 32 x 8   stem + bn + relu, one pass in inference
        Tensor stage1Out = stemOut;
        for (Residual block : stage1) {
            stage1Out = block.forward(stage1Out);              // 32 x 32 x 8   3 times
        }
        Tensor stage2Out = stage2.forward(stage1Out);          // 16 x 16 x 16
        Tensor leftOut = left.forward(stage2Out);              // 16 x 16 x 8
        Tensor rightOut = right.forward(stage2Out);            // 16 x 16 x 16
        Tensor joinedOut = joined.forward(leftOut, rightOut);  // 16 x 16 x 24
        Tensor geluOut = gelu.forward(joinedOut);              // 16 x 16 x 24
        Tensor dropOut = drop.forward(geluOut);                // 16 x 16 x 24
        Tensor gapOut = gap.forward(dropOut);                  // 24
        return classLayer.forward(gapOut);                     // 6
    }

    @Override
    public void backward(Tensor dClassLayer) {                // 6
        Tensor dGap = classLayer.backward(dClassLayer);       // 24
        Tensor dDrop = gap.backward(dGap);                    // 16 x 16 x 24
        Tensor dGelu = drop.backward(dDrop);                  // 16 x 16 x 24
        Tensor dJoined = gelu.backward(dGelu);                // 16 x 16 x 24
        joined.backward(dJoined);                             // gives each input its own gradient
        Tensor dLeft = joined.gradient(0);                    // 16 x 16 x 8
        Tensor dRight = joined.gradient(1);                   // 16 x 16 x 16
        Tensor dStage2 = right.backward(dRight);              // 16 x 16 x 16
        dStage2 = addInPlace(dStage2, left.backward(dLeft));  // 16 x 16 x 16   stage2 had two consumers: their gradients add
        Tensor dStage1 = stage2.backward(dStage2);            // 32 x 32 x 8
        Tensor dStem = dStage1;
        for (int i = stage1.length - 1; i >= 0; i--) {
            dStem = stage1[i].backward(dStem);                // 32 x 32 x 8    3 times, from the last to the first
        }
        stem.backwardToParameters(dStem);                     // nothing learns in front of stem
    }

    @Override
    public String designHash() {
        return "006c3c4a60f595de";
    }
}
