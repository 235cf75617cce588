package org.netloom.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/**
 * Preprocessing with its measured numbers: stored with the model, applied to every sample before the network sees it.
 * Steps by channel that follow each other are applied as one.
 */
public final class Preprocessor {
    private final Shape shape;
    private final List<FittedStep> steps;
    private final FittedStep[] merged;

    Preprocessor(Shape shape, List<FittedStep> steps) {
        this.shape = shape;
        this.steps = List.copyOf(steps);
        this.merged = merged(steps);
    }

    private static FittedStep[] merged(List<FittedStep> steps) {
        List<FittedStep> merged = new ArrayList<>();
        for (FittedStep s : steps) {
            if (s instanceof PerChannel next && !merged.isEmpty() && merged.getLast() instanceof PerChannel before) {
                merged.set(merged.size() - 1, before.then(next));
            } else {
                merged.add(s);
            }
        }
        return merged.toArray(FittedStep[]::new);
    }

    /** Leaves samples as they are. */
    public static Preprocessor none(Shape input) {
        return new Preprocessor(input, List.of());
    }

    /**
     * Measures what the steps need, on the training part only, each as the steps in front leave it. One-hot columns of a
     * table and indices of symbols stay as they are.
     *
     * @throws org.netloom.problem.NetloomException if values are not finite, a step maps a range to a point, or too many
     *     numbers would be mixed
     */
    public static Preprocessor fit(List<? extends Preprocess> steps, Dataset train) {
        Shape shape = train.inputShape();
        if (train.indices() > 0) {
            return none(shape);
        }
        BitSet oneHot = train.schema().map(TableSchema::oneHot).orElseGet(BitSet::new);
        List<FittedStep> fitted = new ArrayList<>();
        for (Preprocess p : steps) {
            Dataset seen = fitted.isEmpty() ? train : new Preprocessed(train, new Preprocessor(shape, fitted));
            fitted.add(
                    switch (p) {
                        case Standardize _ -> standardize(fitted, train, seen, oneHot);
                        case Rescale r -> rescale(r, shape, oneHot);
                        case MeanImage _ -> new PerPlace(meanImage(seen, oneHot));
                        case Decorrelate _, PcaWhitening _, ZcaWhitening _ -> Rotation.fit(p, seen, oneHot);
                    });
        }
        return new Preprocessor(shape, fitted);
    }

    /** Behind steps by channel alone their effect is worked out, which loses no digits. */
    private static FittedStep standardize(List<FittedStep> before, Dataset train, Dataset seen, BitSet oneHot) {
        boolean simple = before.stream().allMatch(PerChannel.class::isInstance);
        Moments moments = Moments.of(simple ? train : seen);
        double[] shift = new double[train.inputShape().channels()];
        double[] scale = new double[shift.length];
        Arrays.fill(scale, 1);
        for (int c = oneHot.nextClearBit(0); c < scale.length; c = oneHot.nextClearBit(c + 1)) {
            double mean = moments.mean()[c];
            double deviation = moments.deviation()[c];
            for (FittedStep s : simple ? before : List.<FittedStep>of()) {
                PerChannel step = (PerChannel) s;
                mean = step.apply(c, mean);
                deviation /= Math.abs(step.scale()[c]);
            }
            shift[c] = mean;
            // A channel that never changes becomes 0 by its mean alone.
            scale[c] = deviation > 0 ? deviation : 1;
        }
        return new PerChannel("Standardize", shift, scale, train.inputShape().size());
    }

    /** {@code low + (x - from) * (high - low) / (to - from)}. */
    private static FittedStep rescale(Rescale r, Shape shape, BitSet oneHot) {
        if (r.from() == r.to() || r.low() == r.high()) {
            throw CoreMessage.RESCALE_EMPTY.exception(r.from(), r.to(), r.low(), r.high());
        }
        double[] shift = new double[shape.channels()];
        double[] scale = new double[shift.length];
        Arrays.fill(scale, 1);
        for (int c = oneHot.nextClearBit(0); c < scale.length; c = oneHot.nextClearBit(c + 1)) {
            scale[c] = (r.to() - r.from()) / (r.high() - r.low());
            shift[c] = r.from() - r.low() * scale[c];
        }
        return new PerChannel("Rescale", shift, scale, shape.size());
    }

    private static Tensor meanImage(Dataset data, BitSet oneHot) {
        Shape shape = data.inputShape();
        double[] sum = new double[shape.size()];
        float[] x = new float[sum.length];
        for (int i = 0; i < data.size(); i++) {
            data.input(i, x, 0);
            for (int k = 0; k < x.length; k++) {
                sum[k] += x[k];
            }
        }
        Tensor mean = Tensor.allocate(1, shape, Precision.FLOAT);
        for (int k = 0; k < x.length; k++) {
            int channel = k % shape.channels();
            if (!Double.isFinite(sum[k])) {
                throw CoreMessage.DATA_NOT_FINITE.exception(channel);
            }
            mean.set(k, oneHot.get(channel) ? 0 : sum[k] / data.size());
        }
        return mean;
    }

    /** These steps as JSON values; larger numbers are in {@link #tensors}. */
    public List<Object> toJson() {
        return steps.stream().<Object>map(FittedStep::toJson).toList();
    }

    /** The larger numbers of the steps: "0/mean", "1/axes". */
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String prefix = i + "/";
            steps.get(i).tensors().forEach((name, t) -> all.put(prefix + name, t));
        }
        return all;
    }

    /** The preprocessing that {@link #toJson} gave, where it has no {@link #tensors}. */
    public static Preprocessor fromJson(List<?> json, Shape input) {
        return fromJson(json, Map.of(), input);
    }

    /**
     * The preprocessing that {@link #toJson} and {@link #tensors} gave.
     *
     * @param input extent of the samples it will get
     * @throws org.netloom.problem.NetloomException if it was measured on samples of other channels
     */
    public static Preprocessor fromJson(List<?> json, Map<String, Tensor> tensors, Shape input) {
        List<FittedStep> steps = new ArrayList<>();
        for (Object o : json) {
            String prefix = steps.size() + "/";
            Map<String, Tensor> own = new LinkedHashMap<>();
            tensors.forEach((name, t) -> {
                if (name.startsWith(prefix)) {
                    own.put(name.substring(prefix.length()), t);
                }
            });
            steps.add(FittedStep.fromJson(new Fields("preprocessing", o), own, input));
        }
        return new Preprocessor(input, steps);
    }

    /** Extent of the samples this was made for. */
    public Shape shape() {
        return shape;
    }

    /** Preprocesses the sample at {@code sample[at...]} in place. */
    public void apply(float[] sample, int at) {
        for (FittedStep s : merged) {
            s.apply(sample, at);
        }
    }

    /** Takes the preprocessing back, to show what an autoencoder gave. */
    public void revert(float[] sample, int at) {
        for (int i = merged.length - 1; i >= 0; i--) {
            merged[i].revert(sample, at);
        }
    }

    /** A data set as the steps so far leave it. */
    private record Preprocessed(Dataset data, Preprocessor so) implements Dataset {
        @Override
        public int size() {
            return data.size();
        }

        @Override
        public Shape inputShape() {
            return data.inputShape();
        }

        @Override
        public Targets targets() {
            return data.targets();
        }

        @Override
        public void input(int i, float[] to, int at) {
            data.input(i, to, at);
            so.apply(to, at);
        }

        @Override
        public void target(int i, float[] to, int at) {
            data.target(i, to, at);
        }
    }
}
