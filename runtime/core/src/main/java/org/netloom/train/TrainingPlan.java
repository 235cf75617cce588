package org.netloom.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netloom.data.Augmentation;
import org.netloom.data.DataSpec;
import org.netloom.data.Preprocess;
import org.netloom.data.Split;
import org.netloom.data.Standardize;
import org.netloom.data.TargetKind;
import org.netloom.loss.LossSpec;
import org.netloom.mode.Autoencoder;
import org.netloom.mode.Supervised;
import org.netloom.mode.TrainingMode;
import org.netloom.optimize.Adam;
import org.netloom.optimize.Clipping;
import org.netloom.optimize.ConstantRate;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.InitializerSpec;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.optimize.Regularization;
import org.netloom.optimize.ScheduleSpec;
import org.netloom.optimize.Transfer;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;
import org.netloom.spec.SpecFamily;
import org.netloom.spec.SpecType;

/** Everything a training needs to know beside the network. */
@Doc(
        summary = "Data, loss, optimizer and everything else that a training needs beside the network.",
        formula = "parameters = argmin of the mean loss over the training part, approached in "
                + "epochs*samples/batchSize steps",
        use = "One plan per design. Start with the defaults; change the learning rate first, then the number "
                + "of epochs, then regularise.",
        avoid = "Not to be filled in completely at the start: begin with the defaults and change one thing at a time.",
        source = "Goodfellow, Bengio and Courville 2016, chapters 8 and 11")
public record TrainingPlan(
        @Param(doc = "data set") DataSpec data,
        @Param(doc = "what is minimised") LossSpec loss,

        @Param(doc = "weigh classes by how rare they are in the training part", def = "false")
        boolean balanceClasses,

        @Param(doc = "what a step of the training is", def = "{\"type\": \"Supervised\"}")
        TrainingMode mode,

        @Param(doc = "how samples are shared out", def = "{}")
        Split split,

        @Param(doc = "fixed changes of every sample, in order", def = "[{\"type\": \"Standardize\"}]")
        List<Preprocess> preprocess,

        @Param(doc = "random changes of training images, in order", def = "[]")
        List<Augmentation> augmentation,

        @Param(doc = "how gradients change the parameters", def = "{\"type\": \"Adam\", \"learningRate\": 0.001}")
        OptimizerSpec optimizer,

        @Param(doc = "how the learning rate changes", def = "{\"type\": \"ConstantRate\"}")
        ScheduleSpec schedule,

        @Param(doc = "penalties on large parameters", def = "{}")
        Regularization regularization,

        @Param(doc = "limits of the gradients", def = "{}") Clipping clipping,

        @Param(doc = "how weights start", def = "{\"type\": \"HeInit\"}")
        InitializerSpec initialization,

        @Param(doc = "samples per step", unit = "samples", min = 1, max = 1000000, def = "64")
        int batchSize,

        @Param(doc = "passes over the training part", unit = "epochs", min = 1, max = 1000000, def = "10")
        int epochs,

        @Param(doc = "where all randomness follows from", def = "1")
        long seed,

        @Param(doc = "what is taken over from an earlier training", def = "{}")
        Transfer transfer,

        @Param(doc = "an end before the last epoch", def = "{}")
        EarlyStopping earlyStopping,

        @Param(doc = "where figures draw their lines", def = "{}")
        MetricSettings metrics,

        @Param(doc = "steps between checkpoints; 0: at the end of each epoch", unit = "steps", min = 0, def = "0")
        int checkpointEvery)
        implements Spec {
    private static final String OLD_TARGET = "target";

    /**
     * Values as plans had them that knew no modes, in the present notation: a target "input" has become the mode
     * Autoencoder.
     */
    public static Map<String, Object> present(Map<String, Object> json) {
        if (!(json.get(OLD_TARGET) instanceof String target)) {
            return json;
        }
        Map<String, Object> now = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (!name.equals(OLD_TARGET)) {
                now.put(name, value);
            } else if (target.equals("input")) {
                now.put("mode", SpecFamily.of(TrainingMode.class).toJson(Autoencoder.of()));
            } else if (!target.equals("labels")) {
                now.put(name, value);
            }
        });
        return now;
    }

    public static TrainingPlan of(DataSpec data, LossSpec loss) {
        return new TrainingPlan(
                data,
                loss,
                false,
                Supervised.of(),
                Split.of(),
                List.of(Standardize.of()),
                List.of(),
                Adam.of(0.001),
                ConstantRate.of(),
                Regularization.of(),
                Clipping.of(),
                HeInit.of(),
                64,
                10,
                1,
                Transfer.of(),
                EarlyStopping.of(),
                MetricSettings.of(),
                0);
    }

    private TrainingPlan with(String component, Object value) {
        return SpecType.of(TrainingPlan.class).copy(this, component, value);
    }

    public TrainingPlan balanceClasses(boolean value) {
        return with("balanceClasses", value);
    }

    public TrainingPlan mode(TrainingMode value) {
        return with("mode", value);
    }

    /** What the output is compared with. */
    public TargetKind target() {
        return mode.target();
    }

    /** The same plan for another loss. */
    public TrainingPlan loss(LossSpec value) {
        return with("loss", value);
    }

    public TrainingPlan split(Split value) {
        return with("split", value);
    }

    public TrainingPlan preprocess(List<Preprocess> value) {
        return with("preprocess", value);
    }

    public TrainingPlan preprocess(Preprocess... value) {
        return preprocess(List.of(value));
    }

    public TrainingPlan augmentation(List<Augmentation> value) {
        return with("augmentation", value);
    }

    public TrainingPlan augmentation(Augmentation... value) {
        return augmentation(List.of(value));
    }

    public TrainingPlan optimizer(OptimizerSpec value) {
        return with("optimizer", value);
    }

    public TrainingPlan schedule(ScheduleSpec value) {
        return with("schedule", value);
    }

    public TrainingPlan regularization(Regularization value) {
        return with("regularization", value);
    }

    public TrainingPlan clipping(Clipping value) {
        return with("clipping", value);
    }

    public TrainingPlan initialization(InitializerSpec value) {
        return with("initialization", value);
    }

    public TrainingPlan batchSize(int value) {
        return with("batchSize", value);
    }

    public TrainingPlan epochs(int value) {
        return with("epochs", value);
    }

    public TrainingPlan seed(long value) {
        return with("seed", value);
    }

    public TrainingPlan transfer(Transfer value) {
        return with("transfer", value);
    }

    public TrainingPlan earlyStopping(EarlyStopping value) {
        return with("earlyStopping", value);
    }

    public TrainingPlan metrics(MetricSettings value) {
        return with("metrics", value);
    }

    public TrainingPlan checkpointEvery(int value) {
        return with("checkpointEvery", value);
    }
}
