package org.netloom.loss;

import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;

/**
 * Where the numbers of a grid of cells lie (Redmon et al. 2016): for each cell its boxes one behind the other, each as
 * x, y within the cell, square roots of width and height as shares of the image, confidence; then a score for each class.
 *
 * @param height cells one below the other
 * @param width cells side by side
 * @param boxes of each cell
 * @param classes that a cell tells apart
 */
public record YoloGrid(int height, int width, int boxes, int classes) {
    /** Numbers of a box: x, y, roots of width and height, confidence. */
    public static final int BOX = 5;

    /**
     * The grid of an output.
     *
     * @throws org.netloom.problem.NetloomException if the output is none
     */
    public static YoloGrid of(YoloV1 spec, String network, Shape output) {
        int classes = output.channels() - spec.boxes() * BOX;
        if (!output.isImage() || classes < 1) {
            throw CoreMessage.YOLO_OUTPUT.exception(network, output, spec.boxes(), spec.boxes() * BOX + 1);
        }
        return new YoloGrid(output.height(), output.width(), spec.boxes(), classes);
    }

    public int cells() {
        return height * width;
    }

    /** Numbers of a cell. */
    public int channels() {
        return boxes * BOX + classes;
    }

    /** Index of the first number of a box within a sample. */
    public int box(int cell, int box) {
        return cell * channels() + box * BOX;
    }

    /** Index of the score of a class within a sample. */
    public int score(int cell, int label) {
        return cell * channels() + boxes * BOX + label;
    }

    /** The cell in which a place lies that is given in shares of the image. */
    public int cell(double x, double y) {
        int column = Math.clamp((long) Math.floor(x * width), 0, width - 1);
        int row = Math.clamp((long) Math.floor(y * height), 0, height - 1);
        return row * width + column;
    }

    public int column(int cell) {
        return cell % width;
    }

    public int row(int cell) {
        return cell / width;
    }
}
