package org.netloom.mode;

import org.netloom.data.Corruption;
import org.netloom.data.TargetKind;
import org.netloom.spec.Doc;
import org.netloom.spec.Example;
import org.netloom.spec.Param;

/** Learning to give back the input. */
@Doc(
        summary = "Compares the output with the input itself, which the network may be shown spoilt.",
        formula = "L(f(c(x)), x) with c(x) = x + noise*N(0, 1), and each number 0 with probability masking",
        use = "To learn a short code of the input without labels: the network narrows towards the node of the code "
                + "and widens again. With noise or masking it learns to clean its input, and the code says more of "
                + "what matters. Noise is measured after preprocessing: with Rescale to 0..1 try 0.3. The part up to "
                + "the code can be exported alone.",
        avoid = "Not where labels are at hand and they are all that matters; and a code as wide as the "
                + "input, without noise, may learn to copy.",
        source = "Hinton and Salakhutdinov 2006; denoising: Vincent et al. 2008")
@Example(settings = "{\"code\": \"code\", \"noise\": 0.3}")
public record Autoencoder(
        @Param(doc = "node whose output is the code; empty: none is named", def = "\"\"")
        String code,

        @Param(doc = "deviation of the normal noise added to the input", min = 0, def = "0")
        double noise,

        @Param(doc = "share of the input's numbers set to 0", min = 0, max = 1, below = true, def = "0")
        double masking)
        implements TrainingMode {
    public static Autoencoder of() {
        return new Autoencoder("", 0, 0);
    }

    public Autoencoder code(String value) {
        return new Autoencoder(value, noise, masking);
    }

    public Autoencoder noise(double value) {
        return new Autoencoder(code, value, masking);
    }

    public Autoencoder masking(double value) {
        return new Autoencoder(code, noise, value);
    }

    @Override
    public TargetKind target() {
        return TargetKind.INPUT;
    }

    @Override
    public Corruption corruption() {
        return new Corruption(noise, masking);
    }
}
