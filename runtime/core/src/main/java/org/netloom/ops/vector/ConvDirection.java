package org.netloom.ops.vector;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.netloom.ops.Algorithms;
import org.netloom.spec.ActivationFunction;
import org.netloom.spec.ConvGeometry;
import org.netloom.tensor.Tensor;

/**
 * A direction of convolutions with the algorithms for it. One is chosen for each geometry and batch that memory was planned
 * for; a smaller last batch of an epoch follows.
 */
final class ConvDirection {
    private final String name;
    private final Algorithms algorithms;
    private final List<ConvAlgorithm> all;
    private final Map<ConvGeometry, Choice> chosen = new ConcurrentHashMap<>();
    private volatile int revision;

    /** @param all in the order of the rule: the first that prefers a geometry, or else the last that handles it */
    ConvDirection(String name, Algorithms algorithms, List<ConvAlgorithm> all) {
        this.name = name;
        this.algorithms = algorithms;
        this.all = all;
    }

    private record Sizes(ConvGeometry g, int batch) {
        /** "32 x 32 x 64 -> 32 x 32 x 64, 3 x 3, stride 1 x 1, ..., batch 64". */
        String key(String direction) {
            return direction + " " + g.h() + " x " + g.w() + " x " + g.c() + " -> " + g.oh() + " x " + g.ow() + " x "
                    + g.k() + ", kernel " + g.kh() + " x " + g.kw() + ", stride " + g.sh() + " x " + g.sw()
                    + ", dilation " + g.dh() + " x " + g.dw() + ", padding " + g.top() + " x " + g.left()
                    + ", groups " + g.groups() + ", batch " + batch;
        }
    }

    /**
     * What was chosen for a geometry.
     *
     * @param next for another batch; null for none
     */
    private record Choice(int batch, ConvAlgorithm algorithm, Choice next) {}

    void run(
            ConvGeometry g,
            Tensor left,
            Tensor right,
            Tensor bias,
            ActivationFunction f,
            boolean accumulate,
            Tensor result) {
        if (revision != algorithms.revision()) {
            revision = algorithms.revision();
            chosen.clear();
        }
        int batch = left.capacity();
        Choice first = chosen.get(g);
        Choice choice = first;
        while (choice != null && choice.batch() != batch) {
            choice = choice.next();
        }
        if (choice == null) {
            Sizes sizes = new Sizes(g, batch);
            choice = new Choice(batch, choose(sizes, left, right, bias, f, accumulate, result), first);
            chosen.put(g, choice);
        }
        choice.algorithm().kernel().run(g, left, right, bias, f, accumulate, result);
    }

    /** Comparing overwrites the result; where that holds something to be added to, a copy takes its place. */
    private ConvAlgorithm choose(
            Sizes sizes,
            Tensor left,
            Tensor right,
            Tensor bias,
            ActivationFunction f,
            boolean accumulate,
            Tensor result) {
        ConvGeometry g = sizes.g();
        List<ConvAlgorithm> able = all.stream().filter(a -> a.handles().test(g)).toList();
        int rule = 0;
        while (rule < able.size() - 1 && !able.get(rule).prefers().test(g, sizes.batch())) {
            rule++;
        }
        List<String> names = able.stream().map(ConvAlgorithm::name).toList();
        Tensor target = accumulate && names.size() > 1
                ? Tensor.allocate(result.batch(), result.shape(), result.precision())
                : result;
        int choice = algorithms.choose(
                sizes.key(name), names, rule, i -> able.get(i).kernel().run(g, left, right, bias, f, false, target));
        return able.get(choice);
    }
}
