package org.netloom.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netloom.json.Json;
import org.netloom.problem.NetloomException;
import org.netloom.spec.Shape;

/** Mean image, decorrelation and whitening: against their definitions. */
class WhiteningTest {
    private static Dataset data(Shape shape, float[]... samples) {
        return ArrayDataset.classes(shape, samples, new int[samples.length], List.of("a"));
    }

    /** Samples that are correlated: mixed from independent numbers. */
    private static Dataset correlated(Shape shape, int samples) {
        Random random = new Random(3);
        int n = shape.size();
        float[][] mix = new float[n][n];
        for (float[] row : mix) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextFloat() - 0.4f;
            }
        }
        float[][] x = new float[samples][n];
        for (float[] sample : x) {
            for (int k = 0; k < n; k++) {
                double g = random.nextGaussian() * (k + 1);
                for (int i = 0; i < n; i++) {
                    sample[i] += (float) (g * mix[k][i]);
                }
            }
            sample[0] += 5;
        }
        return data(shape, x);
    }

    /** Covariance of what a preprocessing makes of the samples, in groups of n numbers. */
    private static double[][] covariance(Preprocessor p, Dataset data, int n) {
        float[] x = new float[data.inputShape().size()];
        double[][] c = new double[n][n];
        double[] mean = new double[n];
        int rows = 0;
        for (int s = 0; s < data.size(); s++) {
            data.input(s, x, 0);
            p.apply(x, 0);
            for (int at = 0; at < x.length; at += n, rows++) {
                for (int i = 0; i < n; i++) {
                    mean[i] += x[at + i];
                    for (int j = 0; j < n; j++) {
                        c[i][j] += (double) x[at + i] * x[at + j];
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                c[i][j] = c[i][j] / rows - mean[i] / rows * mean[j] / rows;
            }
        }
        return c;
    }

    private static void assertIdentity(double[][] c, double tolerance) {
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c.length; j++) {
                assertEquals(i == j ? 1 : 0, c[i][j], tolerance, i + ", " + j);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 17, 64})
    void eigenvectorsAreWhatTheyAreCalled(int n) {
        Random random = new Random(n);
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                a[i][j] = random.nextGaussian();
                a[j][i] = a[i][j];
            }
        }
        // Equal eigenvalues, and a row of zeros, are part of it.
        if (n > 4) {
            for (int j = 0; j < n; j++) {
                a[1][j] = 0;
                a[j][1] = 0;
            }
        }
        double[][] copy = new double[n][];
        for (int i = 0; i < n; i++) {
            copy[i] = a[i].clone();
        }
        SymmetricEigen e = SymmetricEigen.of(copy);
        for (int k = 0; k < n; k++) {
            assertTrue(k == 0 || e.values()[k] <= e.values()[k - 1]);
            for (int i = 0; i < n; i++) {
                double product = 0;
                for (int j = 0; j < n; j++) {
                    product += a[i][j] * e.vectors()[k][j];
                }
                assertEquals(e.values()[k] * e.vectors()[k][i], product, 1e-11 * n);
            }
            for (int m = 0; m <= k; m++) {
                double dot = 0;
                for (int i = 0; i < n; i++) {
                    dot += e.vectors()[k][i] * e.vectors()[m][i];
                }
                assertEquals(k == m ? 1 : 0, dot, 1e-12 * n);
            }
        }
    }

    @Test
    void equalEigenvalues() {
        SymmetricEigen e = SymmetricEigen.of(new double[][] {{2, 0, 0}, {0, 2, 0}, {0, 0, 2}});
        assertArrayEquals(new double[] {2, 2, 2}, e.values());
        SymmetricEigen zero = SymmetricEigen.of(new double[3][3]);
        assertArrayEquals(new double[3], zero.values());
    }

    @Test
    void theMeanImageGoes() {
        Dataset two = data(Shape.of(1, 2, 1), new float[] {1, 10}, new float[] {3, 30});
        Preprocessor p = Preprocessor.fit(List.of(MeanImage.of()), two);
        float[] x = {3, 30};
        p.apply(x, 0);
        assertArrayEquals(new float[] {1, 10}, x);
        p.revert(x, 0);
        assertArrayEquals(new float[] {3, 30}, x);
    }

    @Test
    void decorrelationLeavesVariancesOnly() {
        Dataset d = correlated(Shape.of(5), 400);
        double[][] c = covariance(Preprocessor.fit(List.of(Decorrelate.of()), d), d, 5);
        for (int i = 0; i < 5; i++) {
            assertTrue(i == 0 || c[i][i] <= c[i - 1][i - 1] * 1.0001, "variances fall");
            for (int j = 0; j < i; j++) {
                assertEquals(0, c[i][j], 1e-4 * Math.sqrt(c[i][i] * c[j][j]));
            }
        }
    }

    @Test
    void whitenedNumbersHaveTheIdentityForCovariance() {
        Dataset d = correlated(Shape.of(7), 500);
        for (Preprocess white :
                List.of(PcaWhitening.of().epsilon(0), ZcaWhitening.of().epsilon(0))) {
            assertIdentity(covariance(Preprocessor.fit(List.of(white), d), d, 7), 1e-3);
        }
    }

    @Test
    void overChannelsEachPixelIsMixedByItself() {
        Dataset d = correlated(Shape.of(2, 2, 3), 300);
        for (Preprocess white : List.of(
                PcaWhitening.of().over(Over.CHANNELS).epsilon(0),
                ZcaWhitening.of().over(Over.CHANNELS).epsilon(0))) {
            assertIdentity(covariance(Preprocessor.fit(List.of(white), d), d, 3), 1e-3);
        }
    }

    /** Of all whitenings the one of ZCA has a symmetric matrix: two correlated numbers by hand. */
    @Test
    void zcaOfTwoNumbersByHand() {
        // Covariance [[2, 1], [1, 2]]: eigenvalues 3 and 1 on the diagonals.
        float r = (float) Math.sqrt(3);
        Dataset d =
                data(Shape.of(2), new float[] {r, r}, new float[] {-r, -r}, new float[] {1, -1}, new float[] {-1, 1});
        Preprocessor p = Preprocessor.fit(List.of(ZcaWhitening.of().epsilon(0)), d);
        double a = (1 / Math.sqrt(3) + 1) / 2;
        double b = (1 / Math.sqrt(3) - 1) / 2;
        float[] x = {1, 0};
        p.apply(x, 0);
        assertArrayEquals(new float[] {(float) a, (float) b}, x, 1e-5f);
    }

    @Test
    void whatIsTakenBackIsTheSample() {
        Dataset d = correlated(Shape.of(2, 2, 2), 100);
        Preprocessor p = Preprocessor.fit(
                List.of(
                        Rescale.of(),
                        ZcaWhitening.of(),
                        MeanImage.of(),
                        Decorrelate.of(),
                        PcaWhitening.of(),
                        Standardize.of()),
                d);
        float[] x = new float[8];
        d.input(17, x, 0);
        float[] y = x.clone();
        p.apply(y, 0);
        p.revert(y, 0);
        assertArrayEquals(x, y, 2e-2f);
    }

    @Test
    void storedAndReadItIsTheSame() {
        Dataset d = correlated(Shape.of(2, 2, 2), 60);
        Preprocessor p = Preprocessor.fit(List.of(MeanImage.of(), ZcaWhitening.of(), Standardize.of()), d);
        Preprocessor again =
                Preprocessor.fromJson((List<?>) Json.parse(Json.line(p.toJson())), p.tensors(), d.inputShape());
        float[] x = new float[8];
        d.input(3, x, 0);
        float[] y = x.clone();
        p.apply(x, 0);
        again.apply(y, 0);
        assertArrayEquals(x, y);
        assertThrows(
                NetloomException.class,
                () -> Preprocessor.fromJson((List<?>) Json.parse(Json.line(p.toJson())), d.inputShape()));
    }

    @Test
    void oneHotColumnsKeepTheirMeaning() {
        TableSchema schema = new TableSchema(
                List.of(
                        new TableSchema.Column("a", 0, List.of()),
                        new TableSchema.Column("kind", 1, List.of("x", "y")),
                        new TableSchema.Column("b", 2, List.of())),
                Optional.of(new TableSchema.Column("c", 3, List.of("p", "q"))));
        float[][] rows = {{1, 1, 0, 2}, {2, 0, 1, 5}, {4, 1, 0, 6}, {0, 0, 1, 1}};
        Dataset table = ArrayDataset.table(schema, rows, new float[4][1], schema.targets());
        Preprocessor p = Preprocessor.fit(List.of(ZcaWhitening.of().epsilon(0)), table);
        float[] x = rows[1].clone();
        p.apply(x, 0);
        assertEquals(0, x[1], 1e-6);
        assertEquals(1, x[2], 1e-6);
    }

    @Test
    void tooManyNumbersAreRefused() {
        NetloomException e = assertThrows(
                NetloomException.class,
                () -> Preprocessor.fit(List.of(ZcaWhitening.of()), data(Shape.of(5000), new float[5000])));
        assertTrue(e.getMessage().contains("NL-263"), e.getMessage());
    }
}
