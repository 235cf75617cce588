package org.netloom.conformance.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.netloom.spec.Add;
import org.netloom.spec.Dense;

/** Matrix products: a dense layer whose weights are the second matrix. */
final class ProductOperators {
    private ProductOperators() {}

    static void register(Map<String, Operator> table) {
        table.put("Gemm", ProductOperators::gemm);
        table.put("MatMul", ProductOperators::matmul);
    }

    private static List<Array> gemm(Call c) {
        Array a = c.is("transA") ? c.input(0).permuted(1, 0) : c.input(0);
        Array b = (c.is("transB") ? c.input(1).permuted(1, 0) : c.input(1)).scaled(c.number("alpha", 1));
        int columns = b.dim(1);
        if (!c.has(2)) {
            return List.of(product(c, a, b));
        }
        Array summand = c.input(2).scaled(c.number("beta", 1));
        boolean perColumn = summand.rank() < 2 || summand.dim(0) == 1;
        if (!perColumn) {
            // One bias per row is another summand of a sum.
            return List.of(ElementOperators.merge(c, Add.of(), product(c, a, b), summand));
        }
        Array bias = summand.broadcast(1, columns).reshaped(columns);
        return List.of(Bench.apply(c, Dense.of(columns), Map.of("weight", b, "bias", bias), a));
    }

    private static Array product(Call c, Array a, Array b) {
        return Bench.apply(c, Dense.of(b.dim(1)).bias(false), Map.of("weight", b), a);
    }

    /** Vectors become matrices for the product; the axes in front are a stack of products. */
    private static List<Array> matmul(Call c) {
        Array a = c.input(0);
        Array b = c.input(1);
        boolean row = a.rank() == 1;
        boolean column = b.rank() == 1;
        Array left = row ? a.reshaped(1, a.size()) : a;
        Array right = column ? b.reshaped(b.size(), 1) : b;
        int m = left.dim(-2);
        int k = left.dim(-1);
        int n = right.dim(-1);
        int[] stack = Array.common(
                Arrays.copyOf(left.dims(), left.rank() - 2), Arrays.copyOf(right.dims(), right.rank() - 2));
        int products = Array.product(stack, 0, stack.length);
        Array lefts = left.broadcast(with(stack, m, k)).reshaped(products, m, k);
        Array rights = right.broadcast(with(stack, k, n)).reshaped(products, k, n);
        double[] all = new double[products * m * n];
        for (int i = 0; i < products; i++) {
            double[] one = product(c, lefts.part(i), rights.part(i)).data();
            System.arraycopy(one, 0, all, i * m * n, one.length);
        }
        int[] dims = row && column ? stack : row ? with(stack, n) : column ? with(stack, m) : with(stack, m, n);
        return List.of(new Array(dims, all));
    }

    private static int[] with(int[] dims, int... more) {
        int[] all = Arrays.copyOf(dims, dims.length + more.length);
        System.arraycopy(more, 0, all, dims.length, more.length);
        return all;
    }
}
