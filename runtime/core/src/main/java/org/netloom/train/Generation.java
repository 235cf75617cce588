package org.netloom.train;

import java.util.ArrayList;
import java.util.List;
import org.netloom.data.Dataset;
import org.netloom.data.Normal;
import org.netloom.data.Preprocessor;
import org.netloom.data.Targets;
import org.netloom.layer.Network;
import org.netloom.mode.Adversarial;
import org.netloom.model.SampleGrid;
import org.netloom.ops.Randoms;
import org.netloom.problem.CoreMessage;
import org.netloom.spec.Shape;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Makes samples with a generator, from noise or from the inputs of a data set, and compares them with real ones. */
final class Generation {
    /** Keys of noise that nothing is learned from. */
    static final long VALIDATION = 0x76616c6964L;

    static final long TEST = 0x74657374L;

    /** Samples that are compared; the distance of more is the same within a few percent. */
    private static final int MOST = 512;

    /** Conditions beside one another in a grid. */
    private static final int TRIPLES = 3;

    private final Network generator;
    private final boolean conditional;
    private final Preprocessor preprocessor;
    private final long seed;
    private final Tensor input;

    /** @param generator prepared for batches of {@code batch} */
    Generation(Network generator, Adversarial mode, Preprocessor preprocessor, long seed, int batch) {
        this.generator = generator;
        this.conditional = mode.conditional();
        this.preprocessor = preprocessor;
        this.seed = seed;
        input = Tensor.allocate(batch, generator.inputShape(), Precision.FLOAT);
    }

    /** Fills a tensor with normal noise. */
    static void noise(Tensor to, long key) {
        for (int i = 0, n = to.size(); i < n; i++) {
            to.set(i, Normal.draw(key, i));
        }
    }

    /** Brings a map of classes to -1..1, as a generator makes it; other targets stay as they are. */
    static void scale(float[] map, int at, int n, Targets targets) {
        if (targets instanceof Targets.ClassMap m) {
            float step = 2f / Math.max(1, m.count() - 1);
            for (int i = at; i < at + n; i++) {
                map[i] = map[i] < 0 ? -1 : map[i] * step - 1;
            }
        }
    }

    /**
     * Makes samples as the network puts them out.
     *
     * @param key which noise
     * @param data whose inputs are conditions; not read where the generator starts from noise
     */
    List<float[]> make(long key, int count, Dataset data) {
        boolean training = generator.execution().training();
        generator.training(false);
        try {
            List<float[]> made = new ArrayList<>();
            for (int first = 0; first < count; first += input.capacity()) {
                input.setBatch(Math.min(input.capacity(), count - first));
                if (conditional) {
                    conditions(first, data);
                } else {
                    noise(input, Randoms.key(seed, key, first));
                }
                Tensor output = generator.forward(input);
                int n = output.shape().size();
                for (int i = 0; i < output.batch(); i++) {
                    float[] one = new float[n];
                    for (int j = 0; j < n; j++) {
                        one[j] = (float) output.get(i * n + j);
                    }
                    made.add(one);
                }
            }
            return made;
        } finally {
            generator.training(training);
        }
    }

    private void conditions(int first, Dataset data) {
        int n = input.shape().size();
        for (int i = 0; i < input.batch(); i++) {
            int at = input.offset() + i * n;
            data.input((first + i) % data.size(), input.data(), at);
            preprocessor.apply(input.data(), at);
        }
    }

    /**
     * A grid of generated samples, or of conditions, what was made of them, and the real samples.
     *
     * @param count of the samples
     */
    SampleGrid grid(long key, int count, Dataset data) {
        Shape shape = generator.outputShape();
        List<float[]> made = make(key, count, data);
        if (!conditional) {
            made.forEach(i -> preprocessor.revert(i, 0));
            return SampleGrid.of(shape, (int) Math.ceil(Math.sqrt(count)), made);
        }
        Shape drawn = Shape.of(shape.height(), shape.width(), 3);
        List<float[]> shown = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] condition = new float[generator.inputShape().size()];
            data.input(i % data.size(), condition, 0);
            shown.add(colours(condition, 1, 0));
            shown.add(colours(made.get(i), 127.5f, 127.5f));
            shown.add(colours(real(i % data.size(), data), 127.5f, 127.5f));
        }
        return SampleGrid.of(drawn, 3 * TRIPLES, shown);
    }

    /** An image with three channels: {@code factor * value + offset}; of one channel the same thrice. */
    private float[] colours(float[] image, float factor, float offset) {
        int pixels = generator.outputShape().height() * generator.outputShape().width();
        int channels = image.length / pixels;
        float[] colours = new float[3 * pixels];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = factor * image[i / 3 * channels + Math.min(i % 3, channels - 1)] + offset;
        }
        return colours;
    }

    /** A real sample, as the generator would put it out. */
    private float[] real(int index, Dataset data) {
        float[] one = new float[generator.outputShape().size()];
        if (conditional) {
            data.target(index, one, 0);
            scale(one, 0, one.length, data.targets());
        } else {
            data.input(index, one, 0);
            preprocessor.apply(one, 0);
        }
        return one;
    }

    /** Compares generated samples with those of a part of the data. */
    Evaluation evaluate(String part, long key, Dataset data) {
        if (data.size() == 0) {
            throw CoreMessage.EMPTY_PART.exception(part, "there is nothing to compare generated samples with");
        }
        int count = Math.min(MOST, data.size());
        List<float[]> real = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            real.add(real(i, data));
        }
        SampleScore score = new SampleScore();
        score.distance(SlicedDistance.of(real, make(key, count, data)));
        return new Evaluation(part, Double.NaN, score, count);
    }
}
