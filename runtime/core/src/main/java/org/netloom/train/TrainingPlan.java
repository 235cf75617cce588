package org.netloom.train;

import java.util.List;
import org.netloom.data.Augmentation;
import org.netloom.data.DataSpec;
import org.netloom.data.Preprocess;
import org.netloom.data.Split;
import org.netloom.data.Standardize;
import org.netloom.data.TargetKind;
import org.netloom.loss.LossSpec;
import org.netloom.optimize.Adam;
import org.netloom.optimize.Clipping;
import org.netloom.optimize.ConstantRate;
import org.netloom.optimize.HeInit;
import org.netloom.optimize.InitializerSpec;
import org.netloom.optimize.OptimizerSpec;
import org.netloom.optimize.Regularization;
import org.netloom.optimize.ScheduleSpec;
import org.netloom.spec.Doc;
import org.netloom.spec.Param;
import org.netloom.spec.Spec;

/** Everything a training needs to know beside the network. */
@Doc(
        summary = "Data, loss, optimizer and everything else of a training.",
        formula = "-",
        use = "One plan per design.",
        source = "-")
public record TrainingPlan(
        @Param(doc = "data set") DataSpec data,
        @Param(doc = "what is minimised") LossSpec loss,

        @Param(doc = "what the output is compared with", def = "\"labels\"")
        TargetKind target,

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

        @Param(doc = "an end before the last epoch", def = "{}")
        EarlyStopping earlyStopping,

        @Param(doc = "steps between checkpoints; 0: at the end of each epoch", unit = "steps", min = 0, def = "0")
        int checkpointEvery)
        implements Spec {
    public static TrainingPlan of(DataSpec data, LossSpec loss) {
        return new TrainingPlan(
                data,
                loss,
                TargetKind.LABELS,
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
                EarlyStopping.of(),
                0);
    }

    public TrainingPlan target(TargetKind value) {
        return new TrainingPlan(
                data,
                loss,
                value,
                split,
                preprocess,
                augmentation,
                optimizer,
                schedule,
                regularization,
                clipping,
                initialization,
                batchSize,
                epochs,
                seed,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan split(Split value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                value,
                preprocess,
                augmentation,
                optimizer,
                schedule,
                regularization,
                clipping,
                initialization,
                batchSize,
                epochs,
                seed,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan preprocess(List<Preprocess> value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                value,
                augmentation,
                optimizer,
                schedule,
                regularization,
                clipping,
                initialization,
                batchSize,
                epochs,
                seed,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan augmentation(List<Augmentation> value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                preprocess,
                value,
                optimizer,
                schedule,
                regularization,
                clipping,
                initialization,
                batchSize,
                epochs,
                seed,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan optimizer(OptimizerSpec value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                preprocess,
                augmentation,
                value,
                schedule,
                regularization,
                clipping,
                initialization,
                batchSize,
                epochs,
                seed,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan schedule(ScheduleSpec value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                preprocess,
                augmentation,
                optimizer,
                value,
                regularization,
                clipping,
                initialization,
                batchSize,
                epochs,
                seed,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan regularization(Regularization value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                preprocess,
                augmentation,
                optimizer,
                schedule,
                value,
                clipping,
                initialization,
                batchSize,
                epochs,
                seed,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan clipping(Clipping value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                preprocess,
                augmentation,
                optimizer,
                schedule,
                regularization,
                value,
                initialization,
                batchSize,
                epochs,
                seed,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan initialization(InitializerSpec value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                preprocess,
                augmentation,
                optimizer,
                schedule,
                regularization,
                clipping,
                value,
                batchSize,
                epochs,
                seed,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan batchSize(int value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                preprocess,
                augmentation,
                optimizer,
                schedule,
                regularization,
                clipping,
                initialization,
                value,
                epochs,
                seed,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan epochs(int value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                preprocess,
                augmentation,
                optimizer,
                schedule,
                regularization,
                clipping,
                initialization,
                batchSize,
                value,
                seed,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan seed(long value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                preprocess,
                augmentation,
                optimizer,
                schedule,
                regularization,
                clipping,
                initialization,
                batchSize,
                epochs,
                value,
                earlyStopping,
                checkpointEvery);
    }

    public TrainingPlan earlyStopping(EarlyStopping value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                preprocess,
                augmentation,
                optimizer,
                schedule,
                regularization,
                clipping,
                initialization,
                batchSize,
                epochs,
                seed,
                value,
                checkpointEvery);
    }

    public TrainingPlan checkpointEvery(int value) {
        return new TrainingPlan(
                data,
                loss,
                target,
                split,
                preprocess,
                augmentation,
                optimizer,
                schedule,
                regularization,
                clipping,
                initialization,
                batchSize,
                epochs,
                seed,
                earlyStopping,
                value);
    }
}
