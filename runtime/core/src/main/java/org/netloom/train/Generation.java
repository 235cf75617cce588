package org.netloom.train;

import java.util.ArrayList;
import java.util.List;
import org.netloom.data.Dataset;
import org.netloom.data.Normal;
import org.netloom.data.Preprocessor;
import org.netloom.data.Targets;
import org.netloom.layer.Network;
import org.netloom.mode.Adversarial;
import org.netloom.ops.Randoms;
import org.netloom.problem.CoreMessage;
import org.netloom.tensor.Precision;
import org.netloom.tensor.Tensor;

/** Makes samples with a generator, from noise or from the targets of a data set, and compares them with real ones. */
final class Generation {
    /** Keys of noise that nothing is learned from. */
    static final long VALIDATION = 0x76616c6964L;

    static final long TEST = 0x74657374L;

    /** Samples that are compared; the distance of more is the same within a few percent. */
    private static final int MOST = 512;

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

    /** Brings a map of classes to -1..1, as a generator takes it. */
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
     * @param data whose targets are conditions; not read where the generator starts from noise
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
            data.target((first + i) % data.size(), input.data(), at);
            scale(input.data(), at, n, data.targets());
        }
    }

    /** The same with the scale of raw data. */
    List<float[]> images(long key, int count, Dataset data) {
        List<float[]> images = make(key, count, data);
        images.forEach(i -> preprocessor.revert(i, 0));
        return images;
    }

    /** Compares generated samples with those of a part of the data. */
    Evaluation evaluate(String part, long key, Dataset data) {
        if (data.size() == 0) {
            throw CoreMessage.EMPTY_PART.exception(part, "there is nothing to compare generated samples with");
        }
        int count = Math.min(MOST, data.size());
        List<float[]> real = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] one = new float[data.inputShape().size()];
            data.input(i, one, 0);
            preprocessor.apply(one, 0);
            real.add(one);
        }
        SampleScore score = new SampleScore();
        score.distance(SlicedDistance.of(real, make(key, count, data)));
        return new Evaluation(part, Double.NaN, score, count);
    }
}
