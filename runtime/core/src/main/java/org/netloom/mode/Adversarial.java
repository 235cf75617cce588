package org.netloom.mode;

import org.netloom.optimize.Adam;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.spec.Doc;
import org.netloom.spec.Example;
import org.netloom.spec.Param;
import org.netloom.spec.SpecType;

/** Learning to make samples that another network takes for real. */
@Doc(
        summary =
                "Trains a generator and a discriminator in turn: one makes samples, the other tells them from real ones.",
        formula =
                "discriminator: L(D(x), 1) + L(D(G(z)), 0); generator: L(D(G(z)), 1) + pixelWeight*mean of |G(z) - x|; "
                        + "z is normal noise; with conditional it is the input of a sample, and x its target",
        use =
                "One design holds both: the nodes up to the one that is named as sample are the generator, those behind it "
                        + "the discriminator. Take an adversarial loss, Rescale to -1..1 with Tanh as sample, Adam with beta1 0.5 "
                        + "and LeakyReLU in the discriminator (DCGAN). For pairs of images: conditional, with a pixel weight of 20 "
                        + "to 100 and a U-Net as generator, which makes the target from the input (pix2pix). Look at the samples: "
                        + "the losses say little.",
        avoid = "Not where each sample has one right answer: a squared loss is easier; and not with few samples: the "
                + "discriminator learns them by heart.",
        source = "Goodfellow et al. 2014; DCGAN: Radford, Metz and Chintala 2016; pix2pix: Isola et al. 2017")
@Example(settings = "{\"sample\": \"sample\"}")
public record Adversarial(
        @Param(doc = "node whose output is the generated sample")
        String sample,

        @Param(
                doc = "how the discriminator changes its parameters",
                def = "{\"type\": \"Adam\", \"learningRate\": 0.0002, \"beta1\": 0.5}")
        OptimizerSpec discriminatorOptimizer,

        @Param(
                doc = "steps of the discriminator for each of the generator",
                unit = "steps",
                min = 1,
                max = 100,
                def = "1")
        int discriminatorSteps,

        @Param(
                doc = "the generator makes the target of a sample from its input, and the discriminator sees both",
                def = "false")
        boolean conditional,

        @Param(doc = "weight of the distance to the real sample; for conditional", min = 0, def = "0")
        double pixelWeight)
        implements TrainingMode {
    public static Adversarial of(String sample) {
        return new Adversarial(sample, Adam.of(0.0002).beta1(0.5), 1, false, 0);
    }

    public Adversarial discriminatorOptimizer(OptimizerSpec value) {
        return with("discriminatorOptimizer", value);
    }

    public Adversarial discriminatorSteps(int value) {
        return with("discriminatorSteps", value);
    }

    public Adversarial conditional(boolean value) {
        return with("conditional", value);
    }

    public Adversarial pixelWeight(double value) {
        return with("pixelWeight", value);
    }

    private Adversarial with(String component, Object value) {
        return SpecType.of(Adversarial.class).copy(this, component, value);
    }
}
