package org.netloom.ops;

/** A loss of one row of channels, computed in double. */
@FunctionalInterface
public interface RowLoss {
    /**
     * The loss of a row and its gradient.
     *
     * @param x outputs, one for each channel
     * @param target what they are compared with: a class index, or as many numbers as the loss wants
     * @param gradient gets the derivative by x; null for the value alone
     */
    double evaluate(double[] x, double[] target, double[] gradient);
}
