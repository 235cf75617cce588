package org.netloom.loss;

import org.netloom.spec.Doc;
import org.netloom.spec.Param;

/** Boxes, confidences and classes of a grid of cells, in one. */
@Doc(
        summary = "Sum of squared errors of boxes, confidences and classes of a grid that sees an image once.",
        formula =
                "L = coordinates*sum over objects of (dx^2 + dy^2 + (dsqrt w)^2 + (dsqrt h)^2) + sum over objects of (confidence - IoU)^2 + noObject*sum over other boxes of confidence^2 + sum over cells with an object of the squared errors of the classes; mean over the batch",
        use =
                "For detection. The output is S x S x (boxes*5 + C): each cell has its boxes one behind the other as x, y within the cell (0..1), square roots of width and height as shares of the image, confidence; then the C class scores. The cell in which the middle of an object lies is to find it, by that of its boxes with the best IoU. A cell holds one object: of several the first.",
        avoid = "Not for many small objects close together: a cell finds one.",
        source = "Redmon et al. 2016")
public record YoloV1(
        @Param(doc = "boxes that each cell predicts, B", min = 1, max = 100, def = "2")
        int boxes,

        @Param(doc = "weight of the boxes' places and sizes, lambda coord", min = 0, def = "5")
        double coordinates,

        @Param(doc = "weight of confidences where there is no object, lambda noobj", min = 0, def = "0.5")
        double noObject,

        @Param(doc = "confidence is to be the IoU of box and object; else 1", def = "true")
        boolean overlapAsConfidence)
        implements LossSpec {
    public static YoloV1 of() {
        return new YoloV1(2, 5, 0.5, true);
    }

    public YoloV1 boxes(int value) {
        return new YoloV1(value, coordinates, noObject, overlapAsConfidence);
    }

    public YoloV1 coordinates(double value) {
        return new YoloV1(boxes, value, noObject, overlapAsConfidence);
    }

    public YoloV1 noObject(double value) {
        return new YoloV1(boxes, coordinates, value, overlapAsConfidence);
    }

    public YoloV1 overlapAsConfidence(boolean value) {
        return new YoloV1(boxes, coordinates, noObject, value);
    }

    @Override
    public Comparison comparison() {
        return Comparison.BOXES;
    }
}
