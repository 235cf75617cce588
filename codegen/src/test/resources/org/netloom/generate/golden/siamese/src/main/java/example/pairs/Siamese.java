package example.pairs;

import java.util.List;
import org.netloom.layer.BranchedNetwork;
import org.netloom.layer.DenseLayer;
import org.netloom.spec.Dense;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/**
 * siamese: 8 x 8 x 1 and 8 x 8 x 1 in, 4 and 4 out, 100 parameters, 6,960 multiply-adds a sample.
 *
 * <p>At the end of each line stands the shape of one sample: height x width x channels.
 */
public final class Siamese extends BranchedNetwork {
    private final Tower leftTower = add(new Tower("leftTower", Shape.of(8, 8, 1), 6));
    private final Tower rightTower = add(new Tower("rightTower", Shape.of(8, 8, 1), 6), leftTower);
    private final DenseLayer leftCode = add(new DenseLayer("leftCode", Dense.of(4), leftTower.outputShape()));
    private final DenseLayer rightCode =
            add(new DenseLayer("rightCode", Dense.of(4), rightTower.outputShape()), leftCode);

    public Siamese() {
        super(
                "siamese",
                List.of(Shape.of(8, 8, 1), Shape.of(8, 8, 1)),
                List.of(Shape.of(4), Shape.of(4)),
                List.of("leftCode", "rightCode"));
    }

    @Override
    public List<Tensor> forward(List<Tensor> inputs) {
        Tensor left = inputs.get(0);                             // 8 x 8 x 1
        Tensor right = inputs.get(1);                            // 8 x 8 x 1
        Tensor leftTowerOut = leftTower.forward(left);           // 6
        Tensor rightTowerOut = rightTower.forward(right);        // 6
        Tensor leftCodeOut = leftCode.forward(leftTowerOut);     // 4
        Tensor rightCodeOut = rightCode.forward(rightTowerOut);  // 4
        return List.of(leftCodeOut, rightCodeOut);
    }

    @Override
    public void backward(List<Tensor> gradients) {
        Tensor dLeftCode = gradients.get(0);                  // 4
        Tensor dRightCode = gradients.get(1);                 // 4
        Tensor dRightTower = rightCode.backward(dRightCode);  // 6
        Tensor dLeftTower = leftCode.backward(dLeftCode);     // 6
        rightTower.backwardToParameters(dRightTower);         // nothing learns in front of rightTower
        leftTower.backwardToParameters(dLeftTower);           // nothing learns in front of leftTower
    }

    @Override
    public String designHash() {
        return "cc763f957c9029d1";
    }
}
