package org.netloom.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.netloom.layer.Network;
import org.netloom.ops.AheadOps;
import org.netloom.spec.Shape;
import org.netloom.tensor.Tensor;

/** The sum of several losses; gradients of an output that several of them take add up. */
final class SumLoss extends Loss {
    /** A term with its outputs found. */
    private static final class Part {
        final LossTerm term;
        final Loss loss;
        final int[] outputs;
        final TargetPart target;

        Part(LossTerm term, Loss loss, int... outputs) {
            this.term = term;
            this.loss = loss;
            this.outputs = outputs;
            this.target = new TargetPart(term);
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<Shape> shapes;
    private final int main;

    /** For each output a second gradient, where several terms take it; made when it is needed. */
    private final Tensor[] second;

    /** For each output whether a term has written its gradient in this pass. */
    private final boolean[] written;

    SumLoss(WeightedSum spec, Network network) {
        super(network);
        shapes = network.outputShapes();
        for (LossTerm t : spec.terms()) {
            int[] outputs = t.outputs().stream()
                    .mapToInt(name -> WeightedSum.output(name, network))
                    .toArray();
            List<Shape> own = Arrays.stream(outputs).mapToObj(shapes::get).toList();
            parts.add(new Part(t, Loss.of(t.loss(), network, own), outputs));
        }
        main = WeightedSum.output(spec.mainTerm().outputs().getFirst(), network);
        second = new Tensor[shapes.size()];
        written = new boolean[shapes.size()];
    }

    @Override
    public int mainOutput() {
        return main;
    }

    @Override
    public double evaluate(Tensor output, Tensor target, Tensor gradientOrNull) {
        return evaluate(List.of(output), target, gradientOrNull == null ? List.of() : List.of(gradientOrNull));
    }

    @Override
    public double evaluate(List<Tensor> outputs, Tensor target, List<Tensor> gradients) {
        return evaluate(outputs, target, gradients, (loss, own, part, slopes) -> {
                    double value = loss.evaluate(own, part, slopes);
                    return () -> value;
                })
                .getAsDouble();
    }

    /** A part of the target is cut out by this program, which waits until it is sent. */
    @Override
    public boolean goesAhead() {
        return parts.stream().allMatch(p -> p.loss.goesAhead() && !p.term.partial());
    }

    @Override
    public DoubleSupplier evaluateAhead(AheadOps ahead, List<Tensor> outputs, Tensor target, List<Tensor> gradients) {
        return evaluate(
                outputs, target, gradients, (loss, own, part, slopes) -> loss.evaluateAhead(ahead, own, part, slopes));
    }

    /** Evaluates the loss of a term. */
    @FunctionalInterface
    private interface Evaluation {
        DoubleSupplier of(Loss loss, List<Tensor> outputs, Tensor target, List<Tensor> gradients);
    }

    private DoubleSupplier evaluate(
            List<Tensor> outputs, Tensor target, List<Tensor> gradients, Evaluation evaluation) {
        Arrays.fill(written, false);
        List<DoubleSupplier> values = new ArrayList<>(parts.size());
        for (Part p : parts) {
            if (p.term.trainingOnly() && !training()) {
                continue;
            }
            List<Tensor> own = new ArrayList<>(p.outputs.length);
            List<Tensor> slopes = new ArrayList<>(p.outputs.length);
            for (int o : p.outputs) {
                own.add(outputs.get(o));
                if (!gradients.isEmpty()) {
                    slopes.add(written[o] ? second(o, gradients.get(o)) : gradients.get(o));
                }
            }
            DoubleSupplier value = evaluation.of(p.loss, own, p.target.of(target), slopes);
            values.add(() -> p.term.weight() * value.getAsDouble());
            for (int k = 0; k < slopes.size(); k++) {
                collect(p.outputs[k], p.term.weight(), slopes.get(k), gradients.get(p.outputs[k]));
            }
        }
        for (int o = 0; o < gradients.size(); o++) {
            if (!written[o]) {
                ops().fill(gradients.get(o), 0);
            }
        }
        return () -> values.stream().mapToDouble(DoubleSupplier::getAsDouble).reduce(0, Double::sum);
    }

    private void collect(int output, double weight, Tensor slope, Tensor gradient) {
        if (weight != 1) {
            ops().scaleInPlace(slope, weight);
        }
        if (written[output]) {
            ops().copyChannels(slope, 0, gradient, 0, gradient.shape().channels(), true);
        }
        written[output] = true;
    }

    private Tensor second(int output, Tensor gradient) {
        if (second[output] == null
                || second[output].capacity() < gradient.batch()
                || second[output].precision() != gradient.precision()) {
            second[output] = Tensor.allocate(gradient.capacity(), gradient.shape(), gradient.precision());
        }
        second[output].setBatch(gradient.batch());
        return second[output];
    }

    /** @param output is not looked at: each term has its own */
    @Override
    public Shape targetShape(Shape output) {
        int end = parts.stream()
                .filter(p -> p.term.partial())
                .mapToInt(p -> p.term.from() + p.term.count())
                .max()
                .orElse(0);
        Part first = parts.stream()
                .filter(p -> p.term.loss().comparison() != Comparison.NOTHING)
                .findFirst()
                .orElse(parts.getFirst());
        return end > 0 ? Shape.of(end) : first.loss.targetShape(shapes.get(first.outputs[0]));
    }

    @Override
    public void toProbabilities(Tensor output, Tensor probabilities) {
        parts.stream()
                .filter(p -> !p.term.trainingOnly())
                .findFirst()
                .ifPresent(p -> p.loss.toProbabilities(output, probabilities));
    }
}
