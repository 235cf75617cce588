package org.netloom.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder's reflections make it tridiagonal, QL steps with implicit
 * shifts make that diagonal (Golub and Van Loan 2013, sections 8.3.1 and 8.3.3). All inner loops run along rows.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SymmetricEigen(double[] values, double[][] vectors) {
    private static final int MOST_STEPS = 60;

    /**
     * @param a symmetric, is overwritten
     * @return eigenvalues from the largest to the smallest; {@code vectors[k]} belongs to {@code values[k]}, has length 1,
     *     and its largest component is positive
     */
    static SymmetricEigen of(double[][] a) {
        int n = a.length;
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        double[][] q = tridiagonal(a, diagonal, beside);
        double[][] vectors = transposed(q);
        diagonalise(diagonal, beside, vectors);
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -diagonal[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] values = Arrays.stream(order).mapToDouble(i -> diagonal[i]).toArray();
        double[][] sorted =
                Arrays.stream(order).mapToObj(i -> upright(vectors[i])).toArray(double[][]::new);
        return new SymmetricEigen(values, sorted);
    }

    /** Of the two opposite vectors the one whose largest component is positive. */
    private static double[] upright(double[] v) {
        double largest = 0;
        for (double x : v) {
            largest = Math.abs(x) > Math.abs(largest) ? x : largest;
        }
        if (largest < 0) {
            for (int i = 0; i < v.length; i++) {
                v[i] = -v[i];
            }
        }
        return v;
    }

    private static double[][] transposed(double[][] m) {
        int n = m.length;
        double[][] t = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                t[j][i] = m[i][j];
            }
        }
        return t;
    }

    /**
     * {@code a = Q T Q^T} with T tridiagonal.
     *
     * @param beside {@code beside[k]} is the element between k and k + 1
     * @return Q
     */
    private static double[][] tridiagonal(double[][] a, double[] diagonal, double[] beside) {
        int n = a.length;
        double[][] reflections = new double[n][];
        for (int k = 0; k < n - 2; k++) {
            reflections[k] = reflection(a, k, beside);
            if (reflections[k] != null) {
                reflect(a, k + 1, reflections[k]);
            }
        }
        if (n > 1) {
            beside[n - 2] = a[n - 1][n - 2];
        }
        for (int k = 0; k < n; k++) {
            diagonal[k] = a[k][k];
        }
        double[][] q = new double[n][n];
        for (int i = 0; i < n; i++) {
            q[i][i] = 1;
        }
        for (int k = n - 3; k >= 0; k--) {
            if (reflections[k] != null) {
                reflectRows(q, k + 1, reflections[k]);
            }
        }
        return q;
    }

    /** The vector v, of length sqrt 2, for which I - v v^T maps column k below the diagonal onto its first element. */
    private static double[] reflection(double[][] a, int k, double[] beside) {
        int m = a.length - k - 1;
        double[] v = new double[m];
        double squares = 0;
        for (int i = 0; i < m; i++) {
            v[i] = a[k + 1 + i][k];
            squares += v[i] * v[i];
        }
        double first = v[0];
        if (squares == first * first) {
            beside[k] = first;
            return null;
        }
        double length = Math.sqrt(squares);
        beside[k] = first > 0 ? -length : length;
        v[0] = first - beside[k];
        double scale = Math.sqrt(2 / (squares - first * first + v[0] * v[0]));
        for (int i = 0; i < m; i++) {
            v[i] *= scale;
        }
        return v;
    }

    /** {@code A = H A H} with {@code H = I - v v^T}, for the part of A from row and column {@code from} on. */
    private static void reflect(double[][] a, int from, double[] v) {
        int m = v.length;
        double[] w = new double[m];
        double dot = 0;
        for (int i = 0; i < m; i++) {
            double[] row = a[from + i];
            double sum = 0;
            for (int j = 0; j < m; j++) {
                sum += row[from + j] * v[j];
            }
            w[i] = sum;
            dot += sum * v[i];
        }
        for (int i = 0; i < m; i++) {
            w[i] -= dot / 2 * v[i];
        }
        for (int i = 0; i < m; i++) {
            double[] row = a[from + i];
            double vi = v[i];
            double wi = w[i];
            for (int j = 0; j < m; j++) {
                row[from + j] -= vi * w[j] + wi * v[j];
            }
        }
    }

    /** {@code Q = H Q} for the rows of Q from {@code from} on; what is left of them is still 0. */
    private static void reflectRows(double[][] q, int from, double[] v) {
        int n = q.length;
        double[] u = new double[n];
        for (int i = 0; i < v.length; i++) {
            double[] row = q[from + i];
            double vi = v[i];
            for (int j = from; j < n; j++) {
                u[j] += vi * row[j];
            }
        }
        for (int i = 0; i < v.length; i++) {
            double[] row = q[from + i];
            double vi = v[i];
            for (int j = from; j < n; j++) {
                row[j] -= vi * u[j];
            }
        }
    }

    /** QL steps until nothing is left beside the diagonal; the rotations are applied to the rows of {@code vectors}. */
    private static void diagonalise(double[] d, double[] e, double[][] vectors) {
        int n = d.length;
        for (int low = 0; low < n; low++) {
            int steps = 0;
            for (int high = block(d, e, low); high > low; high = block(d, e, low)) {
                if (++steps > MOST_STEPS) {
                    throw new ArithmeticException("eigenvalue " + low + " of " + n + " does not converge");
                }
                step(d, e, low, high, vectors);
            }
        }
    }

    /** The end of the block that begins at {@code low}: behind it the element beside the diagonal is negligible. */
    private static int block(double[] d, double[] e, int low) {
        int high = low;
        while (high < d.length - 1) {
            double size = Math.abs(d[high]) + Math.abs(d[high + 1]);
            if (Math.abs(e[high]) <= Math.ulp(1.0) * size) {
                e[high] = 0;
                break;
            }
            high++;
        }
        return high;
    }

    /** One QL step with Wilkinson's shift on the block from {@code low} to {@code high}. */
    private static void step(double[] d, double[] e, int low, int high, double[][] vectors) {
        double half = (d[low + 1] - d[low]) / (2 * e[low]);
        double shifted = d[high] - d[low] + e[low] / (half + Math.copySign(Math.hypot(half, 1), half));
        double sine = 1;
        double cosine = 1;
        double moved = 0;
        for (int i = high - 1; i >= low; i--) {
            double f = sine * e[i];
            double b = cosine * e[i];
            double r = Math.hypot(f, shifted);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= moved;
                e[high] = 0;
                return;
            }
            sine = f / r;
            cosine = shifted / r;
            double g = d[i + 1] - moved;
            double t = (d[i] - g) * sine + 2 * cosine * b;
            moved = sine * t;
            d[i + 1] = g + moved;
            shifted = cosine * t - b;
            rotate(vectors[i], vectors[i + 1], sine, cosine);
        }
        d[low] -= moved;
        e[low] = shifted;
        e[high] = 0;
    }

    private static void rotate(double[] a, double[] b, double sine, double cosine) {
        for (int k = 0; k < a.length; k++) {
            double f = b[k];
            b[k] = sine * a[k] + cosine * f;
            a[k] = cosine * a[k] - sine * f;
        }
    }
}
