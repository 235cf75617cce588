package org.netloom.loss;

/** A loss of two vectors that should be alike or differ. */
@FunctionalInterface
interface PairDistance {
    /** Keeps the cosine of a vector of zeros a number (as PyTorch does). */
    double TINY = 1e-12;

    /**
     * The loss and its gradients.
     *
     * @param da gets the derivative by a, null for the value alone; db likewise
     */
    double evaluate(double[] a, double[] b, boolean alike, double[] da, double[] db);

    /** {@code 1 - cos} for alike ones, {@code max(0, cos - margin)} for others. */
    static PairDistance cosine(double margin) {
        return (a, b, alike, da, db) -> {
            double aa = Rows.dot(a, a) + TINY;
            double bb = Rows.dot(b, b) + TINY;
            double root = Math.sqrt(aa * bb);
            double cosine = Rows.dot(a, b) / root;
            double sign = alike ? -1 : cosine > margin ? 1 : 0;
            for (int i = 0; da != null && i < a.length; i++) {
                da[i] = sign * (b[i] / root - cosine * a[i] / aa);
                db[i] = sign * (a[i] / root - cosine * b[i] / bb);
            }
            return alike ? 1 - cosine : Math.max(0, cosine - margin);
        };
    }

    /** {@code d^2/2} for alike ones, {@code max(0, margin - d)^2/2} for others, with the Euclidean distance d. */
    static PairDistance contrastive(double margin) {
        return (a, b, alike, da, db) -> {
            double squares = 0;
            for (int i = 0; i < a.length; i++) {
                squares += (a[i] - b[i]) * (a[i] - b[i]);
            }
            double d = Math.sqrt(squares);
            double lacks = Math.max(0, margin - d);
            // Two equal vectors that should differ have no direction to go.
            double factor = alike ? 1 : d == 0 ? 0 : -lacks / d;
            for (int i = 0; da != null && i < a.length; i++) {
                da[i] = factor * (a[i] - b[i]);
                db[i] = -da[i];
            }
            return (alike ? squares : lacks * lacks) / 2;
        };
    }
}
